import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { queries } from '../api/queries';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Thin lines across the top: that this is the sandbox, that there is no connection, and what features say there. */
export function Strips({ children }: { children?: ReactNode }) {
  const health = useQuery(queries.health);
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div className="strip">
      {!online && <strong role="status">Offline: what you see is from before.</strong>}
      {health.data?.environment === 'sandbox' && (
        <>
          <span>Sandbox: nothing leaves this machine.</span>
          <Link to="/sandbox">Its page</Link>
        </>
      )}
      {children}
    </div>
  );
}

export function useIsSandbox(): boolean {
  return useQuery(queries.health).data?.environment === 'sandbox';
}
