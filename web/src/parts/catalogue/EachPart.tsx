import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { When } from '../../platform/ui/figures';
import { Choices } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { Loaded } from '../../platform/ui/states';
import { advice, lasting, percent } from '../analytics/figuresOfParts';
import { money, quantity, withUnit } from '../numbers';
import { partPath, partsQueries } from '../queries';
import type { CoverFigures, DeadStockFigures, FiguresType, NamedPart, RankFigures, UseFigures } from '../types';

interface Column<T> {
  head: string;
  cell: (item: T) => ReactNode;
}

interface View {
  title: string;
  lead: string;
  empty: string;
  columns: (currency: string, months: number) => Column<never>[];
}

const numbers = <T,>(head: string, cell: (item: T) => ReactNode): Column<T> => ({ head, cell });

const VIEWS: Record<FiguresType, View> = {
  cover: {
    title: 'How long it lasts',
    lead: 'By what was used in the last 90 days. The suggested threshold is an advice: nothing changes by itself.',
    empty: 'There are no parts.',
    columns: () => [
      numbers<CoverFigures>('Stock', (part) => withUnit(part.currentStock, part.unit)),
      numbers<CoverFigures>('Used a day', (part) => quantity(part.averageDailyUse)),
      numbers<CoverFigures>('Lasts', (part) => lasting(part.coverDays)),
      numbers<CoverFigures>('Delivery takes', (part) => lasting(part.leadTimeDays)),
      numbers<CoverFigures>('Threshold', (part) => advice(part)),
    ],
  },
  consumption: {
    title: 'Used',
    lead: 'What jobs used of each part, less what they gave back.',
    empty: 'There are no parts.',
    columns: (currency, months) => [
      numbers<UseFigures>(`In ${months} months`, (part) => withUnit(part.quantity, part.unit)),
      numbers<UseFigures>('Worth', (part) => money(part.value, currency)),
      numbers<UseFigures>('This month', (part) => quantity(Object.values(part.months).at(-1)?.quantity ?? 0)),
    ],
  },
  'dead-stock': {
    title: 'Unused',
    lead: 'On the shelf, known for over 180 days, and nothing of it used for as long.',
    empty: 'Nothing lies there unused.',
    columns: (currency) => [
      numbers<DeadStockFigures>('Stock', (part) => withUnit(part.currentStock, part.unit)),
      numbers<DeadStockFigures>('Worth', (part) => money(part.value, currency)),
      numbers<DeadStockFigures>('Used last', (part) =>
        part.lastConsumedAt === null ? 'Never' : <When at={part.lastConsumedAt} />,
      ),
    ],
  },
  abc: {
    title: 'ABC',
    lead: 'What each part is of all that was used in 12 months. A: the few that most of the money goes through. C: the many that hardly matter.',
    empty: 'There are no parts.',
    columns: (currency) => [
      numbers<RankFigures>('Class', (part) => <strong>{part.class}</strong>),
      numbers<RankFigures>('Worth', (part) => money(part.consumptionValue, currency)),
      numbers<RankFigures>('Share', (part) => percent(part.share)),
    ],
  },
};

const TYPES = Object.entries(VIEWS).map(([type, { title }]) => [type as FiguresType, title] as const);

/** Figures of each part, one kind of them at a time. */
export function EachPart({ months, currency }: { months: number; currency: string }) {
  const [params, setParams] = useSearchParams();
  const type = TYPES.find(([key]) => key === params.get('parts'))?.[0] ?? 'cover';
  const query = useInfiniteQuery(partsQueries.figures(type, months));
  const choose = (next: FiguresType) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      if (next === 'cover') after.delete('parts');
      else after.set('parts', next);
      return after;
    });
  const more = () => {
    if (!query.isFetchingNextPage) query.fetchNextPage();
  };
  const view = VIEWS[type];
  return (
    <section className="panel stack">
      <h2>Part by part</h2>
      <Choices label="Figures" hideLabel value={type} options={TYPES} onChange={choose} />
      <p className="soft small">{view.lead}</p>
      <Loaded query={query} bones={6}>
        {({ pages }) => (
          <>
            <Table items={pages.flatMap((page) => page.items)} view={view} currency={currency} months={months} />
            {query.hasNextPage && (
              <div>
                <button
                  type="button"
                  className="button small"
                  aria-disabled={query.isFetchingNextPage || undefined}
                  onClick={more}
                >
                  {query.isFetchingNextPage ? 'One moment …' : 'Show more parts'}
                </button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Table({
  items,
  view,
  currency,
  months,
}: {
  items: NamedPart[];
  view: View;
  currency: string;
  months: number;
}) {
  if (items.length === 0) return <p>{view.empty}</p>;
  const columns = view.columns(currency, months) as Column<NamedPart>[];
  return (
    <div className="scroll">
      <table className="fold">
        <thead>
          <tr>
            <th scope="col">Part</th>
            {columns.map(({ head }) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((part) => (
            <tr key={part.partId}>
              <td data-label="Part">
                <Link to={partPath(part.partId)}>
                  <Name>{part.partName}</Name>
                </Link>
              </td>
              {columns.map(({ head, cell }) => (
                <td key={head} data-label={head} className="number figures">
                  {cell(part)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
