/** What areas and topics are called for people; one that is not known here is called by its own name. */
const AREAS: Record<string, string> = {
  message: 'Messages',
  system: 'Pacenote',
  site: 'This site',
  streams: 'Streams',
  parts: 'Parts',
};

const TOPICS: Record<string, string> = {
  'system.announcement': 'Announcements',
  'system.security': 'Security of my account',
  'site.alert': 'Alerts of this site',
};

export function areaOf(topic: string): string {
  return topic.split('.')[0] ?? topic;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function areaName(area: string): string {
  return AREAS[area] ?? capital(area);
}

/**
 * `weather.storm` is "Weather: storm" where nobody gave it a better name.
 *
 * @param named by the features whose topics they are
 */
export function topicName(topic: string, named: Readonly<Record<string, string>>): string {
  const [area = '', ...event] = topic.split('.');
  return (
    named[topic] ??
    TOPICS[topic] ??
    (event.length === 0 ? areaName(area) : `${areaName(area)}: ${event.join(' ').replaceAll('_', ' ')}`)
  );
}

export const CHANNELS: Record<string, string> = {
  inbox: 'Inbox',
  push: 'Push',
  mail: 'Mail',
  digest: 'Daily mail',
  webhook: 'Webhook',
};

export function channelName(channel: string): string {
  return CHANNELS[channel] ?? capital(channel);
}

const STATES: Record<string, string> = {
  pending: 'waits',
  scheduled: 'waits',
  sending: 'is being sent',
  sent: 'was sent',
  delivered: 'arrived',
  skipped: 'was not sent',
  cancelled: 'was called off',
  failed: 'failed',
};

const REASONS: Record<string, string> = {
  new: '',
  accepted: '',
  attempt: '',
  acknowledged: '',
  delay: 'a moment, in case you read it here first',
  digest: 'for the daily mail',
  account_inactive: 'the account is not active',
  expired: 'it was out of date',
  already_read: 'you had read it already',
  withdrawn: 'it was taken back',
  no_longer_true: 'it was no longer true',
  pref_off: 'you switched this off',
  no_address: 'there is nowhere to send it',
  unverified: 'your e-mail address is not confirmed',
  told_by_mail: 'a mail told you already',
  told_by_digest: 'the daily mail told you already',
  quiet_hours: 'for the end of your quiet hours',
  rate_capped: 'because there was much at once',
  invalid_target: 'the address is not valid any more',
  provider_rejected: 'the service in between refused it',
  misconfigured: 'this server is not set up for it',
  bounced: 'the mail came back',
  retries_exhausted: 'it was tried several times',
};

/** What became of a notice on a channel: `Push was called off: you had read it already`. */
export function fate(channel: string, state: string, reason: string): string {
  const why = REASONS[reason] ?? reason.replaceAll('_', ' ');
  const what = `${channelName(channel)} ${STATES[state] ?? state}`;
  if (why === '') return what;
  return state === 'pending' || state === 'scheduled' ? `${what} ${why}` : `${what}: ${why}`;
}
