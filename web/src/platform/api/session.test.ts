import { beforeEach, expect, it, vi } from 'vitest';

const token = (sessionId: string) =>
  `h.${btoa(JSON.stringify({ session_id: sessionId, role: 'admin', user_id: '42' }))}.s`;

/** A tab with a session, and what another tab does to the store they share. */
async function load(sessionId: string) {
  const store = new Map([
    ['access_token', token(sessionId)],
    ['refresh_token', 'r'],
  ]);
  let other: (event: { key: string; newValue: string | null }) => void = () => undefined;
  const reload = vi.fn();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('addEventListener', (_: string, listener: typeof other) => {
    other = listener;
  });
  vi.resetModules();
  const { session, claims } = await import('./session');
  return { session, claims, reload, elsewhere: (newValue: string | null) => other({ key: 'access_token', newValue }) };
}

beforeEach(() => vi.unstubAllGlobals());

it('goes on when another tab renews the session, and ends when it logs out there', async () => {
  const { session, elsewhere, reload } = await load('one');
  elsewhere(token('one'));
  expect(session.state()).toBe('active');
  elsewhere(null);
  expect(session.state()).toBe('ended');
  expect(reload).not.toHaveBeenCalled();
});

it('keeps nothing of one person on the page when another logs in elsewhere', async () => {
  const { elsewhere, reload } = await load('one');
  elsewhere(token('two'));
  expect(reload).toHaveBeenCalledOnce();
});

it('reads the role for the menu, and nothing from what is no token', async () => {
  const { claims } = await load('one');
  expect(claims()).toEqual({ role: 'admin', sessionId: 'one', account: '42' });
  expect(claims('rubbish')).toBeNull();
  expect(claims('a.%%%.c')).toBeNull();
});
