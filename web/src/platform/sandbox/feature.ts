import { FlaskConical } from 'lucide-react';
import type { Feature } from '../app/feature';
import { page } from '../app/page';

const Sandbox = page(() => import('./Sandbox'));

export const sandbox: Feature = {
  name: 'sandbox',
  pages: [
    { path: 'sandbox', page: Sandbox, house: 'either' },
    { path: 'sandbox/:id', page: Sandbox, house: 'either' },
  ],
  more: [{ to: '/sandbox', text: 'Sandbox', icon: FlaskConical, only: 'sandbox' }],
};
