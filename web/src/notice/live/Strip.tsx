import { useSyncExternalStore } from 'react';
import { live } from './live';
import type { LiveStatus } from './types';

export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(live.subscribe, live.status);
}

const WORDS: Partial<Record<LiveStatus, string>> = {
  broken: 'No live updates right now; connecting again.',
  polling: 'Live updates are not available here; checking every 30 seconds.',
  elsewhere: 'Live updates go to your other tabs; this one checks every 30 seconds.',
};

/** Says in one line that what happens is not seen at once. */
export function Strip() {
  const words = WORDS[useLiveStatus()];
  return words ? <span role="status">{words}</span> : null;
}
