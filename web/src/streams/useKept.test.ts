import { beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => vi.unstubAllGlobals());

it('reads what was kept, and nothing from what is broken', async () => {
  const store = new Map([
    ['pacenote.mine.post', '{"content":"{game_name}"}'],
    ['pacenote.mine.broken', '{"content":'],
  ]);
  vi.stubGlobal('localStorage', { getItem: (key: string) => store.get(key) ?? null });
  const { kept } = await import('./useKept');
  expect(kept('pacenote.mine.post')).toEqual({ content: '{game_name}' });
  expect(kept('pacenote.mine.broken')).toBeNull();
  expect(kept('pacenote.mine.missing')).toBeNull();
});
