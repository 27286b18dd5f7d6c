import type { Told } from '../words';

const ACTIONS: Readonly<Record<string, string>> = {
  config_changed: 'Changed the settings',
  streamer_added: 'Added a streamer',
  streamer_linked: 'Linked their own channel',
  streamer_unlinked: 'Removed a streamer',
  streamer_changed: 'Changed the settings of a streamer',
  text_changed: 'Changed the text of a streamer',
  consent_changed: 'Said who may follow their channel',
  invite_created: 'Made an invite',
  invite_deleted: 'Deleted an invite',
  invite_accepted: 'Came in by an invite',
  test_sent: 'Posted a test',
};

/** What somebody did. A word that is not known here is shown as it came. */
export function auditedAction(action: string): string {
  return ACTIONS[action] ?? action;
}

/** What became of it. */
export function auditedResult(result: string): Told {
  if (result === 'ok') return { text: 'done', tone: 'faster' };
  if (result === 'unfinished') return { text: 'nobody knows whether it was done', tone: 'warn' };
  if (result === 'guild_admin_required') return { text: 'refused: not an admin', tone: 'slower' };
  return { text: `refused: ${result.replaceAll('_', ' ')}`, tone: 'slower' };
}
