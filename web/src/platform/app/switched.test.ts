import { describe, expect, it } from 'vitest';
import { type Feature, switchedOn } from './feature';

const shared: Feature = { name: 'identity', pages: [] };
const records: Feature = { name: 'records', area: true, pages: [] };
const chats: Feature = { name: 'chats', area: true, pages: [] };
const all = [shared, records, chats];

describe('features of the app', () => {
  it('are those that are shared, and the areas that the server has switched on', () => {
    expect(switchedOn(all, ['chats'])).toEqual([shared, chats]);
    expect(switchedOn(all, [])).toEqual([shared]);
  });

  it('are all of them until the server has answered', () => {
    expect(switchedOn(all, undefined)).toEqual(all);
  });
});
