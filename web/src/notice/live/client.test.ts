import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../platform/api/problem';
import { LiveClient, type SocketHandlers, type World } from './client';
import type { Counts, EventsPage, LiveStatus, Position } from './types';

const COUNTS: Counts = { messages: { unread: 1 }, notifications: { unread: 2, unseen: 0 } };
const MORE: Counts = { messages: { unread: 2 }, notifications: { unread: 3, unseen: 1 } };

/** A server with one person's stream, and what the browser sees of it. */
class Scene implements World {
  stream: number[] = [];
  epoch = 'e1';
  kept: Position | null = null;
  said: Record<string, unknown>[] = [];
  heard: (number | string | undefined)[] = [];
  counted: Counts[] = [];
  statuses: LiveStatus[] = [];
  resyncs = 0;
  revocations = 0;
  sockets: SocketHandlers[] = [];
  tickets = 0;
  polls = 0;
  asked: (number | null)[] = [];
  refuseTicket: ProblemError | null = null;
  refuseEvents: ProblemError | null = null;
  chance = 0.5;
  closes = 0;
  answers = true;

  get pongs(): number {
    return this.stream.at(-1) ?? 0;
  }

  readonly client: LiveClient;

  constructor(kept: Position | null = null) {
    this.kept = kept;
    this.client = new LiveClient(this, {
      heard: (event) => this.heard.push(event.seq ?? event.type),
      counts: (counts) => this.counted.push(counts),
      resync: () => this.resyncs++,
      status: (status) => this.statuses.push(status),
      clock: () => undefined,
      revoked: () => this.revocations++,
    });
  }

  async ticket() {
    this.tickets++;
    if (this.refuseTicket) throw this.refuseTicket;
    return { ticket: `t${this.tickets}`, url: `wss://x.example/ws?ticket=t${this.tickets}` };
  }

  connect(_url: string, _failures: number, handlers: SocketHandlers) {
    this.sockets.push(handlers);
    return {
      send: (text: string) => {
        this.said.push(JSON.parse(text));
        if (this.answers && text.includes('"ping"')) {
          handlers.received(JSON.stringify({ type: 'pong', seq: this.pongs }));
        }
      },
      close: () => {
        this.closes++;
        handlers.closed(1000);
      },
    };
  }

  async events(after: Position | null): Promise<EventsPage> {
    this.asked.push(after?.seq ?? null);
    if (this.refuseEvents) throw this.refuseEvents;
    const events = this.stream.filter((seq) => after && seq > after.seq).map((seq) => ({ type: 'x', seq }));
    return { epoch: this.epoch, seq: this.stream.at(-1) ?? 0, events: events.slice(0, 2), more: events.length > 2 };
  }

  async counts() {
    this.polls++;
    return { ...COUNTS, epoch: this.epoch, seq: this.stream.at(-1) ?? 0 };
  }

  standing = () => [{ action: 'subscribe' }];
  load = () => this.kept;
  save = (position: Position) => {
    this.kept = position;
  };
  random = () => this.chance;

  async begin(hello: object = {}): Promise<void> {
    this.client.start();
    await this.greet(hello);
  }

  async greet(hello: object = {}): Promise<void> {
    await vi.advanceTimersByTimeAsync(0);
    this.socket.opened();
    this.say({
      type: 'hello',
      epoch: this.epoch,
      seq: this.stream.at(-1) ?? 0,
      resume: 'fresh',
      counts: COUNTS,
      ...hello,
    });
    await vi.advanceTimersByTimeAsync(0);
  }

  get socket(): SocketHandlers {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }

  say(frame: object): void {
    this.socket.received(JSON.stringify(frame));
  }

  event(seq: number): void {
    if (!this.stream.includes(seq)) this.stream.push(seq);
    this.say({ type: 'x', seq, counts: COUNTS });
  }
}

const problem = (status: number, extra: object = {}) => new ProblemError({ code: 'x', detail: 'x', status, ...extra });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a live stream', () => {
  it('greets with its position, applies what follows and ignores what it has had', async () => {
    const scene = new Scene({ epoch: 'e1', seq: 3 });
    scene.stream = [1, 2, 3];
    await scene.begin({ resume: 'up_to_date' });
    expect(scene.said[0]).toEqual({ action: 'hello', epoch: 'e1', lastSeq: 3 });
    scene.event(4);
    scene.event(4);
    scene.event(2);
    scene.event(5);
    expect(scene.heard).toEqual([4, 5]);
    expect(scene.kept).toEqual({ epoch: 'e1', seq: 5 });
    expect(scene.resyncs).toBe(0);
    expect(scene.counted).toHaveLength(3);
  });

  it('reads the lists anew after its first greeting, for nobody knows what they missed', async () => {
    const scene = new Scene();
    scene.stream = [1, 2];
    await scene.begin();
    expect(scene.said[0]).toEqual({ action: 'hello' });
    expect(scene.resyncs).toBe(1);
    expect(scene.kept).toEqual({ epoch: 'e1', seq: 2 });
  });

  it('replays in order, also where a frame is lost between', async () => {
    const scene = new Scene({ epoch: 'e1', seq: 0 });
    scene.stream = [1, 2, 3, 4, 5, 6];
    await scene.begin({ resume: 'replaying', missed: 6 });
    scene.say({ type: 'batch', events: [{ type: 'x', seq: 1 }] });
    scene.say({ type: 'batch', events: [{ type: 'x', seq: 4 }] });
    await vi.advanceTimersByTimeAsync(0);
    scene.say({ type: 'resumed', seq: 6 });
    expect(scene.heard).toEqual([1, 2, 3, 4, 5, 6]);
    expect(scene.asked[0]).toBe(1);
  });

  it('fills a gap by asking and hears the frame of the gap once', async () => {
    const scene = new Scene();
    await scene.begin();
    scene.stream = [1, 2, 3];
    scene.event(3);
    scene.event(3);
    await vi.advanceTimersByTimeAsync(0);
    expect(scene.heard).toEqual([1, 2, 3]);
  });

  it('notices a lost last frame by the answer to its ping', async () => {
    const scene = new Scene();
    await scene.begin({ heartbeatSec: 30 });
    scene.stream = [1];
    await vi.advanceTimersByTimeAsync(29_000);
    expect(scene.heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(scene.heard).toEqual([1]);
  });

  it('leaves a socket that does not answer within ten seconds', async () => {
    const scene = new Scene();
    await scene.begin({ heartbeatSec: 30 });
    scene.answers = false;
    await vi.advanceTimersByTimeAsync(39_000);
    expect(scene.sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(scene.sockets).toHaveLength(2);
  });

  it('starts from the end of the stream where its position cannot be resumed', async () => {
    const scene = new Scene({ epoch: 'old', seq: 900 });
    scene.stream = [7];
    await scene.begin({ resume: 'resync_required' });
    expect(scene.resyncs).toBe(1);
    scene.event(8);
    expect(scene.heard).toEqual([8]);

    scene.refuseEvents = problem(409, { epoch: 'e1', seq: 20 });
    scene.event(15);
    await vi.advanceTimersByTimeAsync(0);
    expect(scene.resyncs).toBe(2);
    expect(scene.kept).toEqual({ epoch: 'e1', seq: 20 });
  });

  it('says what it has heard, at most every two seconds', async () => {
    const scene = new Scene();
    await scene.begin();
    scene.event(1);
    scene.event(2);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(scene.said.filter(({ action }) => action === 'ack')).toEqual([{ action: 'ack', seq: 2 }]);
  });

  it('says on its next socket what it heard while none was greeted', async () => {
    const scene = new Scene();
    await scene.begin();
    scene.event(1);
    scene.socket.closed(1006);
    await vi.advanceTimersByTimeAsync(1_000);
    await scene.greet({ resume: 'up_to_date' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(scene.said.filter(({ action }) => action === 'ack')).toEqual([{ action: 'ack', seq: 1 }]);

    scene.socket.closed(4409);
    scene.stream = [1, 2];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(scene.heard).toEqual([1, 2]);
    scene.client.nudge();
    await scene.greet({ resume: 'up_to_date' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(scene.said.filter(({ action }) => action === 'ack').at(-1)).toEqual({ action: 'ack', seq: 2 });
  });

  it('opens the next socket before the old one closes, when the server asks for that', async () => {
    const scene = new Scene();
    await scene.begin();
    const old = scene.socket;
    scene.say({ type: 'reconnect', afterSec: 0 });
    await vi.advanceTimersByTimeAsync(0);
    expect(scene.sockets).toHaveLength(2);
    expect(scene.closes).toBe(0);
    scene.socket.opened();
    const end = scene.pongs;
    scene.stream.push(1);
    old.received(JSON.stringify({ type: 'x', seq: 1, counts: COUNTS }));
    expect(scene.heard).toEqual([1]);

    scene.say({ type: 'hello', epoch: 'e1', seq: end, resume: 'up_to_date', counts: COUNTS });
    expect(scene.closes).toBe(1);
    scene.event(1);
    scene.event(2);

    expect(scene.heard).toEqual([1, 2]);
    expect(scene.statuses).toEqual(['live']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(scene.said.at(-1)).toEqual({ action: 'ack', seq: 2 });
    scene.socket.closed(1006);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(scene.sockets).toHaveLength(3);
  });

  it('keeps the counts that the old socket told after the next one had been answered', async () => {
    const scene = new Scene();
    await scene.begin();
    const old = scene.socket;
    scene.say({ type: 'reconnect', afterSec: 0 });
    await vi.advanceTimersByTimeAsync(0);
    scene.socket.opened();
    scene.stream.push(1);
    old.received(JSON.stringify({ type: 'x', seq: 1, counts: MORE }));

    scene.say({ type: 'hello', epoch: 'e1', seq: 0, resume: 'up_to_date', counts: COUNTS });
    scene.say({ type: 'x', seq: 1, counts: MORE });

    expect(scene.counted).toEqual([COUNTS, MORE]);
  });

  it('takes the counts of a greeting that starts the stream anew, whatever number it has', async () => {
    for (const epoch of ['e1', 'e2']) {
      const scene = new Scene({ epoch: 'e1', seq: 5 });
      await scene.begin({ epoch, seq: 2, resume: 'resync_required', counts: MORE });
      expect(scene.counted).toEqual([MORE]);
    }
  });

  it('stays with the old socket until the next one is greeted, whatever that says before', async () => {
    const scene = new Scene();
    await scene.begin();
    const old = scene.socket;
    scene.say({ type: 'reconnect', afterSec: 0 });
    await vi.advanceTimersByTimeAsync(0);
    scene.socket.opened();
    scene.say({ type: 'error', code: 'x' });
    expect(scene.closes).toBe(0);
    scene.say({ type: 'bye', code: 4403 });
    expect(scene.closes).toBe(1);

    scene.stream.push(1);
    old.received(JSON.stringify({ type: 'x', seq: 1 }));
    expect(scene.heard).toEqual([1]);
    expect(scene.revocations).toBe(0);
    expect(scene.statuses).toEqual(['live']);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(scene.sockets).toHaveLength(3);
    await scene.greet({ resume: 'up_to_date' });
    expect(scene.closes).toBe(2);
    scene.event(2);
    expect(scene.heard).toEqual([1, 2]);
  });

  it('opens one socket in place of the old one, however often it is asked to', async () => {
    const scene = new Scene();
    await scene.begin();
    const answers: (() => void)[] = [];
    scene.ticket = () =>
      new Promise((resolve) => answers.push(() => resolve({ ticket: 't', url: 'wss://x.example/ws?ticket=t' })));
    for (let time = 0; time < 2; time++) {
      scene.say({ type: 'reconnect', afterSec: 0 });
      await vi.advanceTimersByTimeAsync(0);
    }

    for (const answer of answers) answer();
    await vi.advanceTimersByTimeAsync(0);

    expect(scene.sockets).toHaveLength(2);
    await scene.greet({ resume: 'up_to_date' });
    expect(scene.closes).toBe(1);
  });

  it('stays with the old socket while the next one does not open, and tries again', async () => {
    const scene = new Scene();
    await scene.begin();
    const old = scene.socket;
    scene.say({ type: 'reconnect', afterSec: 0 });
    await vi.advanceTimersByTimeAsync(0);
    scene.socket.closed(1006);
    scene.refuseTicket = problem(503);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(scene.tickets).toBe(3);
    scene.refuseTicket = null;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(scene.sockets).toHaveLength(3);
    scene.stream.push(1);
    old.received(JSON.stringify({ type: 'x', seq: 1 }));
    expect(scene.heard).toEqual([1]);
    expect(scene.statuses).toEqual(['live']);

    await vi.advanceTimersByTimeAsync(10_000);
    expect(scene.closes).toBe(1);
    old.closed(1006);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(scene.sockets).toHaveLength(4);
  });

  it('tells what is only for the moment without a number', async () => {
    const scene = new Scene();
    await scene.begin();
    scene.say({ type: 'typing', userId: '42' });
    expect(scene.heard).toEqual(['typing']);
    expect(scene.asked).toEqual([]);
  });

  it('repeats on every new socket what is to be said on each, and resumes there', async () => {
    const scene = new Scene();
    await scene.begin();
    scene.event(1);
    scene.socket.closed(1001);
    await vi.advanceTimersByTimeAsync(1_000);
    await scene.greet({ resume: 'up_to_date' });
    expect(scene.said.filter(({ action }) => action === 'subscribe')).toHaveLength(2);
    expect(scene.said.filter(({ action }) => action === 'hello').at(-1)).toEqual({
      action: 'hello',
      epoch: 'e1',
      lastSeq: 1,
    });
  });

  it('says that it is broken only when it is not back soon, and waits longer each time', async () => {
    const scene = new Scene();
    scene.chance = 0.999;
    await scene.begin();
    scene.socket.closed(1006);
    expect(scene.statuses.at(-1)).toBe('connecting');
    scene.refuseTicket = problem(0);
    const tries: number[] = [];
    for (let second = 0; second < 300; second++) {
      const before = scene.tickets;
      await vi.advanceTimersByTimeAsync(1_000);
      if (scene.tickets > before) tries.push(second);
    }
    expect(scene.statuses).toEqual(['live', 'connecting', 'broken']);
    expect(tries[0]).toBe(0);
    const waits = tries.slice(1).map((second, index) => second - (tries[index] ?? 0));
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('comes back at any moment of its time, so that not all come back at once', async () => {
    const scene = new Scene();
    scene.chance = 0;
    await scene.begin();
    scene.refuseTicket = problem(0);
    scene.socket.closed(1006);
    const before = scene.tickets;
    await vi.advanceTimersByTimeAsync(1);
    expect(scene.tickets).toBeGreaterThan(before);
  });

  it('stays away as long as a server that stops asks for, and only that once', async () => {
    const scene = new Scene();
    scene.chance = 0.8;
    await scene.begin();
    scene.say({ type: 'reconnect', afterSec: 5 });
    scene.say({ type: 'bye', code: 1001 });
    scene.socket.closed(1001);
    await vi.advanceTimersByTimeAsync(3_999);
    expect(scene.sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(scene.sockets).toHaveLength(2);
    await scene.greet();
    scene.socket.closed(1006);
    await vi.advanceTimersByTimeAsync(800);
    expect(scene.sockets).toHaveLength(3);
  });

  it('asks every 30 seconds where something swallows the upgrade, and still hears everything once', async () => {
    const scene = new Scene();
    scene.client.start();
    for (let attempt = 0; attempt < 3; attempt++) {
      await vi.advanceTimersByTimeAsync(4_000);
      if (scene.sockets.length > attempt) scene.socket.closed(1006);
    }
    expect(scene.statuses.at(-1)).toBe('polling');
    await vi.advanceTimersByTimeAsync(0);
    scene.stream = [1, 2, 3];
    await vi.advanceTimersByTimeAsync(30_000);
    expect(scene.heard).toEqual([1, 2, 3]);
    const polls = scene.polls;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(scene.polls).toBe(polls + 1);
  });

  it('asks where the server has no sockets at all', async () => {
    const scene = new Scene();
    scene.refuseTicket = problem(404);
    scene.client.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(scene.statuses).toEqual(['polling']);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(scene.tickets).toBe(1);
    expect(scene.polls).toBeGreaterThan(8);
  });

  it('does not come back by itself where other tabs have all sockets', async () => {
    const scene = new Scene();
    await scene.begin();
    scene.say({ type: 'bye', code: 4409 });
    scene.socket.closed(1006);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(scene.statuses.at(-1)).toBe('elsewhere');
    expect(scene.sockets).toHaveLength(1);
    expect(scene.polls).toBeGreaterThan(2);
    scene.client.nudge();
    await vi.advanceTimersByTimeAsync(0);
    expect(scene.sockets).toHaveLength(2);
  });

  it('asks whether the session is over when the server says so', async () => {
    const scene = new Scene();
    await scene.begin();
    scene.say({ type: 'bye', code: 4403 });
    scene.socket.closed(1006);
    expect(scene.revocations).toBe(1);
  });

  it('shows a new ticket before the time of the old one is up', async () => {
    const scene = new Scene();
    await scene.begin({ heartbeatSec: 10_000 });
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(scene.said).toContainEqual({ action: 'auth', id: 'renew', ticket: 't2' });
  });

  it('says nothing more once it is stopped', async () => {
    const scene = new Scene();
    await scene.begin();
    scene.client.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(scene.sockets).toHaveLength(1);
    expect(scene.polls).toBe(0);
    expect(scene.statuses).toEqual(['live']);
  });
});
