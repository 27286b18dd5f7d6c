import { day, moment, serviceNow } from '../../platform/lib/times';
import { Chart } from '../../platform/ui/Chart';
import { When } from '../../platform/ui/figures';
import { quantity, withUnit } from '../numbers';
import type { Part } from '../types';
import { type Point, stockRange } from './points';

const SECOND = 1000;
const DAY = 86_400;

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** A part's stock over time in steps, deliveries marked, and the line at which it is reordered. */
export default function StockLine({ part, points, title }: { part: Part; points: Point[]; title: string }) {
  const last = points.at(-1);
  if (!last) return null;
  const threshold = part.watched ? part.thresholdInForce : 0;
  const written = points.map(({ at }) => Date.parse(at) / SECOND);
  // The clock of this device may be behind the service's.
  const now = Math.max(serviceNow() / SECOND, (written.at(-1) ?? 0) + 1);
  const x = [...written, now];
  const short = now - (written[0] ?? now) < 2 * DAY;
  return (
    <Chart
      title={title}
      plot={{
        x,
        time: true,
        lines: [
          {
            y: [...points.map(({ stock }) => stock), last.stock],
            color: '--accent',
            points: points.flatMap(({ received }, index) => (received ? [index] : [])),
          },
          ...(threshold > 0 ? [{ y: x.map(() => threshold), color: '--warn', dash: true }] : []),
        ],
        xText: (at) => (short ? CLOCK.format(at * SECOND) : day(new Date(at * SECOND).toISOString().slice(0, 10))),
        yRange: stockRange(points, threshold),
        yText: quantity,
        yWidth: 56,
        tip: (index) => {
          const point = points[index];
          return point
            ? `${withUnit(point.stock, part.unit)} from ${moment(point.at)}${point.received ? ', a delivery' : ''}`
            : `${withUnit(last.stock, part.unit)} now`;
        },
      }}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col" className="number">
                Stock{threshold > 0 && ` (reorder at ${quantity(threshold)})`}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.at}>
                <td>
                  <When at={point.at} />
                </td>
                <td className="number figures">{quantity(point.stock)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
