import '@fontsource-variable/jetbrains-mono/wght.css';
import './platform/styles/tokens.css';
import './platform/styles/base.css';
import './platform/styles/shell.css';
import './platform/styles/parts.css';
import './platform/styles/data.css';
import './platform/styles/touch.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { features } from './areas';
import { queries, queryClient } from './platform/api/queries';
import { session } from './platform/api/session';
import { App } from './platform/app/App';
import { Catch } from './platform/app/Catch';
import { fetchPage } from './platform/app/feature';
import { SwitchedOn } from './platform/app/SwitchedOn';
import { surviveTranslators } from './platform/app/translators';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
surviveTranslators(document.body);

session.beforeLeaving(() => Promise.all(features.map(({ leaving }) => leaving?.())));

const KNOWN_WITHIN_MS = 1_000;
// What would push the page down when it comes later: its own part, whether this is the sandbox, and what is switched on.
await Promise.all([
  fetchPage(features, location.pathname, session.state() === 'active'),
  Promise.race([
    Promise.all([queryClient.prefetchQuery(queries.health), queryClient.prefetchQuery(queries.areas)]),
    new Promise((go) => setTimeout(go, KNOWN_WITHIN_MS)),
  ]),
]);
createRoot(root).render(
  <StrictMode>
    <Catch>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <SwitchedOn features={features}>
            <App />
          </SwitchedOn>
        </BrowserRouter>
      </QueryClientProvider>
    </Catch>
  </StrictMode>,
);
