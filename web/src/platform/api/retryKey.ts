import { type ProblemError, problemOf } from './problem';

/** Whether it is not known what became of a change: its answer was lost, or never made. */
export function isLost(problem: ProblemError): boolean {
  return problem.status < 400 || problem.status >= 500 || problem.code === 'idempotency_in_progress';
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
    if (problem !== null && isLost(problem)) return;
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
