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

  /** @returns whether it is there after a reload too, and in the person's other tabs */
  set(key: string, value: string): boolean {
    if (write((kept) => kept.setItem(key, value))) {
      unwritten.delete(key);
      return true;
    }
    // A value from before would come back with the next load.
    write((kept) => kept.removeItem(key));
    unwritten.set(key, value);
    return false;
  },

  remove(key: string): void {
    if (write((kept) => kept.removeItem(key))) unwritten.delete(key);
    else unwritten.set(key, null);
  },

  /** Every key that begins so. */
  keys(prefix: string): string[] {
    const kept = attempt(
      (kept) => Array.from({ length: kept.length }, (_, index) => kept.key(index)).filter((key) => key !== null),
      [],
    );
    return [...new Set([...kept, ...unwritten.keys()])].filter((key) => key.startsWith(prefix));
  },

  /** Forgets everything whose key begins so. */
  removeAll(prefix: string): void {
    for (const key of storage.keys(prefix)) storage.remove(key);
  },

  /** Tells when another tab has changed something whose key begins so. */
  watch(prefix: string, changed: () => void): void {
    globalThis.addEventListener?.('storage', ({ key }) => {
      if (key === null || key.startsWith(prefix)) changed();
    });
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
