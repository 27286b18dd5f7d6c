import { expect, it, vi } from 'vitest';

it('remembers for each part how many were taken and received last, apart from each other', async () => {
  const store = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
  const { draft, lastUsed, used } = await import('./remembered');
  expect(lastUsed('take', 'pad', '1')).toBe('1');
  used('take', 'pad', '4');
  expect(lastUsed('take', 'pad', '1')).toBe('4');
  expect(lastUsed('receive', 'pad', '10')).toBe('10');
  expect(lastUsed('take', 'oil', '1')).toBe('1');
  draft.set('job-card', '{}');
  expect(draft.get('job-card')).toBe('{}');
  // Forgotten when the person leaves.
  expect([...store.keys()].every((key) => key.startsWith('pacenote.mine.'))).toBe(true);
  draft.remove('job-card');
  expect(draft.get('job-card')).toBeNull();
});
