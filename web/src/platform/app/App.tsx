import { Suspense } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { Bones } from '../ui/states';
import { type PageRoute, useFeatures } from './feature';
import { Missing } from './Missing';
import { Public } from './Public';
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

/** Shown in whatever layout one is in: it belongs to nobody. */
function Either() {
  return useSession() === 'none' ? <Outside /> : <Inside />;
}

export function App() {
  const session = useSession();
  const features = useFeatures();
  const routes = (layout: PageRoute['layout']) =>
    features
      .flatMap((feature) => feature.pages)
      .filter((route) => route.layout === layout)
      .map(({ path, page: Page }) =>
        path === '' ? <Route key="/" index element={<Page />} /> : <Route key={path} path={path} element={<Page />} />,
      );
  // Where no feature has a first page: the page that everybody has.
  const first = (layout: PageRoute['layout'], otherwise: string) =>
    features.some(({ pages }) => pages.some((route) => route.layout === layout && route.path === '')) ? null : (
      <Route index element={<Navigate to={otherwise} replace />} />
    );
  return (
    <Routes>
      {session === 'none' && (
        <Route element={<Outside />}>
          {routes('guest')}
          {first('guest', '/login')}
        </Route>
      )}
      <Route element={<Outside />}>{routes('outside')}</Route>
      <Route element={<Inside />}>
        {routes('inside')}
        {first('inside', '/me')}
      </Route>
      <Route element={<Either />}>
        {routes('either')}
        <Route path="*" element={<Missing />} />
      </Route>
      {/* React Router does not mind the case of letters. */}
      {features
        .flatMap((feature) => Object.entries(feature.moved ?? {}))
        .map(([before, now]) => (
          <Route key={before} path={before} element={<Navigate to={now} replace />} />
        ))}
    </Routes>
  );
}
