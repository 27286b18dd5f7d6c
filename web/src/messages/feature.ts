import { MessagesSquare } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';
import { ChatBadge } from './ChatBadge';
import { heard, lostTrack } from './heard';

const Chat = page(() => import('./Chat'));

export const messages: Feature = {
  name: 'messages',
  area: true,
  title: 'Messages',
  pages: [
    { path: 'chat', page: Chat, layout: 'inside' },
    { path: 'chat/:userId', page: Chat, layout: 'inside' },
  ],
  tabs: [{ to: '/chat', text: 'Chat', icon: MessagesSquare, Badge: ChatBadge }],
  deleted: ['conversations'],
  Settings: lazy(() => import('./Settings')),
  topics: { 'message.new': 'New messages' },
  heard,
  lostTrack,
};
