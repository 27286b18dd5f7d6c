import { expect, it } from 'vitest';
import { problemFrom } from '../platform/api/problem';
import { targetErrors } from './refusals';

const problem = (code: string) => problemFrom(409, { code, detail: 'Said by the server.' });

it('puts what is said of a channel or a role beside its field, and the rest above the form', () => {
  expect(targetErrors(problem('channel_not_writable'))).toEqual({ channel: 'Said by the server.', whole: null });
  expect(targetErrors(problem('mention_not_allowed'))).toEqual({ role: 'Said by the server.', whole: null });
  const other = problem('bot_not_in_guild');
  expect(targetErrors(other)).toEqual({ whole: other });
  expect(targetErrors(null)).toEqual({ whole: null });
});
