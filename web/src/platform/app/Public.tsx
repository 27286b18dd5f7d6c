import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Brand } from './Brand';
import { useFeatures } from './feature';
import { Strips } from './Strips';
import { ThemeSwitch } from './ThemeSwitch';

/** The layout for somebody who is not logged in. */
export function Public({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const features = useFeatures();
  return (
    <div className="public">
      <a className="skip" href="#main">
        To the content
      </a>
      <div>
        <Strips>{features.map(({ name, GuestStrip }) => GuestStrip && <GuestStrip key={name} />)}</Strips>
      </div>
      <header>
        <Brand />
        <nav className="row" aria-label="Account">
          {pathname !== '/login' && (
            <Link to="/login" className="button small">
              Log in
            </Link>
          )}
          {pathname !== '/register' && (
            <Link to="/register" className="button small primary">
              Register
            </Link>
          )}
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="soft small">
        <span>
          <a href="/docs">Interface</a>
        </span>
        <ThemeSwitch />
      </footer>
    </div>
  );
}
