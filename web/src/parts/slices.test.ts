import { beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function asking(...answers: Response[]) {
  const asked: string[] = [];
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('location', { origin: 'http://x.example' });
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request.url);
    return answers[asked.length - 1];
  });
  const { slice, whole } = await import('./slices');
  return { asked, slice, whole };
}

it('reads from the headers where the next part of a list begins, and how long the list is', async () => {
  const headers = { 'X-Next-Cursor': 'abc', 'X-Total-Count': '1200' };
  const { slice, asked } = await asking(Response.json([{ partId: 'a' }], { headers }));
  const found = await slice('/parts', { q: 'b & c', low: true, cursor: '', limit: 1, archived: undefined });
  expect(found).toEqual({ items: [{ partId: 'a' }], nextCursor: 'abc', total: 1200 });
  expect(asked).toEqual(['http://x.example/parts?q=b+%26+c&low=true&limit=1']);
});

it('ends a list where no next part is named', async () => {
  const { slice } = await asking(Response.json([]));
  expect(await slice('/parts', {})).toEqual({ items: [], nextCursor: null, total: 0 });
});

it('reads a list to its end, in whatever number of parts it comes', async () => {
  const { whole, asked } = await asking(
    Response.json([{ taskId: 'a' }, { taskId: 'b' }], { headers: { 'X-Next-Cursor': 'abc' } }),
    Response.json([{ taskId: 'c' }]),
  );
  expect(await whole('/reorder/tasks', { status: 'resolved' })).toEqual([
    { taskId: 'a' },
    { taskId: 'b' },
    { taskId: 'c' },
  ]);
  expect(asked).toEqual([
    'http://x.example/reorder/tasks?status=resolved',
    'http://x.example/reorder/tasks?status=resolved&cursor=abc',
  ]);
});

it('throws what the server refuses, and what is no list', async () => {
  const refused = await asking(Response.json({ code: 'busy', detail: 'Later.' }, { status: 503 }));
  await expect(refused.slice('/parts', {})).rejects.toMatchObject({ code: 'busy', status: 503 });
  vi.resetModules();
  const page = await asking(new Response('<!doctype html>'));
  await expect(page.slice('/parts', {})).rejects.toMatchObject({ code: 'bad_answer' });
});
