import { beforeEach, describe, expect, it, vi } from 'vitest';

const store = new Map<string, string>([['refresh_token', 'r']]);
vi.stubGlobal('location', { origin: 'http://x.example' });
vi.stubGlobal('localStorage', {
  getItem: (key: string) => store.get(key) ?? null,
  setItem: (key: string, value: string) => store.set(key, value),
  removeItem: (key: string) => store.delete(key),
});
const { heard } = await import('./heard');
const { closeRead, switchOff } = await import('./shown');

/** A push that the browser shows. */
const shown = (id?: string) => ({ data: id && { notificationId: id }, close: vi.fn() });
let pushes: ReturnType<typeof shown>[] = [];
const unsubscribe = vi.fn(async () => true);

/** What the server knows of each item; nothing of what is not listed. */
let items: Record<string, { read?: boolean; archived?: boolean } | number> = {};
const asked: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  unsubscribe.mockClear();
  vi.stubGlobal('navigator', {
    serviceWorker: {
      getRegistration: async () => ({
        getNotifications: async () => pushes,
        pushManager: { getSubscription: async () => ({ unsubscribe }) },
      }),
    },
  });
  vi.stubGlobal('fetch', async (request: Request) => {
    const id = new URL(request.url).pathname.split('/').at(-1) ?? '';
    asked.push(id);
    const item = items[id] ?? 404;
    if (typeof item === 'number') return new Response('{}', { status: item });
    return Response.json({ read: false, archived: false, ...item, notices: [] });
  });
});

describe('a push that is shown', () => {
  it('is closed when what it tells was read, archived or is gone, and stays otherwise', async () => {
    pushes = [shown('read'), shown('archived'), shown('gone'), shown('new'), shown('unknown'), shown()];
    items = { read: { read: true }, archived: { archived: true }, new: {}, unknown: 503 };
    await closeRead();
    expect(pushes.map(({ close }) => close.mock.calls.length)).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it('is looked at once when much is read elsewhere', async () => {
    pushes = [shown('read')];
    items = { read: { read: true } };
    heard({ type: 'notifications_read', seq: 1 });
    heard({ type: 'message_read', seq: 2 });
    heard({ type: 'typing' });
    await vi.runAllTimersAsync();
    expect(asked).toEqual(['read']);
    expect(pushes[0]?.close).toHaveBeenCalledOnce();
  });

  it('goes with the person who leaves, and so does the address to which pushes are sent', async () => {
    pushes = [shown('new')];
    await switchOff();
    expect(pushes[0]?.close).toHaveBeenCalledOnce();
    expect(unsubscribe).toHaveBeenCalledOnce();
  });

  it('is nowhere in a browser that shows none', async () => {
    vi.stubGlobal('navigator', {});
    await closeRead();
    await switchOff();
    expect(asked).toEqual([]);
  });
});
