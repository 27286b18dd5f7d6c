import { Radio } from 'lucide-react';
import type { Feature } from '../platform/app/feature';
import { page } from '../platform/app/page';
import { endDiscordLogin } from './login/discordLogin';
import { Strip } from './server/Strip';

const Server = page(() => import('./server/Server'));

export const streams: Feature = {
  name: 'streams',
  area: true,
  title: 'Streams',
  pages: [
    { path: 'dashboard', page: page(() => import('./server/Dashboard')), layout: 'inside' },
    { path: 'dashboard/guilds/:guildId', page: page(() => import('./server/GuildDashboard')), layout: 'inside' },
    { path: 'streams', page: page(() => import('./server/Servers')), layout: 'inside' },
    { path: 'streams/channels', page: page(() => import('./streamer/Channels')), layout: 'inside' },
    { path: 'streams/choices', page: page(() => import('./choice/Choices')), layout: 'inside' },
    { path: 'streams/:guildId', page: Server, layout: 'inside' },
    { path: 'streams/:guildId/streamers/:streamerId', page: Server, layout: 'inside' },
    { path: 'streams/:guildId/post', page: page(() => import('./post/Post')), layout: 'inside' },
    { path: 'streams/:guildId/history', page: page(() => import('./history/History')), layout: 'inside' },
    { path: 'streams/:guildId/invites', page: page(() => import('./invite/Invites')), layout: 'inside' },
    { path: 'invite/:code', page: page(() => import('./invite/InviteLanding')), layout: 'either' },
    { path: 'streams/:guildId/audit', page: page(() => import('./server/Audit')), layout: 'inside' },
    { path: 'streams/:guildId/settings', page: page(() => import('./server/Settings')), layout: 'inside' },
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
