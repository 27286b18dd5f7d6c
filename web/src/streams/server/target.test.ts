import { expect, it } from 'vitest';
import type { Channel } from '../types';
import { channelName, channelOptions, roleName, roleOptions } from './target';

const live = { id: '80', name: 'live-now', parent: 'News', can_post: true, missing: [] } satisfies Channel;
const quiet = { id: '81', name: 'quiet', parent: '', can_post: false, missing: ['SEND_MESSAGES'] } satisfies Channel;

it('lists channels in the order that they came, and says where the bot cannot post', () => {
  expect(channelOptions([live, quiet], 'None', '80')).toEqual([
    ['', 'None'],
    ['80', '#live-now (News)'],
    ['81', '#quiet: the bot cannot post there'],
  ]);
});

it('keeps what is chosen among the choices when Discord does not list it', () => {
  expect(channelOptions([live], 'None', '99')[1]).toEqual(['99', 'The chosen channel, which is not in the list']);
  expect(roleOptions([{ id: '7', name: 'everyone' }], 'Nobody', '8').map(([id]) => id)).toEqual(['', '8', '7']);
  expect(roleOptions([], 'Nobody', '')).toEqual([['', 'Nobody']]);
});

it('tells what is hidden or gone from what is not known yet', () => {
  expect(roleName([{ id: '7', name: 'Live pings' }], '7')).toBe('Live pings');
  expect(roleName([], '7')).toBe('a role that is not there');
  expect(roleName(undefined, '7')).toBe('the chosen role');
  expect(channelName([live], '80')).toBe('#live-now');
  expect(channelName([live], '99')).toBe('a channel that you do not see');
  expect(channelName(undefined, '80')).toBe('the chosen channel');
});
