import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError, unreachable } from '../platform/api/problem';
import { LEFT_AFTER_MS, newId, Outbox } from './outbox';
import type { Outgoing } from './thread';

const KEY = 'pacenote.mine.outbox.43.';
const store = new Map<string, string>();
let events = new EventTarget();
let full = false;

/** What the browser tells the other tabs of a person. */
function elsewhere(key: string | null): void {
  events.dispatchEvent(Object.assign(new Event('storage'), { key }));
}

beforeEach(() => {
  store.clear();
  events = new EventTarget();
  full = false;
  vi.useRealTimers();
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('localStorage', {
    get length() {
      return store.size;
    },
    key: (index: number) => [...store.keys()][index] ?? null,
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      store.set(key, value);
      elsewhere(key);
    },
    removeItem: (key: string) => {
      if (store.delete(key)) elsewhere(key);
    },
  });
});

interface Request {
  take: () => void;
  refuse: (why: string | ProblemError) => void;
}

/** A server that takes messages when it is told to, and knows the ids that it has had. */
class Server {
  taken: string[] = [];
  ids: string[] = [];
  waiting: Request[] = [];
  highest = 0;

  /** The outbox of another tab, each time. */
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
            refuse: (why) => refuse(typeof why === 'string' ? new Error(why) : why),
          });
        }),
      () => this.highest,
    );

  async next(answer: (request: Request) => void): Promise<void> {
    await vi.waitUntil(() => this.waiting.length > 0);
    const request = this.waiting.shift();
    if (request) answer(request);
    // The answer is worked off after some turns of the queue.
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
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
    expect(store.size).toBe(0);
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

  it('knows of which messages nobody knows whether they arrived', async () => {
    const refusal = (status: number) => new ProblemError({ status, code: 'no', detail: `refused with ${status}` });
    const server = new Server();
    const outbox = server.outbox();
    outbox.add('1', '42', 'refused', '');
    await server.next(({ refuse }) => refuse(refusal(403)));
    outbox.add('2', '42', 'lost', '');
    await server.next(({ refuse }) => refuse(unreachable()));
    outbox.add('3', '42', 'failed there', '');
    await server.next(({ refuse }) => refuse(refusal(503)));
    await vi.waitUntil(() => states(outbox)[2] === 'failed there failed');
    const unsure = () => outbox.all().map((message) => message.unsure ?? false);
    expect(unsure()).toEqual([false, true, true]);
    // A later refusal does not say what became of the first try.
    outbox.again('2');
    await server.next(({ refuse }) => refuse(refusal(429)));
    await vi.waitUntil(() => states(outbox)[1] === 'lost failed');
    expect(unsure()).toEqual([false, true, true]);
    outbox.add('4', '42', 'on its way', '');
    outbox.add('5', '42', 'behind it', '');
    events.dispatchEvent(new Event('pagehide'));
    expect(unsure()).toEqual([false, true, true, true, false]);
  });

  it('does not carry over to a later try what was known at an earlier one', async () => {
    const known: (number | undefined)[] = [7, undefined];
    const lost = async () => {
      throw unreachable();
    };
    const outbox = new Outbox(KEY, lost, () => known.shift());
    outbox.add('1', '42', 'one', '');
    await vi.waitUntil(() => states(outbox)[0] === 'one failed');
    expect(outbox.all()[0]).toMatchObject({ after: 7 });
    outbox.again('1');
    await vi.waitUntil(() => states(outbox)[0] === 'one failed');
    expect(outbox.all()[0]).not.toHaveProperty('after');
  });

  it('has after a reload what was on its way, and does not send it unasked', () => {
    const server = new Server();
    server.outbox().add('1', '42', 'one', '');
    events.dispatchEvent(new Event('pagehide'));
    const again = server.outbox();
    expect(states(again)).toEqual(['one failed']);
    expect(server.ids).toEqual(['1']);
    again.again('1');
    expect(server.ids).toEqual(['1', '1']);
  });

  it('is one list for all tabs, in which no tab writes over what another one wrote', async () => {
    const server = new Server();
    const [one, other] = [server.outbox(), server.outbox()];
    one.add('1', '42', 'from here', '');
    other.add('2', '42', 'from there', '');
    expect(states(one)).toEqual(['from here sending', 'from there sending']);
    expect(states(other)).toEqual(states(one));
    await server.next(({ take }) => take());
    expect(states(other)).toEqual(['from there sending']);
    await server.next(({ refuse }) => refuse('Too much.'));
    expect(states(one)).toEqual(['from there failed']);
    one.again('2');
    await server.next(({ take }) => take());
    expect(states(other)).toEqual([]);
    expect(server.ids).toEqual(['1', '2', '2']);
    expect(store.size).toBe(0);
  });

  it('lets a tab that another one has taken a message from say nothing of it', async () => {
    const server = new Server();
    const [one, other] = [server.outbox(), server.outbox()];
    one.add('1', '42', 'one', '');
    other.again('1');
    await server.next(({ refuse }) => refuse('Too late.'));
    expect(states(one)).toEqual(['one sending']);
    await server.next(({ take }) => take());
    expect(states(one)).toEqual([]);
  });

  it('gives up what a tab sends that is never heard of again', () => {
    vi.useFakeTimers();
    const server = new Server();
    server.outbox().add('1', '42', 'one', '');
    const text = [...store.values()][0] ?? '';
    store.clear();
    const other = new Server().outbox();
    store.set(`${KEY}1`, text);
    elsewhere(`${KEY}1`);
    expect(states(other)).toEqual(['one sending']);
    vi.advanceTimersByTime(LEFT_AFTER_MS);
    expect(states(other)).toEqual(['one failed']);
  });

  it('does not bring back what was forgotten when the person left, whatever is answered then', async () => {
    const server = new Server();
    const outbox = server.outbox();
    outbox.add('1', '42', 'one', '');
    outbox.add('2', '42', 'two', '');
    outbox.add('3', '42', 'three', '');
    await server.next(({ take }) => take());
    store.clear();
    await server.next(({ refuse }) => refuse('gone'));
    events.dispatchEvent(new Event('pagehide'));
    expect(store.size).toBe(0);
    expect(server.ids).toEqual(['1', '2']);
    expect(outbox.all()).toEqual([]);
  });

  it('sends what the browser does not keep, and says that it does not', async () => {
    const server = new Server();
    const outbox = server.outbox();
    full = true;
    expect(outbox.add('1', '42', 'one', '')).toBe(false);
    expect(states(outbox)).toEqual(['one sending']);
    await server.next(({ take }) => take());
    expect(outbox.all()).toEqual([]);
    full = false;
    expect(outbox.add('2', '42', 'two', '')).toBe(true);
  });

  it('forgets what is thrown away, and reads nothing into what it does not understand', () => {
    store.set(`${KEY}0`, 'no message');
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
