import { describe, expect, it } from 'vitest';
import {
  changed,
  dayLine,
  firstUnread,
  inOrder,
  newestFrom,
  type Outgoing,
  stillOutgoing,
  type Thread,
  withMessage,
} from './thread';
import type { Message } from './types';

const message = (seq: number, from = '42', more: Partial<Message> = {}): Message => ({
  messageId: `m${seq}`,
  userId: from === '42' ? '43' : '42',
  senderId: from,
  content: `text ${seq}`,
  read: false,
  readAt: null,
  deliveredAt: null,
  deleted: false,
  seq,
  createdAt: '2026-11-20T08:49:13.625Z',
  ...more,
});

const thread = (...pages: Message[][]): Thread => ({
  pages: pages.map((items) => ({ items, nextCursor: null })),
  pageParams: pages.map(() => ''),
});

const outgoing = (id: string, content: string, more: Partial<Outgoing> = {}): Outgoing => ({
  clientMessageId: id,
  peer: '42',
  content,
  at: '',
  number: 1,
  tab: 'here',
  until: 0,
  after: 0,
  state: 'sending',
  ...more,
});

describe('a conversation', () => {
  it('is in the order of its numbers, and shows a message once that two parts hold', () => {
    const seen = inOrder(thread([message(5), message(4)], [message(4), message(3)]));
    expect(seen.map(({ seq }) => seq)).toEqual([3, 4, 5]);
  });

  it('takes a new message up once, and a changed one in its place', () => {
    const once = withMessage(thread([message(1)]), message(2));
    const twice = withMessage(once, message(2, '42', { content: '', deleted: true }));
    expect(inOrder(twice)).toHaveLength(2);
    expect(inOrder(twice)[1]?.deleted).toBe(true);
  });

  it('knows what is new of the other one, and never of oneself', () => {
    const seen = [message(1, '42', { read: true }), message(2, '43'), message(3), message(4)];
    expect(firstUnread(seen, '42')).toBe('m3');
    expect(newestFrom(seen, '42')).toBe(4);
    expect(newestFrom([message(2, '43')], '42')).toBe(0);
    expect(firstUnread([message(2, '43')], '42')).toBeNull();
  });

  it('changes only what is named', () => {
    const read = changed(thread([message(2), message(1)]), ['m1'], (before) => ({ ...before, read: true }));
    expect(inOrder(read).map((seen) => seen.read)).toEqual([true, false]);
  });

  it('does not show a message beside its own echo, but two that say the same', () => {
    const first = outgoing('a', 'ok', { after: 10 });
    const second = outgoing('b', 'ok', { after: 10 });
    expect(stillOutgoing([first, second], [message(11, '43', { content: 'ok' })], '42')).toEqual([second]);
    expect(stillOutgoing([first], [message(9, '43', { content: 'ok' })], '42')).toEqual([first]);
    expect(stillOutgoing([first], [message(11, '42', { content: 'ok' })], '42')).toEqual([first]);
  });

  it('does not show a message beside its echo whose answer was lost', () => {
    const lost = outgoing('a', 'ok', { after: 10, state: 'failed', unsure: true });
    expect(stillOutgoing([lost], [message(11, '43', { content: 'ok' })], '42')).toEqual([]);
    expect(stillOutgoing([lost], [message(10, '43', { content: 'ok' })], '42')).toEqual([lost]);
  });

  it('takes nothing for a message that was sent before the conversation was known', () => {
    const { after: _, ...sending } = outgoing('a', 'ok');
    const lost: Outgoing = { ...sending, state: 'failed', unsure: true };
    for (const own of [sending, lost]) {
      expect(stillOutgoing([own], [message(11, '43', { content: 'ok' })], '42')).toEqual([own]);
    }
  });

  it('keeps a refused message though another one said the same', () => {
    const failed = outgoing('a', 'ok', { after: 10, state: 'failed' });
    expect(stillOutgoing([failed], [message(11, '43', { content: 'ok' })], '42')).toEqual([failed]);
  });

  it('has a line above each day', () => {
    const now = Date.parse('2026-11-20T12:00:00Z');
    expect(dayLine('2026-11-20T08:00:00Z', now)).toBe('Today');
    expect(dayLine('2026-11-19T08:00:00Z', now)).toBe('Yesterday');
    expect(dayLine('2026-11-03T08:00:00Z', now)).toBe('Tuesday 3 November');
    expect(dayLine('2025-11-03T08:00:00Z', now)).toBe('3 November 2025');
  });
});
