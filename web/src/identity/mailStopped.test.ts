import { expect, test } from 'vitest';
import { whyStopped } from './mailStopped';

test('why no mail comes is said in one plain sentence', () => {
  expect(whyStopped({ mailStoppedReason: 'bounced', mailStoppedAt: '2026-11-03T12:00:00.000Z' })).toBe(
    'Mails to this address came back on 3 Nov 2026. Switch mail on again when the mailbox works.',
  );
  expect(whyStopped({ mailStoppedReason: 'unsubscribed', mailStoppedAt: null })).toBe('You switched mail off.');
  expect(whyStopped({ mailStoppedReason: 'unknown', mailStoppedAt: null })).toBe('Mail is off.');
});
