const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** Why no mail comes, in plain words. */
export function whyStopped(profile: { mailStoppedReason: string | null; mailStoppedAt: string | null }): string {
  const on = profile.mailStoppedAt ? ` on ${DAY.format(new Date(profile.mailStoppedAt))}` : '';
  switch (profile.mailStoppedReason) {
    case 'bounced':
      return `Mails to this address came back${on}. Switch mail on again when the mailbox works.`;
    case 'refused':
      return `The mail server refused this address${on}. Switch mail on again when the mailbox works.`;
    case 'complained':
      return `A mail to this address was marked as unwanted${on}, so we stopped.`;
    case 'unsubscribed':
      return `You switched mail off${on}.`;
    default:
      return 'Mail is off.';
  }
}
