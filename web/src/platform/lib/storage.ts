/**
 * What this browser remembers for us. A browser may refuse: whoever blocks cookies blocks this too, and then already the
 * look at `localStorage` throws; a full disk refuses to write. What is refused is remembered by this page alone, so that
 * everything works until the page is closed or loaded anew. Nothing else of the app touches the browser's storage
 * (`storage.test.ts` looks), except `public/theme.js`, which runs before the app does.
 */

/** What the browser refused to write; null for what it refused to forget. */
const unwritten = new Map<string, string | null>();

function attempt<T>(work: (kept: Storage) => T, otherwise: T): T {
  try {
    return work(localStorage);
  } catch {
    return otherwise;
  }
}

function write(work: (kept: Storage) => void): boolean {
  return attempt((kept) => {
    work(kept);
    return true;
  }, false);
}

export const storage = {
  get(key: string): string | null {
    const own = unwritten.get(key);
    return own === undefined ? attempt((kept) => kept.getItem(key), null) : own;
  },

  set(key: string, value: string): void {
    if (write((kept) => kept.setItem(key, value))) {
      unwritten.delete(key);
    } else {
      // A value from before would come back with the next load.
      write((kept) => kept.removeItem(key));
      unwritten.set(key, value);
    }
  },

  remove(key: string): void {
    if (write((kept) => kept.removeItem(key))) unwritten.delete(key);
    else unwritten.set(key, null);
  },

  /** Forgets everything whose key begins so. */
  removeAll(prefix: string): void {
    const kept = attempt(
      (kept) => Array.from({ length: kept.length }, (_, index) => kept.key(index)).filter((key) => key !== null),
      [],
    );
    for (const key of new Set([...kept, ...unwritten.keys()])) if (key.startsWith(prefix)) storage.remove(key);
  },

  /** Whether the browser keeps what it is given. */
  keeps(): boolean {
    const probe = 'pacenote.probe';
    return write((kept) => {
      kept.setItem(probe, probe);
      kept.removeItem(probe);
    });
  },
};
