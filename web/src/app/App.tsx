import { Suspense } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { Bones } from '../ui/states';
import { Missing } from './Missing';
import { Public } from './Public';
import { pages } from './pages';
import { Shell } from './Shell';
import { useSession } from './useSession';

/** Pages of a logged-in person; everybody else logs in first and comes back. */
function Inside() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session === 'none') {
    return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  return (
    <Shell>
      <Suspense fallback={<Bones lines={6} />}>
        <Outlet />
      </Suspense>
    </Shell>
  );
}

function Outside() {
  return (
    <Public>
      <Suspense fallback={<Bones lines={4} />}>
        <Outlet />
      </Suspense>
    </Public>
  );
}

/** The sandbox belongs to nobody: it is shown in whatever house one is in. */
function Either() {
  return useSession() === 'none' ? <Outside /> : <Inside />;
}

export function App() {
  const session = useSession();
  return (
    <Routes>
      {session === 'none' && (
        <Route element={<Outside />}>
          <Route index element={<pages.Landing />} />
        </Route>
      )}
      <Route element={<Outside />}>
        <Route path="login" element={<pages.Login />} />
        <Route path="register" element={<pages.Register />} />
        <Route path="forgot-password" element={<pages.ForgotPassword />} />
        <Route path="reset-password" element={<pages.ResetPassword />} />
        <Route path="verify-email" element={<pages.VerifyEmail />} />
      </Route>
      <Route element={<Inside />}>
        <Route index element={<pages.Home />} />
        <Route path="maps" element={<pages.Maps />} />
        <Route path="maps/:uid" element={<pages.Maps />} />
        <Route path="guard" element={<pages.Guard />} />
        <Route path="guard/add" element={<pages.GuardAdd />} />
        <Route path="guard/:id" element={<pages.Guard />} />
        <Route path="inbox" element={<pages.Inbox />} />
        <Route path="search" element={<pages.Search />} />
        <Route path="history" element={<pages.History />} />
        <Route path="history/:id" element={<pages.Letter />} />
        <Route path="me" element={<pages.Me />} />
        <Route path="feedback" element={<pages.Feedback />} />
        <Route path="admin/*" element={<pages.Admin />} />
      </Route>
      <Route element={<Either />}>
        <Route path="sandbox" element={<pages.Sandbox />} />
        <Route path="sandbox/:id" element={<pages.Sandbox />} />
        <Route path="*" element={<Missing />} />
      </Route>
      {/* Addresses in mails, and of the client that came before. React Router does not mind the case of letters. */}
      <Route path="MapperAlerts" element={<Navigate to="/maps" replace />} />
      <Route path="MapperNews" element={<Navigate to="/inbox" replace />} />
      <Route path="DriverNotifications" element={<Navigate to="/guard" replace />} />
    </Routes>
  );
}
