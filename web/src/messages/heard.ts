import { refreshSoon } from '../notice/live/refresh';
import { queryClient } from '../platform/api/queries';
import type { LiveEvent } from '../platform/app/feature';
import { CONVERSATIONS, MESSAGES, presenceKey, threadKey } from './queries';
import { put } from './sending';
import { changed, type Thread } from './thread';
import type { Message, Presence } from './types';
import { typed } from './typing';

/** The message that an event tells of, if it tells all of it. */
function messageOf(event: LiveEvent): Message | null {
  const { messageId, userId, senderId, content, seq, createdAt, timestamp } = event;
  const at = createdAt ?? timestamp;
  const whole =
    typeof messageId === 'string' &&
    typeof userId === 'string' &&
    typeof senderId === 'string' &&
    typeof content === 'string' &&
    typeof seq === 'number' &&
    typeof at === 'string' &&
    event.truncated !== true;
  if (!whole) return null;
  return {
    messageId,
    userId,
    senderId,
    content,
    read: event.read === true,
    readAt: typeof event.readAt === 'string' ? event.readAt : null,
    deliveredAt: typeof event.deliveredAt === 'string' ? event.deliveredAt : null,
    deleted: event.deleted === true,
    seq,
    createdAt: at,
  };
}

/** What conversations make of what happens; where an event says too little, they are asked for again. */
export function heard(event: LiveEvent): void {
  switch (event.type) {
    case 'message':
    case 'message_sent': {
      const message = messageOf(event);
      if (!message) {
        refreshSoon(MESSAGES);
        return;
      }
      put(event.type === 'message' ? message.senderId : message.userId, message);
      if (event.type === 'message') typed(message.senderId, false);
      return;
    }
    case 'message_read':
    case 'message_delivered':
    case 'message_deleted': {
      const peer = event.peerId;
      if (typeof peer !== 'string') {
        refreshSoon(MESSAGES);
        return;
      }
      seen(peer, event);
      refreshSoon(threadKey(peer));
      refreshSoon(CONVERSATIONS);
      return;
    }
    case 'presence':
      if (typeof event.userId === 'string') {
        queryClient.setQueryData<Presence | null>(presenceKey(event.userId), event as unknown as Presence);
      }
      return;
    case 'typing':
      if (typeof event.userId === 'string') typed(event.userId, true);
      return;
    default:
  }
}

/** Shown at once; the list, which is asked for again, says the same. */
function seen(peer: string, { type, messageId, messageIds, readAt, deliveredAt, forAll }: LiveEvent): void {
  const ids = Array.isArray(messageIds) ? messageIds : [messageId];
  const time = (at: unknown) => (typeof at === 'string' ? at : null);
  const change = (message: Message): Message => {
    switch (type) {
      case 'message_read':
        return { ...message, read: true, readAt: message.readAt ?? time(readAt) };
      case 'message_delivered':
        return { ...message, deliveredAt: message.deliveredAt ?? time(deliveredAt) };
      default:
        return forAll === true ? { ...message, content: '', deleted: true } : message;
    }
  };
  queryClient.setQueryData<Thread>(threadKey(peer), (thread) => thread && changed(thread, ids, change));
}

export function lostTrack(): void {
  refreshSoon(MESSAGES);
}
