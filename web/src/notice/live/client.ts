import { ProblemError } from '../../platform/api/problem';
import type { LiveEvent } from '../../platform/app/feature';
import { type Counts, type EventsPage, isCounts, type LiveStatus, type Position } from './types';

/** An open or opening socket. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketHandlers {
  opened: () => void;
  received: (text: string) => void;
  /** Once, whoever closed it. */
  closed: (code: number) => void;
}

/** What the client needs of the world around it. */
export interface World {
  ticket(): Promise<{ ticket: string; url: string }>;
  /** @param failures how many sockets in a row did not open before this one */
  connect(url: string, failures: number, handlers: SocketHandlers): Socket;
  /** Events after a position; without one only where the stream ends. */
  events(after: Position | null): Promise<EventsPage>;
  /** Null where there is no such route. */
  counts(): Promise<(Counts & Position) | null>;
  /** What is said on every new socket. */
  standing(): Iterable<object>;
  load(): Position | null;
  save(position: Position): void;
  /** From 0 to 1. */
  random(): number;
}

/** Who is told what the stream says. */
export interface Listener {
  heard(event: LiveEvent): void;
  counts(counts: Counts): void;
  /** What happened meanwhile is unknown: the lists are read anew. */
  resync(): void;
  status(status: LiveStatus): void;
  /** What time it is at the server. */
  clock(now: string): void;
  /** The server closes this session: asking it anything tells whether that is so. */
  revoked(): void;
}

const POLL_MS = 30_000;
const PONG_MS = 10_000;
const HELLO_MS = 10_000;
const ACK_MS = 2_000;
/** Tickets, and sockets opened by them, last a quarter of an hour unless they are renewed. */
const RENEW_MS = 10 * 60_000;
/** A connection that is back before this was never worth a word. */
const QUIET_MS = 3_000;
const LONGEST_WAIT_S = 60;
/** So many sockets that never opened mean that something between swallows them. */
const SWALLOWED = 3;

type Timer = ReturnType<typeof setTimeout>;

/**
 * Follows a person's live stream: by a socket that it opens anew when it breaks, or, where there is none, by asking. What
 * it tells its listener it tells in order and once, whatever the network loses or repeats: an event counts when its number
 * follows the last one, older ones are ignored, and a gap is filled by asking.
 */
export class LiveClient {
  private readonly world: World;
  private readonly listener: Listener;
  private position: Position | null = null;
  private socket: Socket | null = null;
  /** Opens while the socket there is still tells everything, and takes its place once it is greeted. */
  private successor: Socket | null = null;
  private greeted = false;
  private stopped = true;
  /** Attempts since the last greeting. */
  private attempts = 0;
  /** Sockets in a row that never opened although there was a ticket. */
  private swallowed = 0;
  private bye: number | null = null;
  private leastWaitMs = 0;
  private catching = false;
  private again = false;
  private shown: LiveStatus = 'connecting';
  private connecting = 0;
  private acked = 0;
  private readonly timers = new Map<string, Timer>();

  constructor(world: World, listener: Listener) {
    this.world = world;
    this.listener = listener;
    this.position = world.load();
  }

  start(): void {
    this.stopped = false;
    this.quietly();
    void this.open();
  }

  stop(): void {
    this.stopped = true;
    this.connecting++;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.successor?.close();
    this.successor = null;
    this.socket?.close();
    this.socket = null;
  }

  /** The network is back, or somebody looks at the page again. */
  nudge(): void {
    if (this.stopped) return;
    if (this.greeted) this.ping();
    else if (!this.socket && this.timers.has('retry')) this.retryIn(0);
    else if (this.shown === 'elsewhere') void this.open();
    if (this.shown === 'polling') void this.poll();
  }

  /** Says something that is worth nothing later; without a socket it is not said. */
  say(action: object): void {
    if (this.greeted) this.socket?.send(JSON.stringify(action));
  }

  private later(name: string, ms: number, work: () => void): void {
    this.cancel(name);
    this.timers.set(
      name,
      setTimeout(() => {
        this.timers.delete(name);
        work();
      }, ms),
    );
  }

  private cancel(name: string): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }

  private tell(status: LiveStatus): void {
    if (status !== 'connecting') this.cancel('quiet');
    if (this.shown === status) return;
    this.shown = status;
    this.listener.status(status);
  }

  /** Tries for a while before it says that something is broken. */
  private quietly(): void {
    if (this.shown === 'polling' || this.shown === 'broken' || this.timers.has('quiet')) return;
    this.tell('connecting');
    this.later('quiet', QUIET_MS, () => this.tell('broken'));
  }

  private async open(): Promise<void> {
    if (this.stopped || this.socket) return;
    this.cancel('retry');
    const attempt = ++this.connecting;
    let url: string;
    try {
      url = (await this.world.ticket()).url;
    } catch (error) {
      if (attempt !== this.connecting || this.stopped) return;
      if (error instanceof ProblemError && error.status === 404) this.pollAlways();
      else this.retry(error instanceof ProblemError ? (error.body.retryAfter ?? 0) * 1000 : 0);
      return;
    }
    if (attempt !== this.connecting || this.stopped || this.socket) return;
    let opened = false;
    this.bye = null;
    this.greeted = false;
    const socket = this.world.connect(url, this.swallowed, {
      opened: () => {
        opened = true;
        socket.send(this.helloText());
      },
      received: (text) => {
        if (this.socket === socket) this.received(text);
      },
      closed: (code) => {
        if (this.socket === socket) this.closed(code, opened);
      },
    });
    this.socket = socket;
    this.later('hello', HELLO_MS, () => this.giveUp());
  }

  private helloText(): string {
    return JSON.stringify({
      action: 'hello',
      ...(this.position && { epoch: this.position.epoch, lastSeq: this.position.seq }),
    });
  }

  /** Opens another socket in place of one that will end; that one closes when the other is greeted. */
  private async succeed(): Promise<void> {
    const old = this.socket;
    if (!old || !this.greeted || this.successor) return;
    const isOver = () => this.stopped || this.socket !== old || this.successor !== null;
    let url: string;
    try {
      url = (await this.world.ticket()).url;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (!isOver()) this.succeedLater();
      return;
    }
    if (isOver()) return;
    const next = this.world.connect(url, 0, {
      opened: () => next.send(this.helloText()),
      received: (text) => {
        if (this.successor === next) this.succeeded(next, old, text);
        if (this.socket === next) this.received(text);
      },
      closed: (code) => {
        if (this.successor === next) this.withoutSuccessor();
        else if (this.socket === next) this.closed(code, true);
      },
    });
    this.successor = next;
    this.later('successor', HELLO_MS, () => {
      this.withoutSuccessor();
      next.close();
    });
  }

  /** It stays with the socket there is, and tries again as long as that one lasts. */
  private withoutSuccessor(): void {
    this.successor = null;
    this.cancel('successor');
    this.succeedLater();
  }

  private succeedLater(): void {
    this.later('succeed', LONGEST_WAIT_S * 1000 * this.world.random(), () => void this.succeed());
  }

  /** What the next socket says before it is greeted is about itself alone: the old one goes on. */
  private succeeded(next: Socket, old: Socket, text: string): void {
    const { type } = JSON.parse(text) as LiveEvent;
    if (type === 'hello') this.takeOver(next, old);
    else if (type === 'bye') {
      this.withoutSuccessor();
      next.close();
    }
  }

  private takeOver(next: Socket, old: Socket): void {
    this.successor = null;
    this.socket = next;
    this.bye = null;
    this.leastWaitMs = 0;
    for (const name of ['successor', 'pong']) this.cancel(name);
    old.close();
  }

  /** Closes a socket that says nothing, without waiting for the other side to agree. */
  private giveUp(): void {
    const socket = this.socket;
    this.closed(1006, this.greeted);
    socket?.close();
  }

  private closed(code: number, opened: boolean): void {
    this.socket = null;
    this.greeted = false;
    const successor = this.successor;
    this.successor = null;
    successor?.close();
    for (const name of ['hello', 'ping', 'pong', 'ack', 'renew', 'succeed', 'successor']) this.cancel(name);
    if (this.stopped) return;
    this.swallowed = opened ? 0 : this.swallowed + 1;
    const reason = this.bye ?? code;
    if (reason === 4409) {
      this.tell('elsewhere');
      this.pollLater();
      return;
    }
    if (reason === 4403) this.listener.revoked();
    if (this.swallowed >= SWALLOWED) this.pollAlways();
    this.retry(this.leastWaitMs);
    this.leastWaitMs = 0;
  }

  /** After 0 to 1 seconds, then at random up to a limit that doubles until it is a minute. */
  private retry(leastMs: number): void {
    this.quietly();
    const most = this.attempts === 0 ? 1 : Math.min(LONGEST_WAIT_S, 2 ** this.attempts);
    this.attempts++;
    const wait = this.shown === 'polling' ? LONGEST_WAIT_S * (1 + this.world.random()) : this.world.random() * most;
    this.retryIn(Math.max(leastMs, wait * 1000));
  }

  private retryIn(ms: number): void {
    this.later('retry', ms, () => void this.open());
  }

  private pollAlways(): void {
    this.tell('polling');
    if (!this.timers.has('poll')) void this.poll();
  }

  private pollLater(): void {
    this.later('poll', POLL_MS, () => void this.poll());
  }

  private async poll(): Promise<void> {
    this.pollLater();
    try {
      const counts = await this.world.counts();
      if (this.stopped || this.greeted) return;
      if (counts) {
        this.listener.counts(counts);
        if (!this.position) this.move({ epoch: counts.epoch, seq: counts.seq });
      }
      if (!counts || counts.epoch !== this.position?.epoch || counts.seq > this.position.seq) await this.catchUp();
    } catch (error) {
      // No answer now: the page says so where it asks, and here it is asked again soon.
      if (!(error instanceof ProblemError)) throw error;
    }
  }

  private received(text: string): void {
    const frame = JSON.parse(text) as LiveEvent;
    switch (frame.type) {
      case 'hello':
        this.hello(frame);
        break;
      case 'batch':
        for (const event of frame.events as LiveEvent[]) this.apply(event);
        break;
      case 'resumed':
      case 'pong':
        this.cancel('pong');
        if (typeof frame.serverTime === 'string') this.listener.clock(frame.serverTime);
        if (this.position && typeof frame.seq === 'number' && frame.seq > this.position.seq) void this.catchUp();
        break;
      case 'bye':
        this.bye = frame.code as number;
        break;
      case 'reconnect':
        this.leastWaitMs = this.world.random() * 1000 * (typeof frame.afterSec === 'number' ? frame.afterSec : 0);
        this.later('succeed', this.leastWaitMs, () => void this.succeed());
        break;
      case 'reply':
      case 'error':
        break;
      default:
        this.apply(frame);
    }
  }

  private hello(frame: LiveEvent): void {
    this.cancel('hello');
    this.cancel('poll');
    this.greeted = true;
    this.attempts = 0;
    this.swallowed = 0;
    this.tell('live');
    const end = { epoch: frame.epoch as string, seq: frame.seq as number };
    const fresh = this.position === null;
    // What the socket before this one told since the question is not taken back.
    if (frame.resume !== 'replaying' && frame.resume !== 'up_to_date') this.move(end);
    if (isCounts(frame.counts) && !this.isBehind(end)) this.listener.counts(frame.counts);
    if (fresh || frame.resume === 'resync_required') this.listener.resync();
    const heartbeat = ((frame.heartbeatSec as number | undefined) ?? 30) * 1000;
    const beat = () =>
      this.later('ping', heartbeat, () => {
        this.ping();
        beat();
      });
    beat();
    // For the server's clock, which the greeting does not tell; what is being replayed comes by itself.
    if (frame.resume !== 'replaying') this.ping();
    this.renewLater();
    // What came on an earlier socket, or without one, may not have been acknowledged.
    if (!fresh) this.acknowledgeSoon();
    for (const action of this.world.standing()) this.say(action);
  }

  /** Whether it has heard more than that already. */
  private isBehind({ epoch, seq }: Position): boolean {
    return this.position !== null && this.position.epoch === epoch && this.position.seq > seq;
  }

  private ping(): void {
    if (!this.timers.has('pong')) this.later('pong', PONG_MS, () => this.giveUp());
    this.say({ action: 'ping' });
  }

  private renewLater(): void {
    this.later('renew', RENEW_MS, async () => {
      this.renewLater();
      try {
        const { ticket } = await this.world.ticket();
        this.say({ action: 'auth', id: 'renew', ticket });
      } catch (error) {
        // The server ends the socket when the time is up, and the next one asks for a ticket again.
        if (!(error instanceof ProblemError)) throw error;
      }
    });
  }

  private move(position: Position): void {
    this.position = position;
    this.world.save(position);
  }

  private apply(event: LiveEvent): void {
    if (typeof event.seq !== 'number') this.listener.heard(event);
    else if (this.position && event.seq === this.position.seq + 1) this.count(event, event.seq);
    else if (this.position && event.seq > this.position.seq) void this.catchUp();
  }

  private count(event: LiveEvent, seq: number): void {
    if (!this.position) return;
    this.move({ epoch: this.position.epoch, seq });
    if (isCounts(event.counts)) this.listener.counts(event.counts);
    this.listener.heard(event);
    this.acknowledgeSoon();
  }

  private acknowledgeSoon(): void {
    if (!this.timers.has('ack')) this.later('ack', ACK_MS, () => this.acknowledge());
  }

  /** The next greeting makes up for what cannot be said now. */
  private acknowledge(): void {
    if (!this.greeted || !this.position || this.position.seq === this.acked) return;
    this.acked = this.position.seq;
    this.say({ action: 'ack', seq: this.acked });
  }

  /** Asks for what was missed, one question at a time. */
  private async catchUp(): Promise<void> {
    if (this.catching) {
      this.again = true;
      return;
    }
    this.catching = true;
    try {
      do {
        this.again = false;
        while (await this.askOnce());
      } while (this.again && !this.stopped);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { epoch, seq } = error.body;
      if (error.status === 409 && typeof epoch === 'string' && typeof seq === 'number') this.resyncAt({ epoch, seq });
      else if (this.greeted) this.giveUp();
    } finally {
      this.catching = false;
    }
  }

  private resyncAt(end: Position): void {
    this.move(end);
    this.listener.resync();
  }

  /** @returns whether there is more */
  private async askOnce(): Promise<boolean> {
    const page = await this.world.events(this.position);
    if (this.stopped) return false;
    if (page.epoch !== this.position?.epoch) {
      this.resyncAt({ epoch: page.epoch, seq: page.seq });
      return false;
    }
    for (const event of page.events) {
      if (typeof event.seq === 'number' && event.seq > this.position.seq) this.count(event, event.seq);
    }
    return page.more;
  }
}
