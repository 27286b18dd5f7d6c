import { problemFrom, unreachable } from '../../platform/api/problem';
import { session } from '../../platform/api/session';
import { storage } from '../../platform/lib/storage';

/** Whom this browser's login at Discord has served, by their account here. */
const SERVED = 'pacenote.discord';

const me = () => session.account() ?? '';

export function noteDiscordLogin(): void {
  storage.set(SERVED, me());
}

/** Somebody else was here before, and their session ended without them leaving: their servers are not to be found. */
export function isOfSomebodyElse(): boolean {
  const served = storage.get(SERVED);
  return served !== null && served !== me();
}

/** Whoever leaves leaves at Discord's side too. */
export async function endDiscordLogin(): Promise<void> {
  if (storage.get(SERVED) === null) return;
  const answer = await fetch('/api/auth/logout', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
  }).catch(() => {
    throw unreachable();
  });
  // Where the area was switched off meanwhile, the login opens nothing.
  if (!answer.ok && answer.status !== 404) {
    throw problemFrom(answer.status, await answer.json().catch(() => undefined));
  }
  storage.remove(SERVED);
}
