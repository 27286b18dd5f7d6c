import type { InfiniteData } from '@tanstack/react-query';
import type { List } from '../notice/types';
import { serviceNow } from '../platform/lib/times';
import type { Message } from './types';

/** A conversation as far as it is loaded. */
export type Thread = InfiniteData<List<Message>, unknown>;

/** The loaded messages, the oldest first, each once. */
export function inOrder(thread: Thread | undefined): Message[] {
  const known = new Map<string, Message>();
  for (const page of thread?.pages ?? []) {
    for (const message of page.items) if (!known.has(message.messageId)) known.set(message.messageId, message);
  }
  return [...known.values()].sort((one, other) => one.seq - other.seq);
}

/** The thread with a message that is new or changed. */
export function withMessage(thread: Thread, message: Message): Thread {
  if (thread.pages.some((page) => page.items.some(({ messageId }) => messageId === message.messageId))) {
    return changed(thread, [message.messageId], () => message);
  }
  const [newest, ...older] = thread.pages;
  if (!newest) return thread;
  return { ...thread, pages: [{ ...newest, items: [message, ...newest.items] }, ...older] };
}

/** The thread with some messages changed. */
export function changed(thread: Thread, ids: readonly string[], change: (message: Message) => Message): Thread {
  return {
    ...thread,
    pages: thread.pages.map((page) => ({
      ...page,
      items: page.items.map((message) => (ids.includes(message.messageId) ? change(message) : message)),
    })),
  };
}

/** The thread without a message. */
export function without(thread: Thread, id: string): Thread {
  return {
    ...thread,
    pages: thread.pages.map((page) => ({
      ...page,
      items: page.items.filter(({ messageId }) => messageId !== id),
    })),
  };
}

/** The number of the newest message from that person; 0 for none. */
export function newestFrom(messages: readonly Message[], peer: string): number {
  return Math.max(0, ...messages.filter(({ senderId }) => senderId === peer).map(({ seq }) => seq));
}

/** The first message from that person that is not read: what stands from there on is new. */
export function firstUnread(messages: readonly Message[], peer: string): string | null {
  return messages.find(({ senderId, read }) => senderId === peer && !read)?.messageId ?? null;
}

/** A message that was written here and is not known to be sent. */
export interface Outgoing {
  clientMessageId: string;
  peer: string;
  content: string;
  at: string;
  /** Later ones have greater numbers. */
  number: number;
  /** The tab that sends it. */
  tab: string;
  /** In milliseconds of the browser's clock: unless its tab says so again, nobody sends it any more after this. */
  until: number;
  /**
   * Of what was known when it was sent, the newest number: what has a greater one may be its echo. Absent where nothing
   * was known: then what says the same may be as old as the conversation.
   */
  after?: number;
  state: 'waiting' | 'sending' | 'failed';
  /** Why it failed, and whether it is worth trying again. */
  problem?: string;
  /** A try of it may have arrived without our knowing it. */
  unsure?: boolean;
}

/**
 * The outgoing messages that are not in the thread yet. An own message may arrive by the live stream before the answer
 * to its own request does, or though that answer is lost; then the outgoing one is the same one. One that was refused is
 * not. Where the conversation was not known when it was sent, nothing is taken for it: sent again, it arrives once.
 */
export function stillOutgoing(
  outgoing: readonly Outgoing[],
  messages: readonly Message[],
  peer: string,
): readonly Outgoing[] {
  const echoes = messages.filter(({ senderId }) => senderId !== peer);
  return outgoing.filter((own) => {
    const { after } = own;
    if (after === undefined || (own.state !== 'sending' && !own.unsure)) return true;
    const echo = echoes.findIndex(({ seq, content }) => seq > after && content === own.content);
    if (echo >= 0) echoes.splice(echo, 1);
    return echo < 0;
  });
}

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const OLD_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** The line above the messages of a day. */
export function dayLine(iso: string, now = serviceNow()): string {
  const at = new Date(iso);
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(iso).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return at.getFullYear() === new Date(now).getFullYear() ? DAY.format(at) : OLD_DAY.format(at);
}
