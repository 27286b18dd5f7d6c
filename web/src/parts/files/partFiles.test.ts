import { beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function asking(...answers: Response[]) {
  const asked: Request[] = [];
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('location', { origin: 'http://x.example' });
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request.clone());
    return answers[asked.length - 1] ?? Response.error();
  });
  return { asked, ...(await import('./partFiles')) };
}

const csv = (text: string, cursor?: string) =>
  new Response(text, {
    headers: { 'Content-Type': 'text/csv;charset=utf-8', ...(cursor !== undefined && { 'X-Next-Cursor': cursor }) },
  });

it('puts the pieces of an export together', async () => {
  const { exported, asked } = await asking(csv('partId\r\na\r\n', 'next'), csv('b\r\n'));
  expect(await exported({ q: 'pad', low: true, archived: undefined })).toBe('partId\r\na\r\nb\r\n');
  expect(asked.map(({ url }) => url)).toEqual([
    'http://x.example/parts/export?q=pad&low=true',
    'http://x.example/parts/export?q=pad&low=true&cursor=next',
  ]);
});

it('throws an export that was refused, and what is no file', async () => {
  const { exported } = await asking(
    Response.json({ code: 'busy', detail: 'Later.' }, { status: 503 }),
    new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }),
  );
  await expect(exported({})).rejects.toMatchObject({ code: 'busy' });
  await expect(exported({})).rejects.toMatchObject({ code: 'bad_answer' });
});

it('sends a file byte by byte, to be tried or to be written once', async () => {
  const report = { rows: 1, created: 1, updated: 0, dryRun: true, errors: [] };
  const { sendFile, asked } = await asking(Response.json(report), Response.json({ ...report, dryRun: false }));
  const bytes = new TextEncoder().encode('partName\nBremsbelag für vorn\n');
  expect(await sendFile(bytes.buffer, true)).toEqual(report);
  await sendFile(bytes.buffer, false, { 'Idempotency-Key': 'k' });
  expect(asked.map(({ url }) => url)).toEqual([
    'http://x.example/parts/import?dryRun=true',
    'http://x.example/parts/import?dryRun=false',
  ]);
  expect(asked.map(({ headers }) => headers.get('Idempotency-Key'))).toEqual([null, 'k']);
  expect(asked[0]?.headers.get('Content-Type')).toBe('text/csv;charset=utf-8');
  expect(new Uint8Array((await asked[1]?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes);
});

it('says what a file does, and where it is wrong', async () => {
  const { summary, place, lineErrors } = await asking();
  const report = { rows: 1204, created: 1, updated: 2, dryRun: true, errors: [] };
  expect(summary(report)).toBe('1,204 lines: 1 part is new, 2 change and 1,201 stay as they are.');
  const late = [7, 7, 9].map((line) => ({ line, field: '', message: '' }));
  expect(summary({ rows: 5, created: 3, updated: 0, dryRun: false, errors: late })).toBe(
    '5 lines: 3 parts were added.',
  );
  const followed = { ...report, dryRun: false, running: true, errors: late };
  expect(summary(followed)).toBe('1,204 lines: 1 part is new, 2 change and 1,201 stay as they are.');
  expect(summary({ ...followed, rows: 1503, running: false, late: 1500 })).toBe(
    '1,503 lines: 1 part was added and 2 were changed.',
  );
  expect(summary({ ...report, rows: 3, dryRun: false })).toBe('3 lines: 1 part was added and 2 were changed.');
  expect(summary({ ...report, rows: 1, created: 0, updated: 0 })).toBe('1 line: 1 stays as it is.');
  expect(summary({ ...report, rows: 0, created: 0, updated: 0 })).toBe('0 lines.');
  expect(place({ line: 3, field: 'barcode', message: '' })).toBe('Line 3, barcode');
  expect(place({ line: 3, field: '', message: '' })).toBe('Line 3');
  const { ProblemError } = await import('../../platform/api/problem');
  const errors = [{ line: 2, field: 'barcode', code: 'x', message: 'No.' }];
  const rejected = new ProblemError({ code: 'import_rejected', status: 400, detail: 'No.', errors });
  expect(lineErrors(rejected)).toEqual(errors);
  expect(lineErrors(new ProblemError({ code: 'validation_failed', status: 400, detail: 'No.', errors }))).toEqual([]);
  expect(lineErrors(null)).toEqual([]);
});
