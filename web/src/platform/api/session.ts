import { storage } from '../lib/storage';

/**
 * The session of this browser: both tokens in its storage, as the contract's client keeps them (see ADR 13); where the
 * browser keeps nothing, the session lasts as long as the page. Whoever shows something that depends on it subscribes.
 */

export interface Tokens {
  access_token: string;
  refresh_token: string;
}

/** `ended`: it was there a moment ago; what is on the page is kept until the person logs in again. */
export type SessionState = 'none' | 'active' | 'ended';

/** Keys of what the browser keeps of a person beside the session begin so; it is forgotten when they leave. */
export const MINE = 'pacenote.mine.';

const ACCESS = 'access_token';
const REFRESH = 'refresh_token';

const listeners = new Set<() => void>();
let state: SessionState = storage.get(REFRESH) ? 'active' : 'none';

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** So long somebody who leaves waits for what is ended with them. */
const FAREWELL_MS = 2_000;

let farewell: () => Promise<unknown> = async () => undefined;
let leaving = false;

/** The session that this page shows, also after it has ended. */
let shown = claims(storage.get(ACCESS));

// Another tab logged in or out, or renewed the session.
globalThis.addEventListener?.('storage', (event) => {
  if (event.key !== ACCESS) return;
  if (!event.newValue) {
    if (state === 'active') change('ended');
  } else if (claims(event.newValue)?.sessionId === shown?.sessionId) {
    change('active');
  } else {
    // Perhaps somebody else: nothing of what stands here may stay.
    location.reload();
  }
});

export const session = {
  state: (): SessionState => state,
  accessToken: (): string | null => storage.get(ACCESS),
  refreshToken: (): string | null => storage.get(REFRESH),

  /** Whose session this page shows, also after it has ended. */
  account: (): string | undefined => shown?.account,

  begin(tokens: Tokens): void {
    // The one that lasts first: other tabs are told by a change of the access token, and then find both.
    storage.set(REFRESH, tokens.refresh_token);
    storage.set(ACCESS, tokens.access_token);
    shown = claims(tokens.access_token);
    change('active');
  },

  /** The server does not know this session any more. */
  expire(): void {
    if (leaving) return;
    forget();
    change('ended');
  },

  /** The person leaves: a fresh page, on which nothing of what was seen is left in memory. */
  leave(address = '/'): void {
    leaving = true;
    forget();
    storage.removeAll(MINE);
    const enough = new Promise((go) => setTimeout(go, FAREWELL_MS));
    void Promise.race([farewell().catch(() => undefined), enough]).then(() => {
      // What the page noted meanwhile.
      storage.removeAll(MINE);
      location.assign(address);
    });
  },

  /** What is ended before the person leaves, if that does not take too long. */
  beforeLeaving(work: () => Promise<unknown>): void {
    farewell = work;
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function forget(): void {
  storage.remove(ACCESS);
  storage.remove(REFRESH);
}

/** What an access token says about its owner; only for what is shown, never for what is allowed. */
export function claims(token = session.accessToken()): { role: string; sessionId: string; account: string } | null {
  const payload = token?.split('.')[1];
  if (!payload) return null;
  try {
    const read = JSON.parse(atob(payload)) as { role?: string; session_id?: string; user_id?: string };
    return { role: read.role ?? 'user', sessionId: read.session_id ?? '', account: read.user_id ?? '' };
  } catch {
    return null;
  }
}
