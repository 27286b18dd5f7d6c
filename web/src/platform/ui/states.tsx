import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type ProblemError, problemOf, UNREACHABLE } from '../api/problem';

/** Grey bones in the shape of what is coming. */
export function Bones({ lines = 4 }: { lines?: number }) {
  return (
    <div className="stack" aria-busy="true" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones are all alike
        <span key={index} className="bone" style={{ width: `${90 - ((index * 17) % 45)}%` }} />
      ))}
    </div>
  );
}

/** What happened, what is kept, what to do. */
export function Trouble({ problem, retry }: { problem: ProblemError; retry?: () => void }) {
  return (
    <div className="state" role="alert">
      <strong>{problem.code === UNREACHABLE ? 'No connection' : 'This did not work'}</strong>
      <p>{problem.message}</p>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      )}
      {problem.body.requestId && (
        <p className="soft small">
          Request <span className="figures">{problem.body.requestId}</span>
        </p>
      )}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <strong>{title}</strong>
      {children}
    </div>
  );
}

/** Shows a query in whatever state it is. What was shown before stays while it is asked again. */
export function Loaded<T>({
  query,
  bones = 4,
  children,
}: {
  query: UseQueryResult<T>;
  bones?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && (
          <p className="bar bad" role="status">
            {problemOf(query.error).message} What you see is from before.{' '}
            <button type="button" className="button small" onClick={() => query.refetch()}>
              Try again
            </button>
          </p>
        )}
        {children(query.data)}
      </>
    );
  }
  if (query.isError) return <Trouble problem={problemOf(query.error)} retry={() => query.refetch()} />;
  return <Bones lines={bones} />;
}
