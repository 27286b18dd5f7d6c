import { LogOut } from 'lucide-react';
import { type ReactNode, Suspense, useEffect } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { body, open } from '../api/client';
import { session } from '../api/session';
import { Brand } from './Brand';
import { type Destination, fetchPage, phoneTabs, useFeatures } from './feature';
import { Strips, useIsSandbox } from './Strips';
import { ThemeSwitch } from './ThemeSwitch';
import { useIsAdmin, useSession } from './useSession';

/** Where else one can go: everything that has no place among the phone's tabs. */
export function useMore(): Destination[] {
  const admin = useIsAdmin();
  const sandbox = useIsSandbox();
  return useFeatures()
    .flatMap((feature) => feature.more ?? [])
    .filter(({ only }) => (only === 'admins' ? admin : only === 'sandbox' ? sandbox : true));
}

/** Links to places, whose pages are fetched as soon as a mouse, a finger or the keyboard is on them. */
export function Destinations({ list, size = 18 }: { list: readonly Destination[]; size?: number }) {
  const features = useFeatures();
  return (
    <ul>
      {list.map(({ to, text, icon: Icon, Badge, current }) => {
        const content = (
          <>
            <Icon size={size} aria-hidden />
            {text}
            {Badge && <Badge />}
          </>
        );
        const fetch = () => fetchPage(features, to, true);
        const reached = { onPointerEnter: fetch, onFocus: fetch };
        return (
          <li key={to}>
            {current === undefined ? (
              <NavLink to={to} end={to === '/'} className="nav" {...reached}>
                {content}
              </NavLink>
            ) : (
              <Link to={to} className="nav" aria-current={current ? 'page' : undefined} {...reached}>
                {content}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Ends the session here and on the server; an unreachable server does not keep anybody logged in here. */
export function useLeave(): () => Promise<void> {
  return async () => {
    const refresh_token = session.refreshToken();
    if (refresh_token) await body(open.POST('/api/v1/users/logout', { body: { refresh_token } })).catch(() => null);
    session.leave();
  };
}

/** The layout for somebody who is logged in: a rail on a wide screen, tabs on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  const state = useSession();
  const features = useFeatures();
  const tabs = features.flatMap((feature) => feature.tabs ?? []);
  const own = features.flatMap((feature) => feature.own ?? []);
  const more = useMore();
  const leave = useLeave();
  const { pathname } = useLocation();
  const phone = phoneTabs(features, pathname);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins at its top
  useEffect(() => {
    scrollTo(0, 0);
  }, [pathname.split('/')[1]]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        To the content
      </a>
      <div style={{ gridArea: 'strip' }}>
        <Strips>{features.map(({ name, Strip }) => Strip && <Strip key={name} />)}</Strips>
      </div>
      <Suspense>{features.map(({ name, Background }) => Background && <Background key={name} />)}</Suspense>
      <nav className="rail" aria-label="Pages">
        <Brand />
        <Destinations list={[...tabs, ...more]} />
        <div className="bottom stack">
          <Destinations list={own} />
          <button type="button" className="button small" onClick={leave}>
            <LogOut size={16} aria-hidden /> Log out
          </button>
          <ThemeSwitch />
        </div>
      </nav>
      <main className="main" id="main" tabIndex={-1}>
        {phone.inside && (
          <nav className="inside only-phone" aria-label={phone.inside.title}>
            <Destinations list={[...(phone.inside.tabs ?? []), ...(phone.inside.more ?? [])]} size={16} />
          </nav>
        )}
        {children}
      </main>
      <nav className="tabs" aria-label="Tabs">
        <Destinations list={phone.tabs} size={20} />
      </nav>
      {state === 'ended' &&
        features.map(
          ({ name, SessionEnded }) =>
            SessionEnded && (
              <Suspense key={name}>
                <SessionEnded />
              </Suspense>
            ),
        )}
    </div>
  );
}
