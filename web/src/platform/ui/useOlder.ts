import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

/** What is to be known of a list that is loaded in parts. */
export type Parts = Pick<
  UseInfiniteQueryResult<InfiniteData<unknown>>,
  'data' | 'hasNextPage' | 'isFetching' | 'isError' | 'fetchNextPage'
>;

/**
 * Has a list show its next part when somebody wants it. News that come meanwhile have the list asked for anew, which
 * ends the question for the next part: it is asked again then.
 */
export function useOlder({ data, hasNextPage, isFetching, isError, fetchNextPage }: Parts): () => void {
  const [wanted, setWanted] = useState(0);
  const tried = useRef(false);
  const shown = data?.pages.length ?? 0;
  useEffect(() => {
    if (wanted === 0 || isFetching) return;
    if (shown >= wanted || !hasNextPage || (isError && tried.current)) {
      setWanted(0);
    } else {
      tried.current = true;
      void fetchNextPage();
    }
  }, [wanted, shown, hasNextPage, isFetching, isError, fetchNextPage]);
  return useCallback(() => {
    tried.current = false;
    setWanted(shown + 1);
  }, [shown]);
}
