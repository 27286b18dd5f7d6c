import { expect, it } from 'vitest';
import { inviteLink, inviteUses } from './invites';

it('leads to a page of this app', () => {
  expect(inviteLink('https://x.example', '3f9a0c')).toBe('https://x.example/invite/3f9a0c');
});

it('says how many came by an invite, and why nobody can any more', () => {
  const uses = (use_count: number, max_uses: number, valid: boolean) => inviteUses({ use_count, max_uses, valid });
  expect(uses(0, 0, true)).toBe('Nobody came by it so far.');
  expect(uses(1, 5, true)).toBe('1 person came by it; 5 may.');
  expect(uses(1_200, 0, true)).toBe('1,200 people came by it.');
  expect(uses(2, 2, false)).toBe('Used up: 2 people came by it.');
  expect(uses(1, 2, false)).toBe('It is over: 1 person came by it.');
});
