import { useEffect, useSyncExternalStore } from 'react';
import { refreshSoon } from '../notice/live/refresh';
import { COUNTS, INBOX } from '../notice/queries';
import { call } from '../platform/api/client';
import { ProblemError } from '../platform/api/problem';
import { queryClient } from '../platform/api/queries';
import { useSession } from '../platform/app/useSession';
import { CONVERSATIONS } from './queries';

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  addEventListener('focus', listener);
  addEventListener('blur', listener);
  return () => {
    document.removeEventListener('visibilitychange', listener);
    removeEventListener('focus', listener);
    removeEventListener('blur', listener);
  };
}

/** Tells the server how far a conversation is read, while somebody looks at it. */
export function useReading(peer: string, upToSeq: number): void {
  const looking = useSyncExternalStore(subscribe, () => document.visibilityState === 'visible' && document.hasFocus());
  const active = useSession() === 'active';
  useEffect(() => {
    if (!looking || !active || upToSeq === 0) return;
    let left = false;
    call<{ marked: number; counts: unknown }>('POST', `/messages/conversations/${peer}/read`, {
      json: { upToSeq },
    }).then(
      ({ marked, counts }) => {
        if (marked === 0) return;
        queryClient.setQueryData(COUNTS, counts);
        refreshSoon(CONVERSATIONS);
        refreshSoon(INBOX);
      },
      (error) => {
        // It stays unread, and is marked when the page is looked at again; the page says that there is no connection.
        if (!left && !(error instanceof ProblemError)) throw error;
      },
    );
    return () => {
      left = true;
    };
  }, [peer, upToSeq, looking, active]);
}
