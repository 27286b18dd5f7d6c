import { useSyncExternalStore } from 'react';
import { claims, type SessionState, session } from '../api/session';

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.state);
}

/** Only for what is offered; what is allowed is decided by the server at every call. */
export function useIsAdmin(): boolean {
  return useSyncExternalStore(session.subscribe, () => claims()?.role === 'admin');
}
