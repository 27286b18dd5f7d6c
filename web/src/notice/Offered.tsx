import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from '../platform/ui/states';

/**
 * A section that only some servers have, in whatever state it is. It is left out only where the server has said that
 * there is no such thing, never because that could not be asked.
 */
export function Offered<T>({
  title,
  query,
  quiet = false,
  isNone = () => false,
  children,
}: {
  title: string;
  /** Null where the server has no such thing. */
  query: UseQueryResult<T | null>;
  /** Whether nothing stands here while it is loaded: most people have none of it. */
  quiet?: boolean;
  /** Whether there is nothing to show. */
  isNone?: (data: T) => boolean;
  children: (data: T) => ReactNode;
}) {
  const { data } = query;
  if (data === null || (data !== undefined && isNone(data))) return null;
  if (quiet && query.isPending) return null;
  return (
    <section className="panel stack">
      <h2>{title}</h2>
      <Loaded query={query} bones={3}>
        {(found) => found !== null && children(found)}
      </Loaded>
    </section>
  );
}
