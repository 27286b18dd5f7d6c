import { beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function undoing(answers: Record<string, Response>) {
  const asked: string[] = [];
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('location', { origin: 'http://x.example' });
  vi.stubGlobal('fetch', async (request: Request) => {
    const id = request.url.split('/').at(-2) ?? '';
    asked.push(`${id} ${request.headers.get('Idempotency-Key')}`);
    return answers[id] ?? Response.json({}, { status: 201 });
  });
  const { undo } = await import('./takeBack');
  return { asked, undo };
}

const refused = (code: string) => Response.json({ code, detail: code }, { status: 409 });

it('takes the lines of a card back from the last to the first, each under a key of its own', async () => {
  const { undo, asked } = await undoing({ b: refused('already_reversed') });
  await undo(['a', 'b', 'c'], { 'Idempotency-Key': 'k' });
  expect(asked).toEqual(['c k.0', 'b k.1', 'a k.2']);
});

it('stops at what cannot be taken back', async () => {
  const { undo, asked } = await undoing({ b: refused('insufficient_stock') });
  await expect(undo(['a', 'b', 'c'], { 'Idempotency-Key': 'k' })).rejects.toMatchObject({ code: 'insufficient_stock' });
  expect(asked).toEqual(['c k.0', 'b k.1']);
});
