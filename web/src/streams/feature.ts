import { Radio } from 'lucide-react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';
import { endDiscordLogin } from './discordLogin';
import { Strip } from './Strip';

const Server = page(() => import('./Server'));

export const streams: Feature = {
  name: 'streams',
  area: true,
  title: 'Streams',
  pages: [
    { path: 'dashboard', page: page(() => import('./Dashboard')), layout: 'inside' },
    { path: 'dashboard/guilds/:guildId', page: page(() => import('./GuildDashboard')), layout: 'inside' },
    { path: 'streams', page: page(() => import('./Servers')), layout: 'inside' },
    { path: 'streams/channels', page: page(() => import('./Channels')), layout: 'inside' },
    { path: 'streams/choices', page: page(() => import('./Choices')), layout: 'inside' },
    { path: 'streams/:guildId', page: Server, layout: 'inside' },
    { path: 'streams/:guildId/streamers/:streamerId', page: Server, layout: 'inside' },
    { path: 'streams/:guildId/post', page: page(() => import('./Post')), layout: 'inside' },
    { path: 'streams/:guildId/history', page: page(() => import('./History')), layout: 'inside' },
    { path: 'streams/:guildId/invites', page: page(() => import('./Invites')), layout: 'inside' },
    { path: 'invite/:code', page: page(() => import('./InviteLanding')), layout: 'either' },
    { path: 'streams/:guildId/audit', page: page(() => import('./Audit')), layout: 'inside' },
    { path: 'streams/:guildId/settings', page: page(() => import('./Settings')), layout: 'inside' },
  ],
  tabs: [{ to: '/streams', text: 'Streams', icon: Radio }],
  Strip,
  GuestStrip: Strip,
  topics: {
    'streams.live': 'Channels that go live',
    'streams.channel_gone': 'Followed channels that are gone from Twitch',
    'streams.target_paused': 'Posts to a Discord server that do not go through',
  },
  leaving: endDiscordLogin,
};
