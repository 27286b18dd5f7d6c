import { Navigate, useLocation, useParams } from 'react-router';

/** Where Twitch leads people back to; the pages for Discord servers begin at another address here. */
export default function GuildDashboard() {
  const { guildId = '' } = useParams();
  return <Navigate to={`/streams/${guildId}${useLocation().search}`} replace />;
}
