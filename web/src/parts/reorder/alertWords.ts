import type { TestAlert } from '../types';

const USUAL: [number, string][] = [
  [15, '15 minutes'],
  [60, 'an hour'],
  [240, '4 hours'],
  [1440, 'a day'],
];

/** How much time may lie between two mails; what holds is always among them. */
export function intervals(minutes: number): [string, string][] {
  const known = USUAL.some(([usual]) => usual === minutes);
  const all = known ? USUAL : [...USUAL, [minutes, `${minutes} minutes`] as [number, string]];
  return all.toSorted(([one], [other]) => one - other).map(([value, text]) => [String(value), text]);
}

const WAYS: Record<string, string> = { inbox: 'Inbox', mail: 'Mail', push: 'Push', webhook: 'Webhook' };

const WHY: Record<string, string> = {
  no_address: 'there is no address or device for it',
  unverified: 'your address is not confirmed',
};

/** What became of a test by one channel. */
export function told({ channel, state, reason }: TestAlert['deliveries'][number]): string {
  const way = WAYS[channel] ?? channel;
  if (state === 'delivered') return `${way}: it is there`;
  if (state === 'skipped') return `${way}: not sent, ${WHY[reason ?? ''] ?? 'it cannot reach you now'}`;
  return `${way}: on its way`;
}
