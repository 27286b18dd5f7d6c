import { ChartColumn, ClipboardList, Package, Wrench } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';
import { heard, lostTrack } from './heard';

const Parts = page(() => import('./catalogue/Parts'));

export const parts: Feature = {
  name: 'parts',
  area: true,
  title: 'Parts',
  pages: [
    { path: 'parts', page: Parts, layout: 'inside' },
    { path: 'parts/new', page: page(() => import('./catalogue/NewPart')), layout: 'inside' },
    { path: 'parts/import', page: page(() => import('./files/Import')), layout: 'inside' },
    { path: 'parts/:partId', page: Parts, layout: 'inside' },
    { path: 'job-card', page: page(() => import('./job/JobCard')), layout: 'inside' },
    { path: 'reorder', page: page(() => import('./reorder/Reorder')), layout: 'inside' },
    { path: 'reorder/purchase-list', page: page(() => import('./reorder/PurchaseList')), layout: 'inside' },
    { path: 'analytics', page: page(() => import('./analytics/Analytics')), layout: 'inside' },
  ],
  tabs: [
    { to: '/parts', text: 'Parts', icon: Package },
    { to: '/job-card', text: 'Job card', icon: Wrench },
    { to: '/reorder', text: 'Reorder', icon: ClipboardList },
  ],
  more: [{ to: '/analytics', text: 'Analytics', icon: ChartColumn }],
  Settings: lazy(() => import('./settings/Settings')),
  deleted: ['parts', 'stock ledger'],
  heard,
  lostTrack,
  topics: {
    'parts.low': 'Parts that run low',
    'parts.out': 'Parts that are out',
    'parts.order_overdue': 'Orders that are overdue',
  },
};
