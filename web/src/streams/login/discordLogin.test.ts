import { beforeEach, expect, it, vi } from 'vitest';

const token = (account: string) => `h.${btoa(JSON.stringify({ session_id: 's', user_id: account }))}.s`;

const asked: string[] = [];
let store = new Map<string, string>();

/** A page of somebody, in a browser that remembers what was there before. */
async function page(account: string) {
  store.set('access_token', token(account));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return Response.json({ message: 'Logged out' });
  });
  vi.resetModules();
  return await import('./discordLogin');
}

beforeEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
  store = new Map();
});

it('ends the login at Discord with whom it served, once, and asks nothing where there was none', async () => {
  const login = await page('42');
  await login.endDiscordLogin();
  expect(asked).toEqual([]);
  login.noteDiscordLogin();
  await login.endDiscordLogin();
  await login.endDiscordLogin();
  expect(asked).toEqual(['/api/auth/logout']);
});

it('tells whoever comes next from whom it served', async () => {
  const first = await page('42');
  expect(first.isOfSomebodyElse()).toBe(false);
  first.noteDiscordLogin();
  expect(first.isOfSomebodyElse()).toBe(false);
  expect((await page('43')).isOfSomebodyElse()).toBe(true);
});

it('tries again at the next leaving when there was no answer, or a refusal', async () => {
  const login = await page('42');
  login.noteDiscordLogin();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  await expect(login.endDiscordLogin()).rejects.toMatchObject({ code: 'unreachable' });
  vi.stubGlobal('fetch', async () => Response.json({ code: 'origin_refused', detail: 'No.' }, { status: 403 }));
  await expect(login.endDiscordLogin()).rejects.toMatchObject({ code: 'origin_refused' });
  expect(store.has('pacenote.discord')).toBe(true);
});

it('is done where the area was switched off meanwhile: the login opens nothing there', async () => {
  const login = await page('42');
  login.noteDiscordLogin();
  vi.stubGlobal('fetch', async () => Response.json({ code: 'not_found' }, { status: 404 }));
  await login.endDiscordLogin();
  expect(store.has('pacenote.discord')).toBe(false);
});
