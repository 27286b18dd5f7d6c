import { useRef } from 'react';
import { isLost, type ProblemError } from '../platform/api/problem';
import { queryClient } from '../platform/api/queries';
import { arrivedBefore, type OnceHeaders, once, RetryKey, sentLongAgo } from '../platform/api/retryKey';
import { FormProblem, useSending } from '../platform/ui/forms';
import { PARTS } from './queries';

/**
 * Changes something of the stock, once at a time and, when an answer is lost, once in all. Afterwards everything of the
 * area is asked for anew, also after a refusal: what stood here was from before.
 */
export function useChange<Input, Output>(
  send: (input: Input, headers: OnceHeaders) => Promise<Output>,
  done: (output: Output, input: Input) => void,
  keptKey?: RetryKey,
) {
  const own = useRef<RetryKey>(null);
  own.current ??= keptKey ?? new RetryKey();
  const key = own.current;
  return useSending(async (input: Input) => {
    try {
      return await once(key, (headers) => send(input, headers));
    } finally {
      void queryClient.invalidateQueries({ queryKey: PARTS });
    }
  }, done);
}

/** What did not work, and whether it may have worked all the same. */
export function ChangeProblem({ problem }: { problem: ProblemError | null }) {
  if (!problem) return null;
  return (
    <>
      <FormProblem problem={problem} />
      {isLost(problem) && <p className="soft small">Press again when you are ready: it counts once.</p>}
      {arrivedBefore(problem) && (
        <p className="soft small">
          What you sent first did arrive, though its answer was lost. Look at the stock, then send this if it is still
          wanted.
        </p>
      )}
      {sentLongAgo(problem) && (
        <p className="soft small">Look at the stock, then press again if this is still wanted.</p>
      )}
    </>
  );
}
