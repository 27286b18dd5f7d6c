import { expect, it } from 'vitest';
import type { Channel, Config, Guild, Streamer } from '../types';
import { findings, worst } from './health';

const guild = { guild_id: '9', name: 'Speed Club', is_admin: true, bot_installed: true } satisfies Guild;
const config = {
  channel_id: '80',
  enabled: true,
  target: { state: 'ok', reason: null, since: null },
} as Config;
const channel = { id: '80', name: 'live-now', parent: '', can_post: true, missing: [] } satisfies Channel;
const ada = { twitch_display_name: 'Ada', events: 'push', overrides: { channel_id: null } } as Streamer;

const texts = (known: Partial<Parameters<typeof findings>[0]>) =>
  findings({ guild, config, channels: [channel], streamers: [ada], ...known }).map(({ text }) => text);

it('says that everything is in order where nothing is wrong, and only then', () => {
  expect(texts({})).toEqual(['Everything is in order.']);
  expect(texts({ channels: undefined })).toEqual(['Everything is in order.']);
  expect(texts({ streamers: [] })).toEqual(['Nobody is followed yet.']);
});

it('asks for the bot first, whatever else is wrong', () => {
  expect(texts({ guild: { ...guild, bot_installed: false }, config: undefined })).toEqual([
    'The bot is not in this server.',
  ]);
});

it('tells why posts to a channel do not go through, also by a reason that it does not know', () => {
  const paused = (reason: string) =>
    texts({ config: { ...config, target: { state: 'paused', reason, since: '2026-11-27T12:00:00Z' } } });
  expect(paused('unknown_channel')).toEqual(['Nothing is posted: the Discord channel is gone.']);
  expect(paused('missing_permissions')).toEqual([
    'Nothing is posted: the bot lacks a permission in the Discord channel.',
  ]);
  expect(paused('of tomorrow')).toEqual(['Nothing is posted: of tomorrow.']);
});

it('names what the bot lacks in the chosen channel, and a channel that is not to be seen', () => {
  const closed = { ...channel, can_post: false, missing: ['SEND_MESSAGES', 'EMBED_LINKS'] };
  const [found] = findings({ guild, config, channels: [closed], streamers: [ada] });
  expect(found?.text).toBe('The bot cannot post to #live-now.');
  expect(found?.todo).toContain('It lacks: Send Messages, Embed Links.');
  expect(texts({ channels: [] })).toEqual(['You do not see the chosen Discord channel.']);
});

it('says what was switched off, what is not chosen, and who is gone, the most serious as the worst', () => {
  const off = { ...config, channel_id: '', enabled: false };
  expect(texts({ config: off, streamers: [{ ...ada, events: 'gone' }] })).toEqual([
    'No Discord channel is chosen.',
    'Posts are switched off.',
    'Twitch does not know Ada any more.',
  ]);
  const paused = { ...off, target: { state: 'paused' as const, reason: 'missing_access', since: null } };
  expect(worst(findings({ guild, config: paused, streamers: [] })).tone).toBe('slower');
  expect(worst(findings({ guild, config: off, streamers: [] })).tone).toBe('warn');
});

it('looks at the channels that streamers have of their own', () => {
  const closed = { ...channel, id: '81', name: 'quiet', can_post: false, missing: ['VIEW_CHANNEL'] };
  const bob = { ...ada, twitch_display_name: 'Bob', overrides: { channel_id: '81' } } as Streamer;
  expect(texts({ channels: [channel, closed] })).toEqual(['Everything is in order.']);
  expect(texts({ channels: [channel, closed], streamers: [ada, bob] })).toEqual([
    'The bot cannot post the streams of Bob to #quiet.',
  ]);
});

it('says that the role is gone which is pinged, and of none where none is pinged', () => {
  const pinging = { ...config, ping_mode: 'role' as const, mention_role_id: '77' };
  const text = 'The role that posts ping is gone, so nobody is pinged.';
  expect(texts({ config: pinging, roles: [] })).toEqual([text]);
  expect(texts({ config: pinging })).not.toContain(text);
  expect(texts({ config: pinging, roles: [{ id: '77', name: 'Live pings' }] })).not.toContain(text);
  expect(texts({ config: { ...pinging, ping_mode: 'none' }, roles: [] })).not.toContain(text);
  expect(texts({ config: { ...pinging, mention_role_id: null }, roles: [] })).not.toContain(text);
});
