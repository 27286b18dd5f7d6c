import '@fontsource-variable/jetbrains-mono/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/data.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { queries, queryClient } from './api/queries';
import { session } from './api/session';
import { App } from './app/App';
import { Catch } from './app/Catch';
import { fetchFirst, fetchTabs } from './app/pages';
import { surviveTranslators } from './app/translators';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
surviveTranslators(document.body);

const KNOWN_WITHIN_MS = 1_000;
// What would push the page down when it comes later: its own part, and whether this is the sandbox.
await Promise.all([
  fetchFirst(location.pathname, session.state() === 'active'),
  Promise.race([queryClient.prefetchQuery(queries.health), new Promise((go) => setTimeout(go, KNOWN_WITHIN_MS))]),
]);
createRoot(root).render(
  <StrictMode>
    <Catch>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </Catch>
  </StrictMode>,
);
if (session.state() === 'active') fetchTabs();
