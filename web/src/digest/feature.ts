import { Bell } from 'lucide-react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';

export const digest: Feature = {
  name: 'digest',
  pages: [
    { path: 'history', page: page(() => import('./History')), layout: 'inside' },
    { path: 'history/:id', page: page(() => import('./DailyEmail')), layout: 'inside' },
  ],
  deleted: ['history'],
  more: [{ to: '/history', text: 'History', icon: Bell }],
};
