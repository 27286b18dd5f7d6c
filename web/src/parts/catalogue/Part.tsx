import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Name } from '../../platform/ui/names';
import { Bones, Empty, Loaded } from '../../platform/ui/states';
import { Attachments } from '../files/Attachments';
import { quantity, withUnit } from '../numbers';
import { partsQueries } from '../queries';
import { OrderPanel } from '../reorder/OrderPanel';
import { Ledger } from '../stock/Ledger';
import { Pools } from '../stock/Pools';
import { Quick } from '../stock/Quick';
import { StockChart } from '../stock/StockChart';
import type { Part as PartFacts } from '../types';
import { type Made, Undo } from '../Undo';
import { ALL_MODELS } from '../words';
import { Archived, Facts } from './Facts';
import { filterOf, withFilter } from './filter';
import { Mark } from './Mark';

/** Forms come when something is to be changed. */
const EditPart = lazy(() => import('./EditPart'));

/** One part: how much of it there is, what can be done with it, and where it went. */
export function Part({ id }: { id: string }) {
  const query = useQuery(partsQueries.part(id));
  const [params] = useSearchParams();
  return (
    <section className="stack" aria-label="Part">
      <Link
        to={{ pathname: '/parts', search: withFilter(new URLSearchParams(), filterOf(params)).toString() }}
        className="button small back"
      >
        <ArrowLeft size={18} aria-hidden /> All parts
      </Link>
      <Loaded query={query} bones={8}>
        {(part) =>
          part ? (
            <Shown part={part} />
          ) : (
            <Empty title="There is no such part">
              <p>
                Nothing in your workshop is kept as <bdi>{id}</bdi>.
              </p>
            </Empty>
          )
        }
      </Loaded>
    </section>
  );
}

function Shown({ part }: { part: PartFacts }) {
  const [made, setMade] = useState<Made | null>(null);
  const gone = useCallback(() => setMade(null), []);
  const pools = useQuery(partsQueries.pools(part.partId));
  const [params, setParams] = useSearchParams();
  const edit = (on: boolean) =>
    setParams((before) => {
      if (on) before.set('edit', '1');
      else before.delete('edit');
      return before;
    });
  if (params.has('edit')) {
    return (
      <>
        <Head part={part} />
        <Suspense fallback={<Bones lines={6} />}>
          <EditPart part={part} onClose={() => edit(false)} />
        </Suspense>
      </>
    );
  }
  return (
    <>
      <Head part={part} />
      {part.archived && <Archived part={part} />}
      <Loaded query={pools} bones={3}>
        {(list) => (
          <>
            {!part.archived && <Quick part={part} pools={list} ordered={part.onOrder > 0} onMade={setMade} />}
            <Pools part={part} pools={list} onMade={setMade} />
          </>
        )}
      </Loaded>
      <OrderPanel part={part} onMade={setMade} />
      <StockChart part={part} />
      <Attachments part={part} />
      <Ledger part={part} />
      <Facts part={part} onEdit={() => edit(true)} />
      {made && <Undo key={made.movementIds.join()} made={made} onGone={gone} />}
    </>
  );
}

function Head({ part }: { part: PartFacts }) {
  const facts = [part.partNumber, part.location, part.vehicleModel === ALL_MODELS ? '' : part.vehicleModel];
  return (
    <header className="stack close">
      <h2 className="part-name">
        <Name>{part.partName}</Name>
      </h2>
      <p className="soft facts-line">
        {facts
          .filter((fact) => fact !== '')
          .map((fact, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: each fact has its place
            <bdi key={index}>{fact}</bdi>
          ))}
      </p>
      <p className="row">
        <strong className="figures huge">{withUnit(part.currentStock, part.unit)}</strong>
        <Mark part={part} />
        {part.watched && part.thresholdInForce > 0 && (
          <span className="soft small">reorder at {quantity(part.thresholdInForce)}</span>
        )}
      </p>
    </header>
  );
}
