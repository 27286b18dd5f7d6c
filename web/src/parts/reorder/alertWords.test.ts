import { describe, expect, it } from 'vitest';
import { intervals, told } from './alertWords';

describe('alerts about parts', () => {
  it('offer the interval that holds, whichever it is, in its place', () => {
    expect(intervals(60).map(([value]) => value)).toEqual(['15', '60', '240', '1440']);
    expect(intervals(45)).toEqual([
      ['15', '15 minutes'],
      ['45', '45 minutes'],
      ['60', 'an hour'],
      ['240', '4 hours'],
      ['1440', 'a day'],
    ]);
  });

  it('say of a test what became of it, and why it does not arrive', () => {
    expect(told({ channel: 'inbox', state: 'delivered', reason: null })).toBe('Inbox: it is there');
    expect(told({ channel: 'mail', state: 'pending', reason: null })).toBe('Mail: on its way');
    expect(told({ channel: 'push', state: 'skipped', reason: 'no_address' })).toBe(
      'Push: not sent, there is no address or device for it',
    );
  });
});
