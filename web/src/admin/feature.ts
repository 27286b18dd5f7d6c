import { ChartNoAxesColumn, MessageSquare } from 'lucide-react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';

export const admin: Feature = {
  name: 'admin',
  pages: [
    { path: 'feedback', page: page(() => import('./Feedback')), layout: 'inside' },
    { path: 'admin/*', page: page(() => import('./Admin')), layout: 'inside' },
  ],
  deleted: ['feedback'],
  more: [
    { to: '/feedback', text: 'Feedback', icon: MessageSquare },
    { to: '/admin', text: 'Admin', icon: ChartNoAxesColumn, only: 'admins' },
  ],
};
