import { beforeEach, expect, it, vi } from 'vitest';

const call = vi.fn();
vi.mock('../platform/api/client', () => ({ call }));

const login = { noteDiscordLogin: vi.fn(), endDiscordLogin: vi.fn(), isOfSomebodyElse: vi.fn() };
const answers: Response[] = [];
const sent: Request[] = [];

async function load() {
  vi.resetModules();
  call.mockReset();
  for (const one of Object.values(login)) one.mockReset();
  answers.length = 0;
  sent.length = 0;
  vi.stubGlobal('location', { origin: 'http://x.example' });
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request);
    const answer = answers.shift();
    if (!answer) throw new TypeError('fetch failed');
    return answer;
  });
  // The module is new for each test, and so is the class of problems that it knows.
  const { problemFrom } = await import('../platform/api/problem');
  vi.doMock('./login/discordLogin', () => login);
  return {
    ask: (await import('./ask')).ask,
    needed: problemFrom(403, { code: 'discord_link_required', detail: 'Linked to Discord' }),
    gone: problemFrom(404, { code: 'guild_not_found', detail: 'There is no such server.' }),
  };
}

const cookieOver = () => Response.json({ code: 'session_missing', detail: 'Please log in.' }, { status: 401 });

beforeEach(() => vi.unstubAllGlobals());

it('asks as the account here, and then by the login at Discord, with the same words', async () => {
  const { ask, needed } = await load();
  call.mockRejectedValueOnce(needed);
  answers.push(Response.json([{ guild_id: '9' }]));
  expect(await ask('PUT', '/api/guilds/9/config', { json: { enabled: false }, query: { page: 2 } })).toEqual([
    { guild_id: '9' },
  ]);
  expect(sent[0]?.url).toBe('http://x.example/api/guilds/9/config?page=2');
  expect(sent[0]?.headers.has('Authorization')).toBe(false);
  expect(await sent[0]?.json()).toEqual({ enabled: false });
});

it('stays with the login that worked, and goes back when that has ended', async () => {
  const { ask, needed } = await load();
  call.mockRejectedValueOnce(needed);
  answers.push(Response.json([]), Response.json([]));
  await ask('GET', '/api/guilds');
  await ask('GET', '/api/guilds');
  expect(call).toHaveBeenCalledTimes(1);
  answers.push(cookieOver());
  call.mockResolvedValueOnce(['own']);
  expect(await ask('GET', '/api/guilds')).toEqual(['own']);
});

it('says that Discord is needed when there is no login at Discord either', async () => {
  const { ask, needed } = await load();
  call.mockRejectedValueOnce(needed);
  answers.push(cookieOver());
  await expect(ask('GET', '/api/guilds')).rejects.toBe(needed);
});

it('passes on what else is refused, and says when there was no answer', async () => {
  const { ask, needed, gone } = await load();
  call.mockRejectedValueOnce(gone);
  await expect(ask('GET', '/api/guilds/9/config')).rejects.toBe(gone);
  call.mockRejectedValueOnce(needed);
  await expect(ask('GET', '/api/guilds')).rejects.toMatchObject({ code: 'unreachable' });
  call.mockRejectedValueOnce(needed);
  answers.push(Response.json({ code: 'bot_not_in_guild', detail: 'Please invite the bot.' }, { status: 409 }));
  await expect(ask('GET', '/api/guilds/9/roles')).rejects.toMatchObject({ status: 409, code: 'bot_not_in_guild' });
});

it('does not serve by the login at Discord of whoever was here before, and ends it', async () => {
  const { ask, needed } = await load();
  login.isOfSomebodyElse.mockReturnValue(true);
  login.endDiscordLogin.mockRejectedValueOnce(new Error('no answer'));
  call.mockRejectedValueOnce(needed);
  await expect(ask('GET', '/api/guilds')).rejects.toBe(needed);
  expect(sent).toEqual([]);
  expect(login.endDiscordLogin).toHaveBeenCalledOnce();
});
