import type { DiscordPerson, ManagedRole, Streamer } from './types';

/** What the server's words mean to people. A word that is not known here is shown as it came. */

const PERMISSIONS: Readonly<Record<string, string>> = {
  ADMINISTRATOR: 'Administrator',
  MANAGE_GUILD: 'Manage Server',
  VIEW_CHANNEL: 'View Channel',
  SEND_MESSAGES: 'Send Messages',
  EMBED_LINKS: 'Embed Links',
  READ_MESSAGE_HISTORY: 'Read Message History',
  MENTION_EVERYONE: 'Mention Everyone',
  MANAGE_ROLES: 'Manage Roles',
};

/** A permission as Discord's settings call it. */
export function permission(name: string): string {
  return PERMISSIONS[name] ?? name;
}

export interface Told {
  text: string;
  tone: 'faster' | 'slower' | 'warn' | 'soft';
}

const STATES: Readonly<Record<string, Told>> = {
  pending: { text: 'waiting', tone: 'soft' },
  scheduled: { text: 'waiting', tone: 'warn' },
  sending: { text: 'on its way', tone: 'soft' },
  sent: { text: 'posted', tone: 'faster' },
  skipped: { text: 'left out', tone: 'soft' },
  cancelled: { text: 'taken back', tone: 'soft' },
  failed: { text: 'failed', tone: 'slower' },
};

/** Where an announcement stands. */
export function deliveryState(state: string): Told {
  return STATES[state] ?? { text: state, tone: 'soft' };
}

/** States that a list can be asked for, with what they are called there. */
export const SHOWN_STATES: readonly (readonly [string, string])[] = [
  ['', 'All'],
  ['sent', 'Posted'],
  ['scheduled', 'Waiting'],
  ['failed', 'Failed'],
  ['skipped', 'Left out'],
  ['cancelled', 'Taken back'],
];

const REASONS: Readonly<Record<string, string>> = {
  new: 'Not looked at yet.',
  rate_limited: 'Discord wants it to wait.',
  discord_unavailable: 'Discord does not answer. It is tried again.',
  waiting_for_match: 'Game or title are not what you want to hear of. It is posted if they change.',
  target_paused: 'Posts to the channel do not go through. It is posted when that is mended.',
  claimed: 'It is being posted right now.',
  announced: 'Posted.',
  late: 'Posted late, so nobody was pinged.',
  revived: 'Back after a short break: nobody was pinged again.',
  not_configured: 'No channel was chosen.',
  guild_disabled: 'Posts were switched off for the server.',
  link_disabled: 'Posts were switched off for this streamer.',
  stream_type: 'It was a kind of broadcast that you do not post.',
  filtered: 'Game and title were never what you want to hear of.',
  stream_over: 'It was over before it could be posted.',
  unlinked: 'The streamer was removed.',
  bot_removed: 'The bot was removed from the server.',
  streamer_declined: 'The owner of the Twitch channel does not want it.',
  unknown_channel: 'The Discord channel is gone.',
  missing_access: 'The bot may not see the Discord channel.',
  missing_permissions: 'The bot lacks a permission in the Discord channel.',
  message_refused: 'Discord did not take the text of the post.',
  gave_up: 'Discord did not take it for half an hour, or nobody can know whether it is there.',
};

/** Why an announcement stands where it stands. */
export function deliveryReason(reason: string): string {
  return REASONS[reason] ?? reason;
}

const DETAILS: Readonly<Record<string, string>> = {
  lost: 'Somebody deleted the post at once.',
  not_published: 'The post stayed in its channel: Discord did not publish it.',
};

/** What people should know beside the reason. */
export function deliveryDetail(detail: string): string {
  return DETAILS[detail] ?? detail;
}

const POSTS: Readonly<Record<string, string>> = {
  live: 'The post says that it is live.',
  ended: 'The post says that it has ended.',
  deleted: 'The post was deleted at the end.',
  lost: 'Somebody deleted the post at Discord; it is not posted again.',
  superseded: 'A later stream took its post over.',
};

/** What became of a post afterwards. */
export function postState(state: string): string {
  return POSTS[state] ?? state;
}

const EVENTS: Readonly<Record<string, string>> = {
  polled: 'Twitch does not tell of this channel: it is asked again and again, so posts may come a little later.',
  pending: 'Twitch was asked to tell when this channel goes live, and has not confirmed it yet.',
  gone: 'Twitch does not know this channel any more.',
};

/** How the service hears of a streamer; nothing where all is as it should be. */
export function coverage(events: string): string | null {
  return events === 'push' ? null : (EVENTS[events] ?? events);
}

/** Whether the channel is the person's own: they proved it last. */
export function isOwn(streamer: Pick<Streamer, 'added_by'>, me: Pick<DiscordPerson, 'user_id'> | undefined): boolean {
  return streamer.added_by !== '' && streamer.added_by === me?.user_id;
}

const CODES: Readonly<Record<string, string>> = {
  dropped_empty: 'left out, because nothing would stand there',
  dropped_url: 'left out, because it is no address that begins with http:// or https://',
  dropped_timestamp: 'left out, because it is no moment such as {started_at}',
  cut: 'cut, because it is longer than Discord takes',
  dropped_too_long: 'left out, because the box is already as long as Discord takes',
};

export function warning(code: string): string {
  return CODES[code] ?? code;
}

export const PING_MODES = [
  ['role', 'A role of the server'],
  ['none', 'Nobody'],
  ['managed_role', 'A role for each streamer, for those who want it'],
  ['mentions', 'By name, those who want it'],
] as const;

/** What the bot needs to make roles, and how people come by them. */
export const MANAGED_ROLE =
  'The bot makes a role for each streamer and gives it to whoever switches their pings on. It needs the permission “Manage Roles”; its own role has to stand above the roles that it makes.';

const ROLE_PROBLEMS: Readonly<Record<string, string>> = {
  missing_permissions: 'The bot may not manage roles. Give it the permission “Manage Roles” at Discord.',
  role_too_high: 'The role stands above that of the bot. Move it below at Discord.',
  limit_reached: 'The bot makes no more roles in one server than 50.',
  discord_unavailable: 'Discord did not answer. It is tried again.',
};

/** How it stands with the role that the bot makes for a streamer; nothing when all is well. */
export function managedRole(role: ManagedRole | null | undefined): { text: string; tone: string } | undefined {
  if (!role) return undefined;
  if (role.reason !== null)
    return { text: ROLE_PROBLEMS[role.reason] ?? 'The role could not be made or deleted.', tone: 'warn' };
  if (role.state === 'new') return { text: 'The role for their pings is being made.', tone: 'soft' };
  if (role.waiting === 0) return undefined;
  const people = role.waiting === 1 ? 'one person' : `${role.waiting} people`;
  return { text: `The role is still to be given to, or taken from, ${people}.`, tone: 'soft' };
}

export const END_ACTIONS = [
  ['edit', 'Change the post: it says that the stream is over'],
  ['delete', 'Delete the post'],
  ['keep', 'Leave the post as it is'],
] as const;

/** Who may link their own channel, each with those before. */
export const LINKING = [
  ['admins', 'Admins of the server'],
  ['invited', 'Whoever came by an invite, too'],
  ['members', 'Every member'],
] as const;

/** Who may follow a channel, as its owner says. */
export const CONSENTS = [
  ['anyone', 'Any server: its admins may add it by name'],
  ['own_links', 'Only servers in which I link it myself'],
  ['nobody', 'Nobody: it is taken out of all servers'],
] as const;

/** Kinds of broadcasts, in Twitch's words and ours. */
export const BROADCASTS = [
  ['live', 'Live streams'],
  ['premiere', 'Premieres'],
  ['watch_party', 'Watch parties'],
  ['rerun', 'Reruns'],
  ['playlist', 'Playlists'],
] as const;

const PINGED: Readonly<Record<string, string>> = {
  everyone: 'everyone',
  role: 'a role of the server',
  managed_role: 'the role of the streamer',
  mentions: 'people by name',
};

/** Whom a post pinged. */
export function pinged(whom: string | null): string {
  return whom === null ? 'nobody' : (PINGED[whom] ?? whom);
}

const SECONDS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });

/** Milliseconds as `1.24 s`; no decimal is lost. */
export function seconds(ms: number): string {
  return `${SECONDS.format(ms / 1000)} s`;
}
