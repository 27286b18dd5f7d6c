import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  BROADCASTS,
  CONSENTS,
  coverage,
  deliveryDetail,
  deliveryReason,
  deliveryState,
  END_ACTIONS,
  isOwn,
  LINKING,
  managedRole,
  PING_MODES,
  permission,
  pinged,
  postState,
  seconds,
  warning,
} from './words';

const DOMAIN = join(import.meta.dirname, '../../../domain/src/main/java/dev/pacenote/domain/streams');

/** The words that the first enumeration of a file of the server writes. */
function serverWords(file: string): string[] {
  const [, text = ''] = /enum \w+ \{([\s\S]*?);\n/.exec(readFileSync(join(DOMAIN, file), 'utf8')) ?? [];
  return [...text.matchAll(/^\s+[A-Z_]+\("([a-z_]+)"/gm)].map((found) => found[1] ?? '');
}

it('has a sentence for each reason of the server, and for each state of a post', () => {
  const reasons = serverWords('golive/AnnouncementReason.java');
  expect(reasons.length).toBeGreaterThan(20);
  expect(reasons.filter((reason) => deliveryReason(reason) === reason)).toEqual([]);
  const posts = serverWords('golive/PostState.java');
  expect(posts.length).toBeGreaterThan(3);
  expect(posts.filter((state) => postState(state) === state)).toEqual([]);
});

it('has words for how a streamer is heard of, what was left out, and whom a post pinged', () => {
  const events = serverWords('subscription/EventCoverage.java');
  expect(events).toContain('push');
  expect(events.filter((word) => word !== 'push' && coverage(word) === word)).toEqual([]);
  expect(coverage('push')).toBeNull();
  const codes = serverWords('template/RenderWarning.java');
  expect(codes.length).toBeGreaterThan(3);
  expect(codes.filter((code) => warning(code) === code)).toEqual([]);
  const modes = serverWords('guild/PingMode.java').filter((mode) => mode !== 'none');
  expect(modes.filter((mode) => pinged(mode) === mode)).toEqual([]);
  expect(pinged(null)).toBe('nobody');
});

it('offers every choice that the server knows, and no other', () => {
  const keys = (choices: readonly (readonly [string, string])[]) => choices.map(([key]) => key).toSorted();
  expect(keys(BROADCASTS)).toEqual(serverWords('guild/BroadcastType.java').toSorted());
  expect(keys(END_ACTIONS)).toEqual(serverWords('guild/EndAction.java').toSorted());
  expect(keys(PING_MODES)).toEqual(serverWords('guild/PingMode.java').toSorted());
});

it('calls permissions as the settings of Discord do', () => {
  const text = readFileSync(join(DOMAIN, 'guild/Permission.java'), 'utf8');
  const names = [...text.matchAll(/^\s+([A-Z_]+)\(\d+\)/gm)].map((found) => found[1] ?? '');
  expect(names).toContain('EMBED_LINKS');
  expect(names.filter((name) => permission(name) === name)).toEqual([]);
});

it('shows a word that it does not know as it came', () => {
  expect(deliveryDetail('not_published')).toContain('did not publish');
  expect(deliveryDetail('of_tomorrow')).toBe('of_tomorrow');
  expect(deliveryReason('of_tomorrow')).toBe('of_tomorrow');
  expect(deliveryState('of_tomorrow')).toEqual({ text: 'of_tomorrow', tone: 'soft' });
});

it('loses no decimal of a time', () => {
  expect(seconds(1240)).toBe('1.24 s');
  expect(seconds(7)).toBe('0.007 s');
  expect(seconds(61_000)).toBe('61 s');
  expect(seconds(3_600_001)).toBe('3,600.001 s');
});

it('offers all that the server knows of who may link and who may be followed', () => {
  expect(LINKING.map(([word]) => word)).toEqual(serverWords('guild/LinkingPolicy.java'));
  expect(CONSENTS.map(([word]) => word)).toEqual(serverWords('link/Consent.java'));
});

it('knows a channel as one’s own by the account that proved it, and one that nobody proved as nobody’s', () => {
  expect(isOwn({ added_by: '42' }, { user_id: '42' })).toBe(true);
  expect(isOwn({ added_by: '42' }, { user_id: '43' })).toBe(false);
  expect(isOwn({ added_by: '' }, { user_id: '' })).toBe(false);
  expect(isOwn({ added_by: '42' }, undefined)).toBe(false);
});

it('says what keeps the role of a streamer from being made or given, and nothing when all is well', () => {
  const role = { state: 'made', reason: null, role_id: '7', waiting: 0 } as const;
  expect(managedRole(null)).toBeUndefined();
  expect(managedRole(role)).toBeUndefined();
  expect(managedRole({ ...role, waiting: 1 })?.text).toContain('one person');
  expect(managedRole({ ...role, waiting: 3 })?.text).toContain('3 people');
  expect(managedRole({ ...role, state: 'new' })?.text).toContain('being made');
  const why = (reason: string) => managedRole({ ...role, state: 'hindered', reason })?.text;
  expect(why('missing_permissions')).toContain('“Manage Roles”');
  expect(why('role_too_high')).toContain('Move it below');
  expect(why('limit_reached')).toContain('50');
  expect(why('discord_unavailable')).toContain('tried again');
  expect(why('another')).toContain('could not be made');
});
