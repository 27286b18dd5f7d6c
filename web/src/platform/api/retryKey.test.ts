import { beforeEach, describe, expect, it } from 'vitest';
import { isLost, ProblemError, unreachable } from './problem';
import { arrivedBefore, KNOWN_FOR_MS, once, RetryKey, sentLongAgo } from './retryKey';

const problem = (status: number, code: string) => new ProblemError({ status, code, detail: code });

it('keeps the key of a change until it is known what became of it', () => {
  const key = new RetryKey();
  const first = key.get();
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  for (const lost of [unreachable(), problem(503, 'busy'), problem(409, 'idempotency_in_progress')]) {
    key.answered(lost);
    expect(key.get()).toBe(first);
  }
  key.answered(problem(409, 'insufficient_stock'));
  const second = key.get();
  expect(second).not.toBe(first);
  key.answered(null);
  expect(key.get()).not.toBe(second);
});

it('keeps the key over refusals that say nothing of a try before', () => {
  const key = new RetryKey();
  const first = key.get();
  key.answered(unreachable());
  for (const refusal of [
    problem(401, 'access_token_invalid'),
    problem(429, 'rate_limited'),
    problem(400, 'invalid_quantity'),
    problem(403, 'account_disabled'),
    problem(408, 'bad_answer'),
    problem(404, 'no_such_path'),
    problem(404, 'bad_answer'),
    problem(409, 'request_in_progress'),
    problem(409, 'REQUEST_IN_PROGRESS'),
    problem(404, 'NO_SUCH_PATH'),
  ]) {
    key.answered(refusal);
    expect(key.get(), refusal.code).toBe(first);
  }
});

it.each([
  [404, 'part_not_found'],
  [409, 'insufficient_stock'],
  [412, 'version_mismatch'],
  [422, 'idempotency_mismatch'],
])('takes another key after %i %s, which is said once the key was looked at', (status, code) => {
  const key = new RetryKey();
  const first = key.get();
  key.answered(problem(status, code));
  expect(key.get()).not.toBe(first);
});

it('goes on with the key that outlived its page', () => {
  let stored: string | null = null;
  const kept = {
    get: () => stored,
    set: (key: string) => {
      stored = key;
    },
    remove: () => {
      stored = null;
    },
  };
  const before = new RetryKey(kept);
  const key = before.get();
  before.answered(unreachable());
  const after = new RetryKey(kept);
  expect(after.get()).toBe(key);
  after.answered(null);
  expect(stored).toBeNull();
});

describe('two tabs', () => {
  let stored: string | null;
  const kept = {
    get: () => stored,
    set: (text: string) => {
      stored = text;
    },
    remove: () => {
      stored = null;
    },
  };

  beforeEach(() => {
    stored = null;
  });

  it('do not lose the key of a try whose answer one of them lost', () => {
    const [one, other] = [new RetryKey(kept), new RetryKey(kept)];
    const key = one.get();
    one.answered(unreachable());
    // The server says whether what was sent under it arrived.
    expect(other.get()).toBe(key);
    other.answered(problem(400, 'invalid_title'));
    expect(new RetryKey(kept).get()).toBe(key);
    other.answered(null);
    expect(new RetryKey(kept).get()).not.toBe(key);
  });

  it('do not forget each other’s keys', () => {
    const [one, other] = [new RetryKey(kept), new RetryKey(kept)];
    const first = one.get();
    one.answered(unreachable());
    other.get();
    other.answered(problem(422, 'idempotency_mismatch'));
    const second = other.get();
    other.answered(unreachable());
    expect(second).not.toBe(first);
    expect(one.get()).toBe(first);
    one.answered(null);
    expect(new RetryKey(kept).get()).toBe(second);
  });

  it('say of a try of the other one, too, that the server may have forgotten it', () => {
    let now = 0;
    const [one, other] = [new RetryKey(kept, () => now), new RetryKey(kept, () => now)];
    one.get();
    one.answered(unreachable());
    now = KNOWN_FOR_MS;
    expect(other.forgotten()).toBe(0);
  });
});

it('does not send again what the server may have forgotten, before the person knows it', async () => {
  let now = Date.parse('2026-11-27T16:02:00Z');
  let stored: string | null = null;
  const kept = {
    get: () => stored,
    set: (text: string) => {
      stored = text;
    },
    remove: () => {
      stored = null;
    },
  };
  const keys: string[] = [];
  const press = (key: RetryKey, answer: Error | null) =>
    once(key, async (headers) => {
      keys.push(headers['Idempotency-Key']);
      if (answer) throw answer;
      return 'done';
    });
  const friday = new RetryKey(kept, () => now);
  await expect(press(friday, unreachable())).rejects.toMatchObject({ code: 'unreachable' });
  now += KNOWN_FOR_MS - 1;
  await expect(press(friday, unreachable())).rejects.toMatchObject({ code: 'unreachable' });
  expect(keys[1]).toBe(keys[0]);
  now += 1;
  for (const monday of [new RetryKey(kept, () => now), friday]) {
    const refused = await press(monday, null).catch((problem) => problem);
    expect(sentLongAgo(refused)).toBe(true);
    expect(isLost(refused)).toBe(false);
    expect(keys).toHaveLength(2);
  }
  expect(stored).toBeNull();
  expect(await press(friday, null)).toBe('done');
  expect(keys[2]).not.toBe(keys[0]);
});

it('sends a change however old its page is, if no try of it may have arrived', async () => {
  let now = 0;
  const key = new RetryKey(undefined, () => now);
  const answers = [problem(401, 'access_token_invalid'), null];
  const press = () =>
    once(key, async () => {
      const answer = answers.shift();
      if (answer) throw answer;
      return 'done';
    });
  await expect(press()).rejects.toMatchObject({ status: 401 });
  now += 3 * KNOWN_FOR_MS;
  expect(await press()).toBe('done');
});

it('knows which changes may have arrived', () => {
  expect(isLost(problem(200, 'bad_answer'))).toBe(true);
  expect(isLost(problem(412, 'version_mismatch'))).toBe(false);
  expect(isLost(problem(409, 'IDEMPOTENCY_IN_PROGRESS'))).toBe(true);
  expect(arrivedBefore(problem(422, 'idempotency_mismatch'))).toBe(true);
  expect(arrivedBefore(problem(422, 'IDEMPOTENCY_MISMATCH'))).toBe(true);
  expect(arrivedBefore(problem(409, 'insufficient_stock'))).toBe(false);
});

it('sends a change again under the key of the try whose answer was lost, and the next one under another', async () => {
  const key = new RetryKey();
  const keys: string[] = [];
  const answers = [unreachable(), problem(409, 'insufficient_stock'), null];
  const send = () =>
    once(key, async (headers) => {
      keys.push(headers['Idempotency-Key']);
      const answer = answers.shift();
      if (answer) throw answer;
      return 'done';
    });
  await expect(send()).rejects.toMatchObject({ code: 'unreachable' });
  await expect(send()).rejects.toMatchObject({ code: 'insufficient_stock' });
  expect(await send()).toBe('done');
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});
