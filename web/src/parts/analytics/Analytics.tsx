import '../parts.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { When } from '../../platform/ui/figures';
import { Choices } from '../../platform/ui/forms';
import { PageHead } from '../../platform/ui/page';
import { Empty, Loaded } from '../../platform/ui/states';
import { EachPart } from '../catalogue/EachPart';
import { money, quantity } from '../numbers';
import { partsQueries } from '../queries';
import type { Figures, Analytics as Found } from '../types';
import { modelName } from '../words';
import type { Measure } from './MonthBars';
import { monthsOf } from './months';

const MonthBars = lazy(() => import('./MonthBars'));

const SPANS = [
  ['6', '6 months'],
  ['12', '12 months'],
  ['36', '3 years'],
] as const;

const MEASURES: readonly (readonly [Measure, string])[] = [
  ['consumptionValue', 'Value'],
  ['estimatedConsumption', 'Quantity'],
];

/** What lies on the shelves, what it is worth, and what was used. */
export default function Analytics() {
  const [params, setParams] = useSearchParams();
  const span = SPANS.find(([key]) => key === params.get('months'))?.[0] ?? '12';
  const [measure, setMeasure] = useState<Measure>('consumptionValue');
  const query = useQuery(partsQueries.analytics(Number(span)));
  return (
    <>
      <PageHead title="Analytics" lead={query.data ? <Lead asOf={query.data.asOf} /> : ''} />
      <Loaded query={query} bones={10}>
        {(found) =>
          found.totalParts === 0 ? (
            <Empty title="Nothing to count yet">
              <p>Figures stand here as soon as there are parts.</p>
              <Link to="/parts/new" className="button primary">
                Add the first part
              </Link>
            </Empty>
          ) : (
            <div className="stack wide" aria-busy={query.isPlaceholderData || undefined}>
              <Totals found={found} />
              <section className="panel stack">
                <div className="row between">
                  <Choices
                    label="Months"
                    hideLabel
                    value={span}
                    options={SPANS}
                    onChange={(next) =>
                      setParams((before) => {
                        const after = new URLSearchParams(before);
                        if (next === '12') after.delete('months');
                        else after.set('months', next);
                        return after;
                      })
                    }
                  />
                  <Choices label="Measured by" hideLabel value={measure} options={MEASURES} onChange={setMeasure} />
                </div>
                <Suspense fallback={<div className="chart-bone bone" />}>
                  <MonthBars months={monthsOf(found)} measure={measure} currency={found.currency} />
                </Suspense>
              </section>
              <div className="two">
                <Group title="By category" head="Category" groups={found.categories} currency={found.currency} />
                <Group
                  title="By vehicle model"
                  head="Model"
                  groups={found.vehicleModels}
                  currency={found.currency}
                  name={modelName}
                />
              </div>
              <EachPart months={Number(span)} currency={found.currency} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function Lead({ asOf }: { asOf: string }) {
  return (
    <>
      As of <When at={asOf} />.
    </>
  );
}

function Totals({ found }: { found: Found }) {
  return (
    <dl className="facts worth">
      <Fact name="Parts">{quantity(found.totalParts)}</Fact>
      <Fact name="Low">
        <Link to="/parts?low=1">{quantity(found.lowStockCount)}</Link>
      </Fact>
      <Fact name="Out">
        <Link to="/parts?sort=stock">{quantity(found.outOfStockCount)}</Link>
      </Fact>
      <Fact name="Worth at its price">{money(found.totalValue, found.currency)}</Fact>
      <Fact name="Worth at its cost">{money(found.totalCost, found.currency)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Group({
  title,
  head,
  groups,
  currency,
  name = (key) => key,
}: {
  title: string;
  head: string;
  groups: Record<string, Figures>;
  currency: string;
  name?: (key: string) => string;
}) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <div className="scroll">
        <table className="fold">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col" className="number">
                Parts
              </th>
              <th scope="col" className="number">
                Low
              </th>
              <th scope="col" className="number">
                Worth
              </th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(groups).map(([key, figures]) => (
              <tr key={key}>
                <td data-label={head}>
                  <bdi>{name(key)}</bdi>
                </td>
                <td data-label="Parts" className="number figures">
                  {quantity(figures.count)}
                </td>
                <td data-label="Low" className="number figures">
                  {quantity(figures.lowStockCount)}
                </td>
                <td data-label="Worth" className="number figures">
                  {money(figures.totalValue, currency)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
