import { useEffect, useState } from 'react';
import { MINE, session } from '../platform/api/session';
import { storage } from '../platform/lib/storage';
import type { DiscordPerson } from './types';

/** What was kept under a name; null for nothing, and for what cannot be read. */
export function kept<T>(key: string): T | null {
  try {
    return JSON.parse(storage.get(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** Apart for each account here and each person at Discord: either login may end without its person leaving. */
export function keyOf({ user_id }: DiscordPerson, name: string): string {
  return `${MINE}streams.${session.account() ?? ''}.${user_id}.${name}`;
}

/**
 * Something typed that this browser keeps for the person, over other pages and reloads, until it is saved or they leave.
 */
export function useKept<T>(person: DiscordPerson, name: string) {
  const key = keyOf(person, name);
  const [value, setValue] = useState<T | null>(() => kept<T>(key));
  useEffect(() => {
    if (value === null) storage.remove(key);
    else storage.set(key, JSON.stringify(value));
  }, [key, value]);
  return [value, setValue] as const;
}
