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
import { queryClient } from './api/queries';
import { session } from './api/session';
import { App } from './app/App';
import { Catch } from './app/Catch';
import { fetchFirst, fetchTabs } from './app/pages';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

await fetchFirst(location.pathname, session.state() === 'active');
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
