import { BAD_ANSWER, type ProblemError, problemOf } from './problem';

const IN_PROGRESS = ['request_in_progress', 'idempotency_in_progress'];

/** Refusals that a server makes only once it has looked whether it knows the key. */
const BEHIND_THE_KEY = [404, 409, 412, 422];

/** Refusals that may have that status, and are made before: by no route at all, or by something in between. */
const BEFORE_THE_KEY = ['no_such_path', BAD_ANSWER];

/** Whether it is not known what became of a change: its answer was lost, or never made. */
export function isLost(problem: ProblemError): boolean {
  return problem.status < 400 || problem.status >= 500 || IN_PROGRESS.includes(problem.code);
}

/**
 * Whether a refusal says what became of earlier tries, too. One that was made before the key was looked at (nobody is
 * logged in, too many requests, a value that cannot be) says nothing of a try whose answer was lost.
 */
function endsTheKey(problem: ProblemError): boolean {
  return BEHIND_THE_KEY.includes(problem.status) && !isLost(problem) && !BEFORE_THE_KEY.includes(problem.code);
}

/** Whether an earlier try, whose answer was lost, did arrive, and said something else than this one. */
export function arrivedBefore(problem: ProblemError): boolean {
  return problem.code === 'idempotency_mismatch';
}

/** Where a key outlives its page. */
export interface KeptKey {
  get: () => string | null;
  set: (key: string) => void;
  remove: () => void;
}

/**
 * The key of a change until an answer to it is known: however often it is sent until then, it counts once. It stays also
 * when something else is sent next; whether the first try arrived is then said by the server, instead of counting both.
 */
export class RetryKey {
  private readonly kept: KeptKey | undefined;
  private key: string | null;

  constructor(kept?: KeptKey) {
    this.kept = kept;
    this.key = kept?.get() ?? null;
  }

  get(): string {
    this.key ??= newKey();
    this.kept?.set(this.key);
    return this.key;
  }

  /** @param problem null for a success */
  answered(problem: ProblemError | null): void {
    if (problem !== null && !endsTheKey(problem)) return;
    this.key = null;
    this.kept?.remove();
  }
}

/** Headers that make a change count once, however often it is sent. */
export type OnceHeaders = { 'Idempotency-Key': string };

/** Sends a change with its key, and learns from the answer whether the key has to be kept. */
export async function once<T>(key: RetryKey, send: (headers: OnceHeaders) => Promise<T>): Promise<T> {
  try {
    const output = await send({ 'Idempotency-Key': key.get() });
    key.answered(null);
    return output;
  } catch (error) {
    key.answered(problemOf(error));
    throw error;
  }
}

/** `crypto.randomUUID` exists over https only. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
