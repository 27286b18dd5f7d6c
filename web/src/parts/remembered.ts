import { MINE, session } from '../platform/api/session';
import { storage } from '../platform/lib/storage';

/** What this browser remembers of a workshop's work, until the person leaves. */
const key = (name: string) => `${MINE}parts.${session.account() ?? ''}.${name}`;

export type Action = 'take' | 'receive';

/** How many of a part were taken or received last; of a part that is new here, as many as are usual. */
export function lastUsed(action: Action, partId: string, usual: string): string {
  return storage.get(key(`${action}.${partId}`)) ?? usual;
}

export function used(action: Action, partId: string, quantity: string): void {
  storage.set(key(`${action}.${partId}`), quantity);
}

/** A text that is kept over a reload. */
export const draft = {
  get: (name: string): string | null => storage.get(key(name)),
  set: (name: string, text: string): void => void storage.set(key(name), text),
  remove: (name: string): void => storage.remove(key(name)),
};
