import { FlaskConical } from 'lucide-react';
import type { Feature } from '../app/feature';
import { page } from '../app/page';

const Sandbox = page(() => import('./Sandbox'));

export const sandbox: Feature = {
  name: 'sandbox',
  pages: [
    { path: 'sandbox', page: Sandbox, layout: 'either' },
    { path: 'sandbox/:id', page: Sandbox, layout: 'either' },
  ],
  more: [{ to: '/sandbox', text: 'Sandbox', icon: FlaskConical, only: 'sandbox' }],
};
