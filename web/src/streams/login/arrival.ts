/** What an address says to somebody who was led here from Twitch or from Discord. */
export interface Arrival {
  text: string;
  tone: 'good' | 'bad';
}

const REASONS: Readonly<Record<string, string>> = {
  denied: 'You said no at Twitch, so nothing was linked.',
  other_browser: 'This browser did not begin it. Please begin again here, and stay in one browser.',
  guild_not_found: 'You are no member of this server any more.',
  linking_not_open: 'The admins of this server do not let you link a channel.',
  bot_not_in_guild: 'The bot is not in this server. An admin has to invite it first.',
  oauth_code_invalid: 'Twitch did not recognise the log-in any more. Please try again.',
  twitch_user_not_found: 'Twitch shows no channel of yours.',
  streamer_declined: 'Your channel is set to be followed nowhere. Change that under My channels, then link it again.',
  limit_reached: 'This server follows as many channels as it may.',
  twitch_unavailable: 'Twitch does not answer right now. Please try again later.',
  discord_unavailable: 'Discord does not answer right now. Please try again later.',
};

const ERRORS: Readonly<Record<string, string>> = {
  link_expired: 'That way to Twitch was used already, or took longer than ten minutes. Please begin again.',
  link_failed: 'Your channel could not be linked. Please try again.',
  auth_denied: 'The log-in with Discord did not work. Nothing was changed. Please try again.',
};

/** Why a channel was not linked; an unknown word is of a newer server. */
export function linkRefusal(reason: string): string {
  return REASONS[reason] ?? 'Your channel was not linked. Please try again.';
}

/** What there is to say, if anything. */
export function arrival(params: URLSearchParams): Arrival | null {
  if (params.get('notice') === 'already_linked') {
    const name = params.get('streamer') || 'Your channel';
    return { text: `${name} is followed here already. It is known to be yours now.`, tone: 'good' };
  }
  const error = params.get('error');
  if (error === null) return null;
  if (error === 'twitch_auth_denied') return { text: linkRefusal(params.get('reason') ?? ''), tone: 'bad' };
  const text = ERRORS[error];
  return text === undefined ? null : { text, tone: 'bad' };
}
