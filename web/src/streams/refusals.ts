import type { ProblemError } from '../platform/api/problem';

const OF_CHANNEL = ['channel_not_in_guild', 'channel_not_writable'];
const OF_ROLE = ['role_not_in_guild', 'mention_not_allowed', 'role_not_assignable'];

/** What the server says of a channel or a role, to stand beside its field; the rest is of the whole form. */
export function targetErrors(problem: ProblemError | null): {
  channel?: string;
  role?: string;
  whole: ProblemError | null;
} {
  if (!problem) return { whole: null };
  if (OF_CHANNEL.includes(problem.code)) return { channel: problem.message, whole: null };
  if (OF_ROLE.includes(problem.code)) return { role: problem.message, whole: null };
  return { whole: problem };
}
