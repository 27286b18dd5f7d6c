/** Shapes of messages, as their contract names them. */

export interface Message {
  messageId: string;
  /** The recipient. */
  userId: string;
  senderId: string;
  content: string;
  read: boolean;
  readAt: string | null;
  deliveredAt: string | null;
  deleted: boolean;
  seq: number;
  createdAt: string;
}

export interface Conversation {
  peer: { userId: string; displayName: string };
  lastMessage: Message;
  unreadCount: number;
  seq: number;
}

export interface Person {
  userId: string;
  displayName: string;
  status: string;
}

export interface Presence {
  userId: string;
  state: 'online' | 'away' | 'offline' | 'unknown';
  lastSeenAt?: string | null;
}
