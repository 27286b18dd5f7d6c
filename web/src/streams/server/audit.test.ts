import { expect, it } from 'vitest';
import { auditedAction, auditedResult } from './audit';

it('says what somebody did, and shows a word that it does not know', () => {
  expect(auditedAction('invite_accepted')).toBe('Came in by an invite');
  expect(auditedAction('moon_landed')).toBe('moon_landed');
});

it('tells what was done from what was refused and from what nobody knows', () => {
  expect(auditedResult('ok')).toEqual({ text: 'done', tone: 'faster' });
  expect(auditedResult('guild_admin_required').text).toBe('refused: not an admin');
  expect(auditedResult('channel_not_in_guild').text).toBe('refused: channel not in guild');
  expect(auditedResult('unfinished').tone).toBe('warn');
});
