/** Shapes of streams, as the server writes them. Moments are ISO instants; ids of Discord are strings of digits. */

/** Who somebody is at Discord. */
export interface DiscordPerson {
  user_id: string;
  username: string;
  discord_id: string;
}

/** A Discord server. */
export interface Guild {
  guild_id: string;
  name: string;
  is_admin: boolean;
  bot_installed: boolean;
}

/** A channel of a Discord server. */
export interface Channel {
  id: string;
  name: string;
  /** The name of the group that it is in, or nothing. */
  parent: string;
  can_post: boolean;
  /** Permissions that the bot lacks there, in Discord's words. */
  missing: string[];
}

export interface Role {
  id: string;
  name: string;
}

export interface EmbedField {
  name: string;
  value: string;
  inline?: boolean;
}

/** The box below the text of a post. */
export interface Embed {
  title?: string;
  description?: string;
  url?: string;
  /** 0xRRGGBB */
  color?: number;
  thumbnail?: { url: string };
  image?: { url: string };
  fields?: EmbedField[];
  footer?: { text: string };
  timestamp?: string;
}

/** How a post is written: texts with variables. */
export interface Template {
  content: string;
  embed?: Embed;
}

export type PingMode = 'none' | 'role' | 'managed_role' | 'mentions';
/** The role that the bot makes for those who want a streamer's pings. */
export interface ManagedRole {
  state: 'new' | 'made' | 'hindered';
  reason: string | null;
  role_id: string | null;
  /** How many people are still to get it or to lose it. */
  waiting: number;
}

export type Linking = 'admins' | 'invited' | 'members';
export type Consent = 'anyone' | 'own_links' | 'nobody';
export type EndAction = 'edit' | 'delete' | 'keep';

/** The settings of a Discord server. */
export interface Config {
  /** Empty while none is chosen. */
  channel_id: string;
  mention_role_id: string | null;
  message_template: Template;
  /** Null: the usual one. */
  end_template: Template | null;
  enabled: boolean;
  ping_mode: PingMode;
  linking: Linking;
  /** Kinds of broadcasts that are posted, in Twitch's words. */
  announce_types: string[];
  cooldown_minutes: number;
  on_end: EndAction;
  update_while_live: boolean;
  publish: boolean;
  watch_button: boolean;
  /** Null while nobody changed anything. */
  updated_at: string | null;
  target: { state: 'ok' | 'paused'; reason: string | null; since: string | null };
}

export interface Filter {
  games: string[];
  skip_games: string[];
  title_contains: string[];
  title_excludes: string[];
}

/** What differs for one streamer; null is as for the whole server. */
export interface Overrides {
  channel_id: string | null;
  mention_role_id: string | null;
  ping_mode: PingMode | null;
  cooldown_minutes: number | null;
  on_end: EndAction | null;
  filter: Filter | null;
}

/** A Twitch channel that a server follows. */
export interface Streamer {
  id: string;
  twitch_login: string;
  twitch_display_name: string;
  /** Stands above the box instead of the server's text; empty: that. */
  custom_content: string;
  /** The account that proved that the channel is its own, or nothing. */
  added_by: string;
  enabled: boolean;
  /** Like what became of their last broadcast, only for admins and whoever proved the channel. */
  overrides?: Overrides;
  last_delivery?: { state: string; reason: string; at: string } | null;
  /** How the service hears of it: `push`, `polled`, `pending` or `gone`. */
  events: string;
  /** Only for admins; null where posts do not ping by such a role, or it was not looked at yet. */
  managed_role?: ManagedRole | null;
  live: { stream_id: string; started_at: string } | null;
}

/** A Twitch channel that the person proved to be their own. */
export interface OwnChannel {
  id: string;
  twitch_login: string;
  twitch_display_name: string;
  consent: Consent;
  /** The servers that follow it. */
  guilds: { guild_id: string; name: string }[];
}

/** A post as it would look, and whether it was posted. */
export interface Trial {
  sent: boolean;
  message_url: string | null;
  /** `role:<id>`, `user:<id>` or `everyone`. */
  would_ping: string[];
  rendered: { content: string; embeds: Embed[] };
  /** What the bot needs in the channel; empty where none is chosen. */
  checks: { name: string; ok: boolean }[];
  warnings: { field: string; code: string }[];
}

export type TrialKind = 'live' | 'ended';

/** What became of one broadcast in a server. */
export interface Delivery {
  id: string;
  streamer_id: string;
  twitch_display_name: string;
  state: string;
  reason: string;
  detail: string | null;
  channel_id: string | null;
  message_url: string | null;
  /** Whom it pinged: `role`, `managed_role`, `mentions` or `everyone`. */
  pinged: string | null;
  /** How often Discord was asked. */
  attempts: number;
  event_at: string;
  sent_at: string | null;
  /** Milliseconds from Twitch's word to Discord's acceptance. */
  latency_ms: number | null;
  next_try_at: string | null;
  post: { state: string; ended_at: string | null; vod_url: string | null } | null;
}

export interface Deliveries {
  deliveries: Delivery[];
  pagination: { current_page: number; page_size: number; total_results: number; has_more: boolean };
}

/** A link by which people come into a server here. */
export interface Invite {
  id: string;
  code: string;
  /** Null: never. */
  expires_at: string | null;
  /** 0: without a limit. */
  max_uses: number;
  use_count: number;
  created_at: string;
  valid: boolean;
}

/** Where an invite leads. */
export interface InvitedTo {
  guild_id: string;
  guild_name: string;
}

/** Whether a person wants to hear of a channel in a server. */
export interface Choice {
  guild_id: string;
  streamer_id: string;
  notifications_enabled: boolean;
  /** Whether they chose it themselves. */
  chosen: boolean;
  ping_mode: PingMode;
  /** How far the switch reaches: `full` or `personal_only`. */
  effect: string;
  guild_name: string;
  streamer_name: string;
}

/** What people did in a server. */
export interface AuditPage {
  entries: {
    at: string;
    /** Empty when the account is gone. */
    user_id: string;
    action: string;
    /** `ok`, `unfinished`, or the code of a refusal. */
    result: string;
  }[];
  pagination: { has_more: boolean };
}
