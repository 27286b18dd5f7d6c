import { day, formatTime, moment } from '../platform/lib/times';
import { count } from '../platform/lib/words';
import { Chart } from '../platform/ui/Chart';
import { Name } from '../platform/ui/names';
import { place } from './words';

const SECOND = 1000;

const dayText = (at: number) => day(new Date(at * SECOND).toISOString().slice(0, 10));

/** A line in steps, each of them marked. */
const steps = (y: number[]) => ({ y, color: '--accent', points: y.map((_, index) => index) });

export interface Lead {
  at: string;
  playerName: string;
  score: number | null;
  scoreFormatted: string;
}

const seconds = (iso: string) => Date.parse(iso) / SECOND;

/** The record of a map over time: down in steps, each with its holder. */
export function RecordLine({ leads, now }: { leads: Lead[]; now: string }) {
  const known = leads.filter((lead) => lead.score !== null);
  const last = known.at(-1);
  if (!last) return null;
  const points = [...known, { ...last, at: now }];
  return (
    <Chart
      title="The record over time"
      plot={{
        x: points.map((lead) => seconds(lead.at)),
        time: true,
        lines: [steps(points.map((lead) => lead.score ?? 0))],
        xText: dayText,
        yText: (ms) => formatTime(Math.round(ms)),
        yWidth: 76,
        tip: (index) => {
          const lead = points[index] ?? last;
          return (
            <>
              {lead.scoreFormatted} by <Name>{lead.playerName}</Name>, {moment(lead.at)}
            </>
          );
        },
      }}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">Since</th>
              <th scope="col">Holder</th>
              <th scope="col" className="number">
                Time
              </th>
            </tr>
          </thead>
          <tbody>
            {leads.toReversed().map((lead) => (
              <tr key={lead.at + lead.playerName}>
                <td>{moment(lead.at)}</td>
                <td>
                  <Name>{lead.playerName}</Name>
                </td>
                <td className="number figures">{lead.scoreFormatted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

/** Below this place the line goes no deeper. */
const LOWEST = 10;

/** My place on a guarded map over time; the first place is at the top. */
export function PlaceLine({ places, now }: { places: { at: string; position: number }[]; now: string }) {
  const last = places.at(-1);
  if (!last) return null;
  const points = [...places, { at: now, position: last.position }];
  const lowest = Math.min(LOWEST, Math.max(5, ...points.map((point) => point.position)));
  return (
    <Chart
      title="My place over time"
      plot={{
        x: points.map((point) => seconds(point.at)),
        time: true,
        lines: [steps(points.map((point) => Math.min(point.position, LOWEST)))],
        xText: dayText,
        yText: (position) => (position === LOWEST ? `#${LOWEST}+` : `#${position}`),
        yWidth: 48,
        yRange: [0.5, lowest + 0.5],
        yTicks: Array.from({ length: lowest }, (_, index) => index + 1),
        upsideDown: true,
        tip: (index) => {
          const point = points[index] ?? last;
          return `#${place(point.position)}, ${moment(point.at)}`;
        },
      }}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">Since</th>
              <th scope="col" className="number">
                Place
              </th>
            </tr>
          </thead>
          <tbody>
            {places.toReversed().map((point) => (
              <tr key={point.at}>
                <td>{moment(point.at)}</td>
                <td className="number figures">#{place(point.position)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

/** Records found per day. */
export function DayBars({ days }: { days: { date: string; records: number }[] }) {
  const most = Math.max(4, ...days.map((entry) => entry.records));
  const step = Math.ceil(most / 4);
  const x = days.map((entry) => seconds(`${entry.date}T12:00:00Z`));
  const half = ((x[1] ?? 0) - (x[0] ?? 0)) / 2;
  return (
    <Chart
      title="Records found per day, last 30 days (UTC)"
      plot={{
        x,
        time: true,
        lines: [{ y: days.map((entry) => entry.records || null), color: '--accent', bars: true }],
        xRange: [(x[0] ?? 0) - half, (x.at(-1) ?? 0) + half],
        xText: dayText,
        yText: String,
        yWidth: 32,
        yRange: [0, step * 4],
        yTicks: [0, step, 2 * step, 3 * step, 4 * step],
        tip: (index) => {
          const entry = days[index];
          return entry ? `${day(entry.date)}: ${count(entry.records, 'record')}` : '';
        },
      }}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="number">
                Records
              </th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((entry) => (
              <tr key={entry.date}>
                <td>{day(entry.date)}</td>
                <td className="number figures">{entry.records}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
