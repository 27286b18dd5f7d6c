import { count } from '../../platform/lib/words';
import type { Options } from '../fields';
import type { Invite } from '../types';

/** How long an invite may last, in hours. */
export const INVITE_LENGTHS: Options = [
  ['24', 'A day'],
  ['168', 'A week'],
  ['720', 'Thirty days'],
  ['0', 'Until it is deleted'],
];

/** What people open to come in. */
export function inviteLink(origin: string, code: string): string {
  return `${origin}/invite/${encodeURIComponent(code)}`;
}

/** How many came by an invite, and whether more may. */
export function inviteUses({ use_count, max_uses, valid }: Pick<Invite, 'use_count' | 'max_uses' | 'valid'>): string {
  const came = use_count === 0 ? 'Nobody came by it so far' : `${count(use_count, 'person', 'people')} came by it`;
  if (valid) return max_uses === 0 ? `${came}.` : `${came}; ${count(max_uses, 'may', 'may')}.`;
  return max_uses > 0 && use_count >= max_uses ? `Used up: ${came}.` : `It is over: ${came}.`;
}
