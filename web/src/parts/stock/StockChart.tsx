import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Loaded } from '../../platform/ui/states';
import { CHARTED, partsQueries } from '../queries';
import type { Part } from '../types';
import { stockPoints } from './points';

/** Comes when a part is looked at; until then its place is kept free. */
const StockLine = lazy(() => import('./StockLine'));

export function StockChart({ part }: { part: Part }) {
  const query = useQuery(partsQueries.charted(part.partId));
  return (
    <section className="panel" aria-label="Chart of the stock">
      <Loaded query={query} bones={6}>
        {({ items, nextCursor }) => {
          const points = stockPoints(items);
          return points.length < 2 ? (
            <p className="soft">The chart of the stock begins with its second change.</p>
          ) : (
            <Suspense fallback={<div className="chart-bone bone" />}>
              <StockLine
                part={part}
                points={points}
                title={nextCursor === null ? 'Stock over time' : `Stock over the last ${CHARTED} changes`}
              />
            </Suspense>
          );
        }}
      </Loaded>
    </section>
  );
}
