import { House, Inbox, Map as MapIcon, Search, Shield } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';
import { adminParts } from './adminParts';

const Maps = page(() => import('./Maps'));
const Guard = page(() => import('./Guard'));

export const trackmania: Feature = {
  name: 'trackmania',
  area: true,
  pages: [
    { path: '', page: page(() => import('./Landing')), layout: 'guest' },
    { path: '', page: page(() => import('./Home')), layout: 'inside' },
    { path: 'maps', page: Maps, layout: 'inside' },
    { path: 'maps/:uid', page: Maps, layout: 'inside' },
    { path: 'guard', page: Guard, layout: 'inside' },
    { path: 'guard/add', page: page(() => import('./GuardAdd')), layout: 'inside' },
    { path: 'guard/:id', page: Guard, layout: 'inside' },
    { path: 'inbox', page: page(() => import('./Inbox')), layout: 'inside' },
    { path: 'search', page: page(() => import('./Search')), layout: 'inside' },
  ],
  // Addresses in mails, and of the client that came before.
  moved: { MapperAlerts: '/maps', MapperNews: '/inbox', DriverNotifications: '/guard' },
  tabs: [
    { to: '/', text: 'Home', icon: House },
    { to: '/maps', text: 'Maps', icon: MapIcon },
    { to: '/guard', text: 'Guard', icon: Shield },
    { to: '/inbox', text: 'Inbox', icon: Inbox },
  ],
  more: [{ to: '/search', text: 'Search', icon: Search }],
  userName: { word: 'TMX name', Box: lazy(() => import('./UserNameBox')) },
  AccountFacts: lazy(() => import('./AccountFacts')),
  deleted: ['alert', 'guarded places', 'inbox'],
  HistorySection: lazy(() => import('./HistorySection')),
  admin: adminParts,
  AccountSettings: lazy(() => import('./AccountSettings')),
};
