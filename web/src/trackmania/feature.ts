import { House, Map as MapIcon, Search, Shield, Timer } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';
import { adminParts } from './adminParts';

const Maps = page(() => import('./Maps'));
const Guard = page(() => import('./Guard'));
const records = { to: '/records', text: 'All records', icon: Timer };

export const trackmania: Feature = {
  name: 'trackmania',
  area: true,
  title: 'Records',
  pages: [
    { path: '', page: page(() => import('./Landing')), layout: 'guest' },
    { path: '', page: page(() => import('./Home')), layout: 'inside' },
    { path: 'maps', page: Maps, layout: 'inside' },
    { path: 'maps/:uid', page: Maps, layout: 'inside' },
    { path: 'guard', page: Guard, layout: 'inside' },
    { path: 'guard/add', page: page(() => import('./GuardAdd')), layout: 'inside' },
    { path: 'guard/:id', page: Guard, layout: 'inside' },
    { path: 'records', page: page(() => import('./Records')), layout: 'inside' },
    { path: 'search', page: page(() => import('./Search')), layout: 'inside' },
  ],
  // Addresses in mails, and of the client that came before.
  moved: { MapperAlerts: '/maps', MapperNews: '/records', DriverNotifications: '/guard' },
  tabs: [
    { to: '/', text: 'Home', icon: House },
    { to: '/maps', text: 'Maps', icon: MapIcon },
    { to: '/guard', text: 'Guard', icon: Shield },
  ],
  more: [records, { to: '/search', text: 'Search', icon: Search }],
  found: records,
  topics: {
    'trackmania.record': 'New records on my maps',
    'trackmania.position': 'Places that I guard',
    'trackmania.map-gone': 'Maps that are gone',
  },
  // The inbox was this list before, by map and by days.
  inbox: (params) => (params.has('map') || params.has('days') ? `/records?${params}` : undefined),
  userName: { word: 'TMX name', Box: lazy(() => import('./UserNameBox')) },
  AccountFacts: lazy(() => import('./AccountFacts')),
  deleted: ['alert', 'guarded places', 'records found'],
  HistorySection: lazy(() => import('./HistorySection')),
  admin: adminParts,
  AccountSettings: lazy(() => import('./AccountSettings')),
};
