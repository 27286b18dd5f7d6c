import { expect, it, vi } from 'vitest';

vi.stubGlobal('location', { origin: 'http://x.example' });
const { numberIn } = await import('./Deliveries');

it("finds the number of a notification in the address of its page, a person's alone, and none in anything else", () => {
  const id = '0199a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b';
  expect(numberIn(`https://pacenote.example/inbox/${id}?show=unread`)).toBe(id);
  expect(numberIn(id.toUpperCase())).toBe(id);
  expect(numberIn(' 42 ')).toBe('42');
  expect(numberIn('https://pacenote.example/chat/42')).toBe('');
});
