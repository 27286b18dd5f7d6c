import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { count } from '../../platform/lib/words';
import { Name } from '../../platform/ui/names';
import { Empty, Loaded } from '../../platform/ui/states';
import { useOlder } from '../../platform/ui/useOlder';
import { quantity } from '../numbers';
import { partPath, partsQueries } from '../queries';
import type { Part } from '../types';
import { ALL_MODELS } from '../words';
import { useFilter } from './Filters';
import { isNarrow, withFilter } from './filter';
import { Mark } from './Mark';

export function PartList({ current }: { current: string | undefined }) {
  const [filter] = useFilter();
  const query = useInfiniteQuery(partsQueries.list(filter));
  const more = useOlder(query);
  const list = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = query.data?.pages.at(-1)?.total ?? 0;
  return (
    <Loaded query={query} bones={10}>
      {() =>
        list.length === 0 ? (
          <Nothing narrow={isNarrow(filter)} />
        ) : (
          <div className="stack" aria-busy={query.isPlaceholderData || undefined}>
            <p className="soft small" role="status">
              {count(total, 'part')}
            </p>
            <ul className="rows panel" aria-label="Parts">
              {list.map((part) => (
                <Row key={part.partId} part={part} current={part.partId === current} />
              ))}
            </ul>
            {query.hasNextPage && (
              <div>
                <button
                  type="button"
                  className="button"
                  aria-disabled={query.isFetchingNextPage || undefined}
                  onClick={more}
                >
                  {query.isFetchingNextPage ? 'One moment …' : 'Show more parts'}
                </button>
              </div>
            )}
          </div>
        )
      }
    </Loaded>
  );
}

function Nothing({ narrow }: { narrow: boolean }) {
  if (narrow) {
    return (
      <Empty title="No such part">
        <p>Part of a name, a number or a barcode is enough. Archived parts stand under "More filters".</p>
      </Empty>
    );
  }
  return (
    <Empty title="No parts yet">
      <p>Add what lies on your shelves. Every change is kept with its time and reason; what runs low is told to you.</p>
      <Link to="/parts/new" className="button primary">
        Add the first part
      </Link>
    </Empty>
  );
}

function Row({ part, current }: { part: Part; current: boolean }) {
  const [filter] = useFilter();
  const search = withFilter(new URLSearchParams(), filter).toString();
  const model = part.vehicleModel === ALL_MODELS ? '' : part.vehicleModel;
  const facts = [...new Set([part.partNumber, part.location, model])];
  return (
    <li>
      <Link
        to={{ pathname: partPath(part.partId), search }}
        className="line plain"
        aria-current={current ? 'true' : undefined}
      >
        <span className="what">
          <Name>{part.partName}</Name>
          <span className="soft small facts-line">
            {facts
              .filter((fact) => fact !== '')
              .map((fact) => (
                <bdi key={fact}>{fact}</bdi>
              ))}
          </span>
        </span>
        <span className="number stack tight">
          <strong className="figures amount">{quantity(part.currentStock)}</strong>
          {part.unit !== 'each' && part.unit !== '' && <span className="soft small">{part.unit}</span>}
          <span className="row marks">
            <Mark part={part} />
          </span>
        </span>
      </Link>
    </li>
  );
}
