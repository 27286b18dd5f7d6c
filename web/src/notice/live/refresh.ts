import type { QueryKey } from '@tanstack/react-query';
import { queryClient } from '../../platform/api/queries';

const TOGETHER_MS = 200;

const waiting = new Map<string, QueryKey>();

/** Asks again for what stands under a key, once for all that happens within a moment. */
export function refreshSoon(key: QueryKey): void {
  if (waiting.size === 0) setTimeout(flush, TOGETHER_MS);
  waiting.set(JSON.stringify(key), key);
}

function flush(): void {
  const keys = [...waiting.values()];
  waiting.clear();
  for (const queryKey of keys) queryClient.invalidateQueries({ queryKey });
}
