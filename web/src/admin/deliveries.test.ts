import { expect, it, vi } from 'vitest';

vi.stubGlobal('location', { origin: 'http://x.example' });
const { isRetried, numberIn } = await import('./Deliveries');

it("finds the number of a notification in the address of its page, a person's alone, and none in anything else", () => {
  const id = '0199a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b';
  expect(numberIn(`https://pacenote.example/inbox/${id}?show=unread`)).toBe(id);
  expect(numberIn(id.toUpperCase())).toBe(id);
  expect(numberIn(' 42 ')).toBe('42');
  expect(numberIn('https://pacenote.example/chat/42')).toBe('');
});

it('lets only the newest try of the same be tried again', () => {
  const first = {
    deliveryId: 'a',
    noticeId: 'n',
    topic: 'message.new',
    channel: 'push',
    target: 'Firefox',
    state: 'failed',
    reason: 'provider_rejected',
    attempts: 1,
    updatedAt: '2026-11-20T12:00:00Z',
  };
  const second = { ...first, deliveryId: 'b', updatedAt: '2026-11-20T12:05:00Z' };
  const elsewhere = { ...second, deliveryId: 'c', target: 'Phone' };
  expect(isRetried(first, [first, elsewhere])).toBe(false);
  expect(isRetried(first, [first, second])).toBe(true);
  expect(isRetried(second, [first, second])).toBe(false);
});
