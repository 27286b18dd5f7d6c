import { useQuery } from '@tanstack/react-query';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import { useIsAdmin } from '../platform/app/useSession';
import { PageHead } from '../platform/ui/page';
import { Bones, Empty } from '../platform/ui/states';
import Announce from './Announce';
import Config from './Config';
import Deliveries from './Deliveries';
import Mails from './Mails';
import Messages from './Messages';
import Overview from './Overview';
import People from './People';
import { adminQueries } from './queries';
import Run from './Run';
import Runs from './Runs';

const PAGES = [
  ['overview', 'Days'],
  ['runs', 'Runs'],
  ['mails', 'Unsent mails'],
  ['deliveries', 'Deliveries'],
  ['people', 'People'],
  ['config', 'Configuration'],
  ['feedback', 'Feedback'],
  ['announce', 'Announce'],
] as const;

/** The same layout for those who run it. */
export default function Admin() {
  const admin = useIsAdmin();
  const announces = useQuery({ ...adminQueries.announces, enabled: admin }).data;
  if (!admin) {
    return (
      <>
        <PageHead title="Admin" />
        <Empty title="For admins only">
          <p>If you became an admin just now, log out and in again.</p>
        </Empty>
      </>
    );
  }
  return (
    <div className="stack">
      <nav aria-label="Admin" className="row admin">
        {PAGES.filter(([path]) => path !== 'announce' || announces).map(([path, text]) => (
          <NavLink key={path} to={`/admin/${path}`} className="button small">
            {text}
          </NavLink>
        ))}
      </nav>
      <div>
        <Routes>
          <Route index element={<Navigate to="overview" replace />} />
          <Route path="overview" element={<Overview />} />
          <Route path="runs" element={<Runs />} />
          <Route path="runs/:id" element={<Run />} />
          <Route path="mails" element={<Mails />} />
          <Route path="deliveries" element={<Deliveries />} />
          <Route path="people" element={<People />} />
          <Route path="config" element={<Config />} />
          <Route path="feedback" element={<Messages />} />
          {announces !== false && <Route path="announce" element={announces ? <Announce /> : <Bones lines={6} />} />}
          <Route path="*" element={<Navigate to="/admin/overview" replace />} />
        </Routes>
      </div>
    </div>
  );
}
