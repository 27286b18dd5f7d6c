import type { LiveEvent } from '../../platform/app/feature';

/** What a person has not read. */
export interface Counts {
  messages: { unread: number };
  notifications: { unread: number; unseen: number };
}

/** The last event of a person's stream that this page has heard. */
export interface Position {
  epoch: string;
  seq: number;
}

/** Events after a position, as `/ws/events` lists them. */
export interface EventsPage extends Position {
  events: LiveEvent[];
  more: boolean;
}

/**
 * `connecting`: not yet, or not for long. `live`: what happens is heard at once. `broken`: the connection is lost and
 * tried again. `polling`: there are no sockets here. `elsewhere`: too many tabs have one.
 */
export type LiveStatus = 'connecting' | 'live' | 'broken' | 'polling' | 'elsewhere';

export function isCounts(value: unknown): value is Counts {
  const counts = value as Partial<Counts> | null | undefined;
  return typeof counts?.messages?.unread === 'number' && typeof counts.notifications?.unread === 'number';
}
