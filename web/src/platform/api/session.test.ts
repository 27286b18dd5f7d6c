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
    key: (index: number) => [...store.keys()][index] ?? null,
    get length() {
      return store.size;
    },
  });
  const assign = vi.fn();
  vi.stubGlobal('location', { reload, assign });
  vi.stubGlobal('addEventListener', (_: string, listener: typeof other) => {
    other = listener;
  });
  vi.resetModules();
  const { session, claims } = await import('./session');
  return {
    session,
    claims,
    reload,
    assign,
    store,
    elsewhere: (newValue: string | null) => other({ key: 'access_token', newValue }),
  };
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

it('leaves when what ends with the person has ended, and keeps nothing that was noted meanwhile', async () => {
  vi.useFakeTimers();
  const { session, assign, store } = await load('one');
  let ended = () => undefined as undefined;
  session.beforeLeaving(() => new Promise((done) => (ended = done as never)));
  store.set('pacenote.mine.draft', 'x');
  session.leave('/login');
  expect([...store.keys()]).toEqual([]);
  store.set('pacenote.mine.stream', 'e 7');
  // A request that is refused now is no end of a session that somebody should log in to again.
  session.expire();
  expect(session.state()).toBe('active');
  expect(assign).not.toHaveBeenCalled();
  ended();
  await vi.advanceTimersByTimeAsync(0);
  expect(assign).toHaveBeenCalledWith('/login');
  expect([...store.keys()]).toEqual([]);
});

it('leaves in the end, whatever hangs or fails', async () => {
  vi.useFakeTimers();
  const hanging = await load('one');
  hanging.session.beforeLeaving(() => new Promise(() => undefined));
  hanging.session.leave();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(hanging.assign).toHaveBeenCalledWith('/');
  const failing = await load('one');
  failing.session.beforeLeaving(() => Promise.reject(new Error('no push service')));
  failing.session.leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(failing.assign).toHaveBeenCalledWith('/');
});
