import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { type ProblemError, problemOf } from '../api/problem';

/**
 * Settings that are sent as soon as they are touched. `wished` is what was asked for and is not answered yet: a page
 * shows it at once. A second touch waits for the answer to the first and is never dropped; after a refusal the page
 * shows again what the server knows.
 *
 * @param merge puts a touch upon those that are not answered yet
 */
export function useSettings<Input extends object, Output>(
  send: (input: Input) => Promise<Output>,
  answered: (output: Output) => unknown,
  merge: (before: Partial<Input>, input: Input) => Partial<Input> = (before, input) => ({ ...before, ...input }),
) {
  const scope = useId();
  const waiting = useRef(0);
  const [wished, setWished] = useState<Partial<Input>>({});
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const mutation = useMutation({
    scope: { id: scope },
    mutationFn: send,
    onSuccess: answered,
    onError: (error) => setProblem(problemOf(error)),
    onSettled: () => {
      waiting.current -= 1;
      if (waiting.current === 0) setWished({});
    },
  });
  return {
    wished,
    problem,
    change: (input: Input) => {
      waiting.current += 1;
      setProblem(null);
      setWished((before) => merge(before, input));
      mutation.mutate(input);
    },
  };
}
