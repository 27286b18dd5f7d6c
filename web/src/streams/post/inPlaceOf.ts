import { ProblemError } from '../../platform/api/problem';

/** What somebody typed, and the stored text over which they began. */
export interface Begun<T> {
  over: T;
  typed: T;
}

export function begun<T>(before: Begun<T> | null, stored: T, typed: T): Begun<T> {
  return { over: before ? before.over : stored, typed };
}

/** Whether somebody saved another text since this one was begun. */
export function isOvertaken<T>(own: Begun<T> | null, stored: T): boolean {
  return own !== null && !same(own.over, stored) && !same(own.typed, stored);
}

/** Whether two values say the same, in whatever order their members stand. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A text as it is stored, and the version of what it stands in, where that has one. */
export interface Stored<T> {
  text: T;
  version: string | null;
}

const CHANGED = 'config_changed';

/** What did not work, beside what is seen already: that the text is overtaken. */
export function unseen(problem: ProblemError | null, overtaken: boolean): ProblemError | null {
  return overtaken && problem?.code === CHANGED ? null : problem;
}

/**
 * Waits for what is saved on the answer to a question. Where the text is overtaken, the question is over, too: it stands
 * in front of the text that is to be seen.
 */
export async function answering<R>(saving: Promise<R>, over: () => void): Promise<R> {
  try {
    return await saving;
  } catch (error) {
    if (isChanged(error)) over();
    throw error;
  }
}

function isChanged(error: unknown): boolean {
  return error instanceof ProblemError && error.code === CHANGED;
}

const MOST_TRIES = 3;

/**
 * Saves a text in place of the one that its writer has seen. Where somebody saved another one meanwhile, nothing is
 * saved: the writer is to see that one first. Something else that changed beside it is in nobody's way.
 *
 * @param read the text as it is now
 * @param write refused with `config_changed` where the version is another by now
 * @returns nothing where the text is stored already, by a try whose answer was lost
 */
export async function saveInPlaceOf<T, R>(
  seen: T,
  next: T,
  read: () => Promise<Stored<T>>,
  write: (version: string | null) => Promise<R>,
): Promise<R | undefined> {
  for (let attempt = 1; ; attempt++) {
    const now = await read();
    if (same(now.text, next)) return undefined;
    if (!same(now.text, seen)) {
      throw new ProblemError({ code: CHANGED, status: 412, detail: 'Somebody else saved another text meanwhile.' });
    }
    try {
      return await write(now.version);
    } catch (error) {
      if (!isChanged(error) || attempt === MOST_TRIES) throw error;
    }
  }
}
