import { Navigate, useLocation } from 'react-router';

/** Where a login by Discord ends; the pages for Discord servers begin at another address here. */
export default function Dashboard() {
  return <Navigate to={`/streams${useLocation().search}`} replace />;
}
