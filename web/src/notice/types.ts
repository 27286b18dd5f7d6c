/** Shapes of the inbox and of settings, as the contract of the notice core names them. */

/** An item of the inbox. */
export interface Notification {
  notificationId: string;
  type: 'message' | 'system' | 'alert';
  topic: string;
  title: string;
  content: string;
  count: number;
  priority: string;
  seen: boolean;
  read: boolean;
  readAt: string | null;
  archived: boolean;
  source: { kind: string; id: string };
  actionUrl: string | null;
  seq: number;
  occurredAt: string;
  createdAt: string;
  expiresAt: string;
}

export interface List<T> {
  items: T[];
  nextCursor: string | null;
}

/** One of the notices that a notification shows. */
export interface ShownNotice {
  noticeId: string;
  topic: string;
  occurredAt: string;
  title?: string;
  content?: string;
}

/** What became of a notice on one channel, and why. */
export interface Delivery {
  deliveryId: string;
  noticeId: string;
  topic: string;
  channel: string;
  target: string | null;
  state: string;
  reason: string;
  attempts: number;
  updatedAt: string;
}

export interface QuietHours {
  enabled: boolean;
  start: string;
  end: string;
  /** On which they start; 1 is Monday. */
  days: number[];
}

/** A channel's switch per topic or area; what is not named follows its area, then its default. */
export type TopicChoices = Record<string, Record<string, boolean | null>>;

/** What a person has chosen. Servers that do not know a setting do not name it. */
export interface Settings {
  notifications: { email: boolean; push: boolean; inApp: boolean };
  timezone: string;
  quietHours?: QuietHours;
  mailDelaySeconds?: number;
  previews?: boolean;
  receipts?: boolean;
  presence?: boolean;
  messagesFrom?: 'everyone' | 'known' | 'nobody';
  topics?: TopicChoices;
}

/** A part of the settings, at any depth; null brings a default back. */
export type SettingsPatch = {
  [K in keyof Settings]?: Settings[K] extends object | undefined ? Partial<Settings[K]> | TopicChoices : Settings[K];
};

export interface ChannelChoice {
  default: boolean;
  chosen: boolean | null;
  effective: boolean;
  locked: boolean;
  reason: string | null;
}

export interface TopicChoice {
  topic: string;
  type: string;
  channels: Record<string, ChannelChoice>;
}

export interface Device {
  deviceId: string;
  platform: string;
  name: string | null;
  lastUsedAt: string | null;
  disabledReason: string | null;
}

/** Where pushes go, and by which key a browser can join; null where the server pushes to none. */
export interface Devices {
  items: Device[];
  webPush: { publicKey: string } | null;
}

export interface Webhook {
  webhookId: string;
  url: string;
  topics: string[];
  disabledReason: string | null;
  secret?: string;
}
