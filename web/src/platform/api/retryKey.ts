import { storage } from '../lib/storage';
import { moment } from '../lib/times';
import { codeOf, isLost, ProblemError, problemOf } from './problem';
import { MINE, session } from './session';

/** Refusals that a server makes only once it has looked whether it knows the key. */
const BEHIND_THE_KEY = [404, 409, 412, 422];

/** How long it is sure that a server knows a key: they keep it for 24 hours. */
export const KNOWN_FOR_MS = 23 * 3_600_000;

const SENT_LONG_AGO = 'sent_long_ago';

/**
 * Whether a refusal says what became of earlier tries, too. One that was made before the key was looked at (nobody is
 * logged in, too many requests, a value that cannot be) says nothing of a try whose answer was lost.
 */
function endsTheKey(problem: ProblemError): boolean {
  return BEHIND_THE_KEY.includes(problem.status) && codeOf(problem) !== 'no_such_path' && !isLost(problem);
}

/** Whether an earlier try, whose answer was lost, did arrive, and said something else than this one. */
export function arrivedBefore(problem: ProblemError): boolean {
  return codeOf(problem) === 'idempotency_mismatch';
}

/** Whether nothing was sent, because an earlier try may have arrived and the server knows its key no more. */
export function sentLongAgo(problem: ProblemError): boolean {
  return problem.code === SENT_LONG_AGO;
}

/** Where keys outlive their page; all tabs of a person share it. */
export interface KeptKey {
  get: () => string | null;
  set: (text: string) => void;
  remove: () => void;
}

/** This browser, until the person leaves. */
export function keptKey(name: string): KeptKey {
  const place = () => `${MINE}key.${session.account() ?? ''}.${name}`;
  return {
    get: () => storage.get(place()),
    set: (text) => void storage.set(place(), text),
    remove: () => storage.remove(place()),
  };
}

/**
 * The key of a change until an answer to it is known: however often it is sent until then, it counts once. It stays also
 * when something else is sent next; whether the first try arrived is then said by the server, instead of counting both.
 * Where keys are kept, that holds for what another tab sends next, too, and no tab forgets the key of another one.
 */
export class RetryKey {
  private readonly kept: KeptKey | undefined;
  private readonly now: () => number;
  private tried: Tried | null = null;
  /** Whether a try may have arrived without our knowing it. */
  private lost = false;

  /** @param now this device's clock: right after a reload it is not known yet how late it is at the service */
  constructor(kept?: KeptKey, now: () => number = Date.now) {
    this.kept = kept;
    this.now = now;
  }

  get(): string {
    this.look();
    const tried = this.tried ?? { key: newKey(), since: this.now() };
    this.tried = tried;
    const all = triesIn(this.kept);
    keep(this.kept, all.some(({ key }) => key === tried.key) ? all : [...all, tried]);
    return tried.key;
  }

  /** When a try was sent that may have arrived, if the server may have forgotten it by now; null otherwise. */
  forgotten(): number | null {
    this.look();
    if (this.tried === null || !this.lost) return null;
    return this.now() - this.tried.since < KNOWN_FOR_MS ? null : this.tried.since;
  }

  /** @param problem null for a success */
  answered(problem: ProblemError | null): void {
    if (problem !== null && isLost(problem)) this.lost = true;
    if (problem === null || !this.lost || endsTheKey(problem)) this.end();
  }

  /** What is sent next is something new. */
  end(): void {
    const own = this.tried?.key;
    this.tried = null;
    this.lost = false;
    keep(
      this.kept,
      triesIn(this.kept).filter(({ key }) => key !== own),
    );
  }

  /** Takes up a try of which nobody knows what became of it: one of an earlier page, or of another tab. */
  private look(): void {
    if (this.tried !== null) return;
    this.tried = triesIn(this.kept)[0] ?? null;
    this.lost = this.tried !== null;
  }
}

interface Tried {
  key: string;
  since: number;
}

/** The oldest first. */
function triesIn(kept: KeptKey | undefined): Tried[] {
  return (kept?.get() ?? '').split('\n').flatMap((line) => {
    const [key, since] = line.split(' ');
    return key && since ? [{ key, since: Number(since) }] : [];
  });
}

function keep(kept: KeptKey | undefined, tries: readonly Tried[]): void {
  if (tries.length === 0) kept?.remove();
  else kept?.set(tries.map(({ key, since }) => `${key} ${since}`).join('\n'));
}

/** Headers that make a change count once, however often it is sent. */
export type OnceHeaders = { 'Idempotency-Key': string };

/**
 * Sends a change with its key, and learns from the answer whether the key has to be kept. Where a server may have
 * forgotten a try that perhaps arrived, nothing is sent: the person is told so first, and the next press sends it.
 */
export async function once<T>(key: RetryKey, send: (headers: OnceHeaders) => Promise<T>): Promise<T> {
  const before = key.forgotten();
  if (before !== null) {
    key.end();
    const at = moment(new Date(before).toISOString());
    throw new ProblemError({
      code: SENT_LONG_AGO,
      status: 409,
      detail: `Nothing was sent now: a try of ${at}, whose answer was lost, may have arrived.`,
    });
  }
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
