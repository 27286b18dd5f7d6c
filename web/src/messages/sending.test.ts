import { beforeEach, expect, it, vi } from 'vitest';
import { queryClient } from '../platform/api/queries';
import { threadKey } from './queries';
import { outbox } from './sending';
import { inOrder, stillOutgoing, type Thread } from './thread';
import type { Message } from './types';

// The client of the API looks where it is as soon as it is loaded.
vi.hoisted(() => vi.stubGlobal('location', { origin: 'http://here' }));

const store = new Map<string, string>();

beforeEach(() => {
  store.clear();
  queryClient.clear();
  vi.stubGlobal('localStorage', {
    get length() {
      return store.size;
    },
    key: (index: number) => [...store.keys()][index] ?? null,
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('away');
  });
});

const ok = (seq: number): Message => ({
  messageId: `m${seq}`,
  userId: '42',
  senderId: '43',
  content: 'ok',
  read: true,
  readAt: null,
  deliveredAt: null,
  deleted: false,
  seq,
  createdAt: '2026-11-20T08:00:00Z',
});

const loaded = (...items: Message[]): Thread => ({ pages: [{ items, nextCursor: null }], pageParams: [''] });

/** Writes "ok" while the server is away. */
async function write(): Promise<void> {
  outbox().add('a', '42', 'ok', '');
  await vi.waitUntil(() => outbox().all()[0]?.state === 'failed');
  expect(outbox().all()[0]?.unsure).toBe(true);
}

const missingIn = (thread: Thread) => stillOutgoing(outbox().all(), inOrder(thread), '42').length;

it('does not take an earlier message for one that was written before the conversation could be loaded', async () => {
  await write();
  expect(missingIn(loaded(ok(7)))).toBe(1);
});

it.each([
  ['has messages', loaded(ok(7))],
  ['is empty', loaded()],
])('knows the echo in a conversation that %s', async (_, before) => {
  queryClient.setQueryData<Thread>(threadKey('42'), before);
  await write();
  expect(missingIn(before)).toBe(1);
  expect(missingIn(loaded(ok(8), ok(7)))).toBe(0);
});
