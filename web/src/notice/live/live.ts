import { api, body, call, ifThere } from '../../platform/api/client';
import { queryClient } from '../../platform/api/queries';
import { claims, MINE } from '../../platform/api/session';
import type { LiveEvent } from '../../platform/app/feature';
import { storage } from '../../platform/lib/storage';
import { setServiceClock } from '../../platform/lib/times';
import { setUnread } from '../../platform/lib/title';
import { COUNTS, noticeQueries } from '../queries';
import { type Listener, LiveClient, type World } from './client';
import { watchIdle } from './idle';
import type { Counts, EventsPage, LiveStatus, Position } from './types';

/** The app's one live stream, while somebody is logged in. */

let client: LiveClient | null = null;
let status: LiveStatus = 'connecting';
const listeners = new Set<() => void>();
const standing = new Map<string, object>();
const IDLE = 'idle';

/** Whether a socket opened where the page came from. */
let foundHere = false;

/** Where the position of the person of this session is kept: nowhere once nobody is logged in. */
const key = () => {
  const account = claims()?.account;
  return account === undefined ? null : `${MINE}stream.${account}`;
};

/**
 * The address of the socket. The server names its public one; a page that was opened at another name of the same server
 * (in a house's own network, beside a proxy) finds the socket where the page came from, so that is tried first, and
 * nothing else any more once it was found there.
 */
export function socketAddress(given: string, failures: number, page: string, found: boolean): string {
  const address = new URL(given);
  if (address.host === new URL(page).host || (!found && failures % 2 === 1)) return given;
  return `${page.replace(/^http/, 'ws')}/ws${address.search}`;
}

const world: World = {
  ticket: () => body(api.POST('/ws/tickets')),

  connect(url, failures, { opened, received, closed }) {
    const address = socketAddress(url, failures, location.origin, foundHere);
    const socket = new WebSocket(address, 'pacenote.v1');
    socket.onopen = () => {
      foundHere = new URL(address).host === location.host;
      opened();
    };
    socket.onmessage = (message) => received(String(message.data));
    socket.onclose = (event) => closed(event.code);
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close: () => socket.close(),
    };
  },

  events: (after) =>
    call<EventsPage>('GET', '/ws/events', {
      query: { ...(after && { epoch: after.epoch, after: after.seq }), limit: 500 },
    }),

  counts: () => ifThere(call<Counts & Position>('GET', '/notifications/counts')),

  standing: () => standing.values(),

  load() {
    const place = key();
    const [epoch, seq] = (place && storage.get(place))?.split(' ') ?? [];
    return epoch && seq && Number.isSafeInteger(Number(seq)) ? { epoch, seq: Number(seq) } : null;
  },
  save({ epoch, seq }) {
    const place = key();
    if (place) storage.set(place, `${epoch} ${seq}`);
  },
  random: Math.random,
};

function change(next: LiveStatus): void {
  status = next;
  for (const listener of listeners) listener();
}

export const live = {
  status: (): LiveStatus => status,

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Says something that is worth nothing later. */
  say: (action: object) => client?.say(action),

  /**
   * Says something now and whenever there is a new connection.
   *
   * @returns how to take it back
   */
  keepSaying(name: string, action: object): () => void {
    standing.set(name, action);
    client?.say(action);
    return () => standing.delete(name);
  },

  /** @returns how to stop */
  start(heard: (event: LiveEvent) => void, lostTrack: () => void): () => void {
    const listener: Listener = {
      heard,
      counts(counts) {
        queryClient.setQueryData(COUNTS, counts);
        // A message is a notification too: the larger number has both.
        setUnread(Math.max(counts.messages.unread, counts.notifications.unread));
      },
      resync: lostTrack,
      status: change,
      clock: setServiceClock,
      // The answer tells whether the session is over, and then the page asks to log in again.
      revoked: () => void queryClient.fetchQuery(noticeQueries.me).catch(() => null),
    };
    const own = new LiveClient(world, listener);
    client = own;
    const nudge = () => {
      if (document.visibilityState === 'visible') own.nudge();
    };
    addEventListener('online', nudge);
    document.addEventListener('visibilitychange', nudge);
    const stopWatching = watchIdle((idle) => {
      if (idle) live.keepSaying(IDLE, { action: 'idle', idle });
      else if (standing.delete(IDLE)) own.say({ action: 'idle', idle });
    });
    own.start();
    return () => {
      stopWatching();
      standing.delete(IDLE);
      removeEventListener('online', nudge);
      document.removeEventListener('visibilitychange', nudge);
      own.stop();
      client = null;
      change('connecting');
      setUnread(0);
    };
  },
};
