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

it('shows nobody what somebody else typed, whose session ended here', async () => {
  const token = (account: string) => `h.${btoa(JSON.stringify({ user_id: account }))}.s`;
  const store = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
  vi.resetModules();
  const { session } = await import('../platform/api/session');
  const { keyOf } = await import('./useKept');
  session.begin({ access_token: token('42'), refresh_token: 'r' });
  const ann = { user_id: '7', username: 'Ann', discord_id: '186' };
  const own = keyOf(ann, 'post.9.live');
  session.expire();
  expect(keyOf(ann, 'post.9.live')).toBe(own);
  session.begin({ access_token: token('43'), refresh_token: 'r' });
  expect(keyOf(ann, 'post.9.live')).not.toBe(own);
  // What they leave behind is forgotten.
  expect(own.startsWith('pacenote.mine.')).toBe(true);
});

it('shows nobody what somebody else typed who was logged in at Discord in this browser, over the same account', async () => {
  const { keyOf } = await import('./useKept');
  const person = (user_id: string) => ({ user_id, username: 'Ann', discord_id: '186' });
  expect(keyOf(person('7'), 'post.9.live')).toBe(keyOf(person('7'), 'post.9.live'));
  expect(keyOf(person('8'), 'post.9.live')).not.toBe(keyOf(person('7'), 'post.9.live'));
});
