import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newId, Outbox } from './outbox';
import type { Outgoing } from './thread';

const KEY = 'pacenote.mine.outbox.43';
const store = new Map<string, string>();

beforeEach(() => {
  store.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
});

/** A server that takes messages when it is told to, and knows the ids that it has had. */
class Server {
  taken: string[] = [];
  ids: string[] = [];
  waiting: { take: () => void; refuse: (why: string) => void }[] = [];
  highest = 0;

  outbox = (): Outbox =>
    new Outbox(
      KEY,
      (message: Outgoing) =>
        new Promise((take, refuse) => {
          this.ids.push(message.clientMessageId);
          this.waiting.push({
            take: () => {
              this.taken.push(message.content);
              this.highest++;
              take();
            },
            refuse: (why) => refuse(new Error(why)),
          });
        }),
      () => this.highest,
    );

  async next(answer: (request: { take: () => void; refuse: (why: string) => void }) => void): Promise<void> {
    await vi.waitUntil(() => this.waiting.length > 0);
    const request = this.waiting.shift();
    if (request) answer(request);
    await Promise.resolve();
  }
}

const states = (outbox: Outbox) => outbox.all().map(({ content, state }) => `${content} ${state}`);

describe('an outbox', () => {
  it('sends one after the other, in the order of writing, and forgets what arrived', async () => {
    const server = new Server();
    const outbox = server.outbox();
    outbox.add('1', '42', 'one', '');
    outbox.add('2', '42', 'two', '');
    expect(states(outbox)).toEqual(['one sending', 'two waiting']);
    await server.next(({ take }) => take());
    await vi.waitUntil(() => outbox.all().length === 1);
    expect(outbox.all()[0]).toMatchObject({ state: 'sending', after: 1 });
    await server.next(({ take }) => take());
    await vi.waitUntil(() => outbox.all().length === 0);
    expect(server.taken).toEqual(['one', 'two']);
    expect(store.has(KEY)).toBe(false);
  });

  it('keeps what could not be sent, says why, and tries it again under the same id', async () => {
    const server = new Server();
    const outbox = server.outbox();
    outbox.add('1', '42', 'one', '');
    await server.next(({ refuse }) => refuse('You cannot write to this person.'));
    await vi.waitUntil(() => states(outbox)[0] === 'one failed');
    expect(outbox.all()[0]?.problem).toBe('You cannot write to this person.');
    outbox.again('1');
    expect(outbox.all()[0]?.problem).toBeUndefined();
    await server.next(({ take }) => take());
    await vi.waitUntil(() => outbox.all().length === 0);
    expect(server.ids).toEqual(['1', '1']);
  });

  it('has after a reload what was on its way, and does not send it unasked', async () => {
    const server = new Server();
    server.outbox().add('1', '42', 'one', '');
    const again = server.outbox();
    expect(states(again)).toEqual(['one failed']);
    expect(server.ids).toEqual(['1']);
    again.again('1');
    expect(server.ids).toEqual(['1', '1']);
  });

  it('forgets what is thrown away, and reads nothing into what it does not understand', () => {
    store.set(KEY, 'no list');
    const outbox = new Server().outbox();
    expect(outbox.all()).toEqual([]);
    outbox.add('1', '42', 'one', '');
    outbox.drop('1');
    expect(outbox.all()).toEqual([]);
  });

  it('gives ids that no other message has', () => {
    const ids = new Set(Array.from({ length: 1_000 }, newId));
    expect(ids.size).toBe(1_000);
    expect(newId()).toMatch(/^[0-9a-f]{32}$/);
  });
});
