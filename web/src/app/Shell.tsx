import {
  Bell,
  ChartNoAxesColumn,
  FlaskConical,
  House,
  Inbox,
  LogOut,
  Map as MapIcon,
  MessageSquare,
  Search,
  Shield,
  type Trophy,
  UserRound,
} from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { NavLink, useLocation } from 'react-router';
import { body, open } from '../api/client';
import { session } from '../api/session';
import { Brand } from './Brand';
import { Strips, useIsSandbox } from './Strips';
import { ThemeSwitch } from './ThemeSwitch';
import { useIsAdmin, useSession } from './useSession';

const SessionEnded = lazy(() => import('./SessionEnded'));

const MAIN = [
  { to: '/', text: 'Home', icon: House },
  { to: '/maps', text: 'Maps', icon: MapIcon },
  { to: '/guard', text: 'Guard', icon: Shield },
  { to: '/inbox', text: 'Inbox', icon: Inbox },
] as const;

export const MORE = [
  { to: '/search', text: 'Search', icon: Search },
  { to: '/history', text: 'History', icon: Bell },
  { to: '/feedback', text: 'Feedback', icon: MessageSquare },
] as const;

const ME = { to: '/me', text: 'Me', icon: UserRound } as const;
const ADMIN = { to: '/admin', text: 'Admin', icon: ChartNoAxesColumn } as const;
const SANDBOX = { to: '/sandbox', text: 'Sandbox', icon: FlaskConical } as const;

type Destination = { to: string; text: string; icon: typeof Trophy };

/** Where else one can go: everything that has no place among the phone's five tabs. */
export function useMore(): Destination[] {
  const admin = useIsAdmin();
  const sandbox = useIsSandbox();
  return [...MORE, ...(admin ? [ADMIN] : []), ...(sandbox ? [SANDBOX] : [])];
}

export function Destinations({ list, size = 18 }: { list: readonly Destination[]; size?: number }) {
  return (
    <ul>
      {list.map(({ to, text, icon: Icon }) => (
        <li key={to}>
          <NavLink to={to} end={to === '/'} className="nav">
            <Icon size={size} aria-hidden />
            {text}
          </NavLink>
        </li>
      ))}
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

/** The house of somebody who is logged in: a rail on a desk, tabs on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  const state = useSession();
  const more = useMore();
  const leave = useLeave();
  const { pathname } = useLocation();
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
        <Strips />
      </div>
      <nav className="rail" aria-label="Pages">
        <Brand />
        <Destinations list={[...MAIN, ...more]} />
        <div className="bottom stack">
          <Destinations list={[ME]} />
          <button type="button" className="button small" onClick={leave}>
            <LogOut size={16} aria-hidden /> Log out
          </button>
          <ThemeSwitch />
        </div>
      </nav>
      <main className="main" id="main" tabIndex={-1}>
        {children}
      </main>
      <nav className="tabs" aria-label="Tabs">
        <Destinations list={[...MAIN, ME]} size={20} />
      </nav>
      {state === 'ended' && (
        <Suspense>
          <SessionEnded />
        </Suspense>
      )}
    </div>
  );
}
