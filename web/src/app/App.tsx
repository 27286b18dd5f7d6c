import { lazy, Suspense } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { Bones } from '../ui/states';
import { Missing } from './Missing';
import { Public } from './Public';
import { Shell } from './Shell';
import { useSession } from './useSession';

const Landing = lazy(() => import('../pages/Landing'));
const Login = lazy(() => import('../pages/Login'));
const Register = lazy(() => import('../pages/Register'));
const ForgotPassword = lazy(() => import('../pages/ForgotPassword'));
const ResetPassword = lazy(() => import('../pages/ResetPassword'));
const Home = lazy(() => import('../pages/Home'));
const Maps = lazy(() => import('../pages/Maps'));
const Guard = lazy(() => import('../pages/Guard'));
const GuardAdd = lazy(() => import('../pages/GuardAdd'));
const Inbox = lazy(() => import('../pages/Inbox'));
const Search = lazy(() => import('../pages/Search'));
const History = lazy(() => import('../pages/History'));
const Letter = lazy(() => import('../pages/Letter'));
const Me = lazy(() => import('../pages/Me'));
const Feedback = lazy(() => import('../pages/Feedback'));
const Sandbox = lazy(() => import('../pages/Sandbox'));
const Admin = lazy(() => import('../pages/admin/Admin'));

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
          <Route index element={<Landing />} />
        </Route>
      )}
      <Route element={<Outside />}>
        <Route path="login" element={<Login />} />
        <Route path="register" element={<Register />} />
        <Route path="forgot-password" element={<ForgotPassword />} />
        <Route path="reset-password" element={<ResetPassword />} />
      </Route>
      <Route element={<Inside />}>
        <Route index element={<Home />} />
        <Route path="maps" element={<Maps />} />
        <Route path="maps/:uid" element={<Maps />} />
        <Route path="guard" element={<Guard />} />
        <Route path="guard/add" element={<GuardAdd />} />
        <Route path="guard/:id" element={<Guard />} />
        <Route path="inbox" element={<Inbox />} />
        <Route path="search" element={<Search />} />
        <Route path="history" element={<History />} />
        <Route path="history/:id" element={<Letter />} />
        <Route path="me" element={<Me />} />
        <Route path="feedback" element={<Feedback />} />
        <Route path="admin/*" element={<Admin />} />
      </Route>
      <Route element={<Either />}>
        <Route path="sandbox" element={<Sandbox />} />
        <Route path="sandbox/:id" element={<Sandbox />} />
        <Route path="*" element={<Missing />} />
      </Route>
      {/* Addresses in mails, and of the client that came before. React Router does not mind the case of letters. */}
      <Route path="MapperAlerts" element={<Navigate to="/maps" replace />} />
      <Route path="MapperNews" element={<Navigate to="/inbox" replace />} />
      <Route path="DriverNotifications" element={<Navigate to="/guard" replace />} />
    </Routes>
  );
}
