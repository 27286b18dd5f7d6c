import { beforeEach, expect, it, vi } from 'vitest';

/** A server that knows which access token is fresh and which refresh token is good. */
class Server {
  refreshes = 0;
  fresh = 'fresh-0';
  good = 'refresh-0';
  down = false;
  cannotRenew = false;
  /** Answers of a refresh that get lost on their way. */
  lost = 0;
  meanwhile: () => void = () => undefined;

  answer = async (input: Request | string, init?: RequestInit): Promise<Response> => {
    const request = input instanceof Request ? input : new Request(`http://x.example${input}`, init);
    if (this.down) throw new TypeError('fetch failed');
    await Promise.resolve();
    if (request.url.endsWith('/refresh')) {
      this.refreshes++;
      if (this.cannotRenew) return new Response('<h1>proxy</h1>', { status: 503 });
      const { refresh_token } = (await request.json()) as { refresh_token: string };
      this.meanwhile();
      if (this.lost-- > 0) throw new TypeError('connection reset');
      if (refresh_token !== this.good)
        return Response.json({ code: 'refresh_token_invalid', detail: 'x' }, { status: 401 });
      this.good = `refresh-${this.refreshes}`;
      this.fresh = `fresh-${this.refreshes}`;
      return Response.json({ access_token: this.fresh, refresh_token: this.good });
    }
    return request.headers.get('Authorization') === `Bearer ${this.fresh}`
      ? Response.json({ text: await request.text() })
      : Response.json({ code: 'access_token_expired', detail: 'x' }, { status: 401 });
  };
}

async function load(tokens: { access: string; refresh: string } | null, navigator: object = {}) {
  const store = new Map<string, string>();
  if (tokens) {
    store.set('access_token', tokens.access);
    store.set('refresh_token', tokens.refresh);
  }
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
  vi.stubGlobal('location', { origin: 'http://x.example' });
  vi.stubGlobal('navigator', navigator);
  vi.resetModules();
  const server = new Server();
  vi.stubGlobal('fetch', server.answer);
  return { server, store, client: await import('./client'), session: (await import('./session')).session };
}

beforeEach(() => vi.unstubAllGlobals());

const post = () => new Request('http://x.example/api/v1/feedback', { method: 'POST', body: 'typed' });

it('renews once for many requests and sends each of them again, with its body', async () => {
  const { server, client, session } = await load({ access: 'stale', refresh: 'refresh-0' });
  const answers = await Promise.all([1, 2, 3, 4].map(() => client.authorizedFetch(post())));
  expect(await Promise.all(answers.map(async (answer) => (await answer.json()).text))).toEqual(Array(4).fill('typed'));
  expect(server.refreshes).toBe(1);
  expect(session.state()).toBe('active');
});

it('says that the session has ended when it cannot be renewed', async () => {
  const { client, session } = await load({ access: 'stale', refresh: 'revoked' });
  expect((await client.authorizedFetch(post())).status).toBe(401);
  expect(session.state()).toBe('ended');
  expect(session.refreshToken()).toBeNull();
});

it('keeps the session when the server is away', async () => {
  const { server, client, session } = await load({ access: 'stale', refresh: 'refresh-0' });
  server.down = true;
  await expect(client.authorizedFetch(post())).rejects.toMatchObject({ code: 'unreachable' });
  expect(session.state()).toBe('active');
  expect(session.refreshToken()).toBe('refresh-0');
});

it('keeps the session when the server answers and cannot renew it now', async () => {
  const { server, client, session } = await load({ access: 'stale', refresh: 'refresh-0' });
  server.cannotRenew = true;
  await expect(client.authorizedFetch(post())).rejects.toMatchObject({ code: 'unreachable' });
  expect(session.state()).toBe('active');
  server.cannotRenew = false;
  expect((await client.authorizedFetch(post())).status).toBe(200);
});

it('asks for no renewal when nobody is logged in', async () => {
  const { server, client } = await load(null);
  expect((await client.authorizedFetch(post())).status).toBe(401);
  expect(server.refreshes).toBe(0);
});

it('asks again with the same token when the answer of a renewal gets lost, however late', async () => {
  const { server, client, session } = await load({ access: 'stale', refresh: 'refresh-0' });
  server.lost = 1;
  await expect(client.authorizedFetch(post())).rejects.toMatchObject({ code: 'unreachable' });
  expect(session.state()).toBe('active');
  expect(session.refreshToken()).toBe('refresh-0');
  expect((await client.authorizedFetch(post())).status).toBe(200);
  expect(session.refreshToken()).toBe('refresh-2');
});

it('goes on with what another tab got when its own renewal is refused', async () => {
  const { server, store, client, session } = await load({ access: 'stale', refresh: 'used-up' });
  server.meanwhile = () => {
    store.set('access_token', 'fresh-0');
    store.set('refresh_token', 'refresh-0');
  };
  expect((await client.authorizedFetch(post())).status).toBe(200);
  expect(session.state()).toBe('active');
  expect(session.refreshToken()).toBe('refresh-0');
});

it('stays logged out when another tab logs out during a renewal', async () => {
  const { server, store, client, session } = await load({ access: 'stale', refresh: 'refresh-0' });
  server.meanwhile = () => store.clear();
  expect((await client.authorizedFetch(post())).status).toBe(401);
  expect(session.refreshToken()).toBeNull();
  expect(session.state()).toBe('ended');
});

it('renews also where the browser refuses locks, as it does with blocked storage', async () => {
  const request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  const { server, client } = await load({ access: 'stale', refresh: 'refresh-0' }, { locks: { request } });
  expect((await client.authorizedFetch(post())).status).toBe(200);
  expect(server.refreshes).toBe(1);
});

/** Answers at once; the body arrives when it is told to, unless the request is given up before. */
function slowBody() {
  let arrive: (() => void) | undefined;
  const fetch = async (input: Request, init?: RequestInit): Promise<Response> => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"all":'));
        arrive = () => {
          controller.enqueue(new TextEncoder().encode('"whole"}'));
          controller.close();
        };
        const signal = init?.signal ?? input.signal;
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return new Response(stream, { headers: { 'Content-Type': 'application/json' } });
  };
  return { fetch, arrive: () => arrive?.() };
}

it('waits for the body of a large answer as long as the line needs', async () => {
  const { client } = await load({ access: 'fresh-0', refresh: 'refresh-0' });
  const slow = slowBody();
  vi.stubGlobal('fetch', slow.fetch);
  vi.useFakeTimers();
  try {
    const answer = client.body(client.api.GET('/api/v1/users/me/export', { fetch: client.patientFetch }));
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    slow.arrive();
    expect(await answer).toEqual({ all: 'whole' });
  } finally {
    vi.useRealTimers();
  }
});

it('gives a request up whose answer does not begin, and says so in words', async () => {
  const { client } = await load({ access: 'fresh-0', refresh: 'refresh-0' });
  vi.stubGlobal(
    'fetch',
    (_: Request, init: RequestInit) =>
      new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
  );
  vi.useFakeTimers();
  try {
    const answer = client.body(client.api.GET('/api/v1/users/me/export', { fetch: client.patientFetch }));
    const told = expect(answer).rejects.toMatchObject({ code: 'unreachable' });
    await vi.advanceTimersByTimeAsync(31_000);
    await told;
  } finally {
    vi.useRealTimers();
  }
});

it('says in words that a body broke off, or did not arrive in time', async () => {
  const { client } = await load({ access: 'fresh-0', refresh: 'refresh-0' });
  const slow = slowBody();
  vi.stubGlobal('fetch', slow.fetch);
  vi.useFakeTimers();
  try {
    const answer = client.body(client.api.GET('/api/v1/users/me/export'));
    const told = expect(answer).rejects.toMatchObject({ code: 'unreachable' });
    await vi.advanceTimersByTimeAsync(31_000);
    await told;
  } finally {
    vi.useRealTimers();
  }
  vi.stubGlobal('fetch', async () => {
    const stream = new ReadableStream({ start: (controller) => controller.error(new TypeError('network error')) });
    return new Response(stream, { headers: { 'Content-Type': 'application/json' } });
  });
  await expect(client.body(client.api.GET('/api/v1/users/me/export'))).rejects.toMatchObject({ code: 'unreachable' });
});

it('never sends a request again as somebody else who logged in meanwhile', async () => {
  const of = (account: string) => `x.${btoa(JSON.stringify({ user_id: account }))}.x`;
  const { server, store, client } = await load({ access: of('ann'), refresh: 'refresh-0' });
  server.fresh = of('bob');
  const waits = client.authorizedFetch(post());
  store.set('access_token', of('bob'));

  expect((await waits).status).toBe(401);
});
