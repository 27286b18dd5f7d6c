import { Chart } from '../../platform/ui/Chart';
import { money, quantity, signed } from '../numbers';
import type { Month } from './months';

export type Measure = 'consumptionValue' | 'estimatedConsumption';

/** So many names of months have room under a chart of a phone. */
const MOST_NAMES = 6;

/** What was used each month, in money or in pieces. */
export default function MonthBars({
  months,
  measure,
  currency,
}: {
  months: Month[];
  measure: Measure;
  currency: string;
}) {
  const values = months.map((month) => month[measure]);
  const text = (value: number) => (measure === 'consumptionValue' ? money(value, currency) : quantity(value));
  const every = Math.ceil(months.length / MOST_NAMES);
  const x = months.map((_, index) => index);
  return (
    <Chart
      title={measure === 'consumptionValue' ? `Used per month, in ${currency}` : 'Used per month, in units'}
      plot={{
        x,
        time: false,
        lines: [{ y: values, color: '--accent', bars: true }],
        xRange: [-0.5, months.length - 0.5],
        xTicks: x.filter((index) => (months.length - 1 - index) % every === 0),
        xText: (index) => months[index]?.short ?? '',
        yRange: [Math.min(0, ...values) * 1.1, Math.max(1, ...values) * 1.1],
        yText: quantity,
        yWidth: 64,
        tip: (index) => {
          const month = months[index];
          return month ? `${month.long}: ${text(month[measure])}` : '';
        },
      }}
      table={<Table months={months} currency={currency} />}
    />
  );
}

function Table({ months, currency }: { months: Month[]; currency: string }) {
  return (
    <table className="fold">
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" className="number">
            Used
          </th>
          <th scope="col" className="number">
            Worth
          </th>
          <th scope="col" className="number">
            Parts that moved
          </th>
          <th scope="col" className="number">
            Corrected by counts
          </th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map((month) => (
          <tr key={month.long}>
            <td data-label="Month">{month.long}</td>
            <td data-label="Used" className="number figures">
              {quantity(month.estimatedConsumption)}
            </td>
            <td data-label="Worth" className="number figures">
              {money(month.consumptionValue, currency)}
            </td>
            <td data-label="Parts that moved" className="number figures">
              {quantity(month.partsUpdated)}
            </td>
            <td data-label="Corrected by counts" className="number figures">
              {signed(month.countDifference)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
