import { Inbox, SlidersHorizontal } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';
import { InboxBadge } from './Badge';
import { heard, lostTrack } from './heard';
import { Strip } from './live/Strip';
import { switchOff } from './shown';

const InboxPage = page(() => import('./Inbox'));

export const notice: Feature = {
  name: 'notice',
  pages: [
    { path: 'inbox', page: InboxPage, layout: 'inside' },
    { path: 'inbox/:id', page: InboxPage, layout: 'inside' },
    { path: 'settings', page: page(() => import('./Settings')), layout: 'inside' },
  ],
  tabs: [{ to: '/inbox', text: 'Inbox', icon: Inbox, Badge: InboxBadge }],
  more: [{ to: '/settings', text: 'Settings', icon: SlidersHorizontal }],
  deleted: ['inbox'],
  Background: lazy(() => import('./live/Background')),
  Strip,
  heard,
  lostTrack,
  leaving: switchOff,
};
