import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Thread } from './thread';

vi.stubGlobal('location', { origin: 'http://x.example' });
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
const { queryClient } = await import('../platform/api/queries');
const { heard } = await import('./heard');
const { threadKey } = await import('./queries');
const { inOrder } = await import('./thread');

const read = () => inOrder(queryClient.getQueryData<Thread>(threadKey('42')));
const event = (seq: number, more: object = {}) => ({
  type: 'message',
  seq,
  messageId: `m${seq}`,
  userId: '43',
  senderId: '42',
  content: 'Gate 3 is closed',
  timestamp: '2026-11-20T08:49:13.625Z',
  ...more,
});
const stale = () => queryClient.getQueryState(threadKey('42'))?.isInvalidated;

beforeEach(() => {
  vi.useFakeTimers();
  expect(queryClient).toBeInstanceOf(QueryClient);
  queryClient.clear();
  queryClient.setQueryData<Thread>(threadKey('42'), { pages: [{ items: [], nextCursor: null }], pageParams: [''] });
});

afterEach(() => vi.runOnlyPendingTimers());

describe('a conversation that hears of', () => {
  it('a message shows it at once, and once', () => {
    heard(event(1));
    heard(event(1));
    expect(read().map(({ content }) => content)).toEqual(['Gate 3 is closed']);
  });

  it('a message of which too little is said asks for it', () => {
    heard({ type: 'message', seq: 1 });
    expect(read()).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(stale()).toBe(true);
  });

  it('a message that was cut asks for it', () => {
    heard(event(1, { truncated: true, content: 'Gate' }));
    expect(read()).toEqual([]);
  });

  it('an own message from another device shows it among what was sent to its recipient', () => {
    heard(event(1, { type: 'message_sent', userId: '42', senderId: '43' }));
    expect(read()).toHaveLength(1);
  });

  it('a message that was read says so at once', () => {
    heard(event(1));
    heard({ type: 'message_read', seq: 2, peerId: '42', messageIds: ['m1'], readAt: '2026-11-20T09:00:00Z' });
    expect(read()[0]).toMatchObject({ read: true, readAt: '2026-11-20T09:00:00Z' });
  });

  it('a message that arrived, or was taken back, says so at once', () => {
    heard(event(1));
    heard({ type: 'message_delivered', seq: 2, peerId: '42', messageIds: ['m1'], deliveredAt: '2026-11-20T09:00:00Z' });
    expect(read()[0]?.deliveredAt).toBe('2026-11-20T09:00:00Z');
    heard({ type: 'message_deleted', seq: 3, peerId: '42', messageId: 'm1', forAll: false });
    expect(read()[0]?.deleted).toBe(false);
    heard({ type: 'message_deleted', seq: 4, peerId: '42', messageId: 'm1', forAll: true });
    expect(read()[0]).toMatchObject({ deleted: true, content: '' });
  });

  it('something else leaves it alone', () => {
    heard({ type: 'weather.storm', seq: 3 });
    vi.advanceTimersByTime(1_000);
    expect(stale()).toBe(false);
  });
});
