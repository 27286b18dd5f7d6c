import { expect, it } from 'vitest';
import type { Choice } from '../types';
import { byServer, choiceHint } from './choices';

const choice = (guild_id: string, streamer_id: string): Choice => ({
  guild_id,
  streamer_id,
  notifications_enabled: true,
  chosen: false,
  ping_mode: 'role',
  effect: 'personal_only',
  guild_name: `Server ${guild_id}`,
  streamer_name: streamer_id,
});

it('gathers the switches of a server', () => {
  const servers = byServer([choice('1', 'ada'), choice('2', 'ada'), choice('1', 'bob')]);
  expect(servers.map(({ name }) => name)).toEqual(['Server 1', 'Server 2']);
  expect(servers[0]?.choices.map(({ streamer_id }) => streamer_id)).toEqual(['ada', 'bob']);
  expect(byServer([])).toEqual([]);
});

it('says what a switch does not cover', () => {
  expect(choiceHint('none', false)).toBeUndefined();
  expect(choiceHint('role', false)).toContain('Leave that role at Discord.');
  expect(choiceHint('role', true)).toContain('up to Discord');
  expect(choiceHint('mentions', true)).toContain('ping you by name');
  expect(choiceHint('mentions', false)).toContain('Switched on');
  expect(choiceHint('managed_role', false)).toContain('you get the role');
  expect(choiceHint('managed_role', true)).toContain('taken from you');
});
