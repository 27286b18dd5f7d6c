import { useSyncExternalStore } from 'react';
import { live } from '../notice/live/live';

/** A sign of typing is repeated at most every three seconds, so it holds a little longer. */
const HOLDS_MS = 5_000;
const AT_MOST_EVERY_MS = 3_000;

const writing = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

/** Somebody types, or has stopped. */
export function typed(peer: string, now: boolean): void {
  clearTimeout(writing.get(peer));
  if (now) {
    writing.set(
      peer,
      setTimeout(() => typed(peer, false), HOLDS_MS),
    );
  } else if (!writing.delete(peer)) {
    return;
  }
  changed();
}

export function useTyping(peer: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => writing.has(peer),
  );
}

let told = 0;

/** Tells a person that we type to them. */
export function tellTyping(peer: string): void {
  const now = Date.now();
  if (now - told < AT_MOST_EVERY_MS) return;
  told = now;
  live.say({ action: 'typing', to: peer });
}
