import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Brand } from './Brand';
import { Strips } from './Strips';
import { ThemeSwitch } from './ThemeSwitch';

/** The layout for somebody who is not logged in. */
export function Public({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <div className="public">
      <a className="skip" href="#main">
        To the content
      </a>
      <div>
        <Strips />
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
