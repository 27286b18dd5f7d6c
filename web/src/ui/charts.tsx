import { type ReactNode, useId, useState } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { day, formatTime, moment } from '../lib/times';
import { count, place } from '../lib/words';

const STILL = { isAnimationActive: false } as const;
const AXIS = { stroke: 'var(--line-strong)', tickLine: false } as const;

/** A chart, and the same figures as a table one key away. */
function Chart({ title, table, children }: { title: string; table: ReactNode; children: ReactNode }) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure aria-labelledby={id} className="stack">
      <div className="row between">
        <figcaption id={id} className="label">
          {title}
        </figcaption>
        <button type="button" className="button small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'As a chart' : 'As a table'}
        </button>
      </div>
      {asTable ? <div className="scroll">{table}</div> : <div className="chart">{children}</div>}
    </figure>
  );
}

function tip(text: (row: Record<string, unknown>) => ReactNode) {
  return ({ active, payload }: TooltipContentProps) =>
    active && payload?.[0] ? <div className="tip">{text(payload[0].payload as Record<string, unknown>)}</div> : null;
}

export interface Lead {
  at: string;
  playerName: string;
  score: number | null;
  scoreFormatted: string;
}

/** The record of a map over time: down in steps, each with its holder. */
export function RecordLine({ leads, now }: { leads: Lead[]; now: string }) {
  const known = leads.filter((lead) => lead.score !== null);
  const last = known.at(-1);
  if (!last) return null;
  const points = [...known, { ...last, at: now }].map((lead) => ({ ...lead, x: Date.parse(lead.at) }));
  return (
    <Chart
      title="The record over time"
      table={
        <table>
          <thead>
            <tr>
              <th>Since</th>
              <th>Holder</th>
              <th className="number">Time</th>
            </tr>
          </thead>
          <tbody>
            {leads.toReversed().map((lead) => (
              <tr key={lead.at + lead.playerName}>
                <td>{moment(lead.at)}</td>
                <td>{lead.playerName}</td>
                <td className="number figures">{lead.scoreFormatted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <ResponsiveContainer>
        <LineChart data={points} margin={{ top: 8, right: 12, bottom: 0, left: 12 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="x"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(x: number) => day(new Date(x).toISOString().slice(0, 10))}
            minTickGap={40}
            {...AXIS}
          />
          <YAxis
            dataKey="score"
            domain={['auto', 'auto']}
            tickFormatter={(ms: number) => formatTime(ms)}
            width={70}
            {...AXIS}
          />
          <Tooltip
            content={tip((row) => `${row.scoreFormatted} · ${row.playerName}, ${moment(String(row.at))}`)}
            {...STILL}
          />
          <Line type="stepAfter" dataKey="score" stroke="var(--accent)" strokeWidth={2} dot={{ r: 3 }} {...STILL} />
        </LineChart>
      </ResponsiveContainer>
    </Chart>
  );
}

/** My place on a guarded map over time; the first place is at the top. */
export function PlaceLine({ places, now }: { places: { at: string; position: number }[]; now: string }) {
  const last = places.at(-1);
  if (!last) return null;
  const points = [...places, { at: now, position: last.position }].map((point) => ({
    ...point,
    shown: Math.min(point.position, 10),
    x: Date.parse(point.at),
  }));
  const lowest = Math.max(5, ...points.map((point) => point.shown));
  return (
    <Chart
      title="My place over time"
      table={
        <table>
          <thead>
            <tr>
              <th>Since</th>
              <th className="number">Place</th>
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
    >
      <ResponsiveContainer>
        <LineChart data={points} margin={{ top: 8, right: 12, bottom: 0, left: 0 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="x"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(x: number) => day(new Date(x).toISOString().slice(0, 10))}
            minTickGap={40}
            {...AXIS}
          />
          <YAxis
            dataKey="shown"
            reversed
            domain={[1, lowest]}
            ticks={Array.from({ length: lowest }, (_, index) => index + 1)}
            interval={0}
            allowDecimals={false}
            tickFormatter={(position: number) => (position === 10 ? '10+' : `#${position}`)}
            width={46}
            {...AXIS}
          />
          <Tooltip content={tip((row) => `#${place(Number(row.position))}, ${moment(String(row.at))}`)} {...STILL} />
          <Line type="stepAfter" dataKey="shown" stroke="var(--accent)" strokeWidth={2} dot={{ r: 3 }} {...STILL} />
        </LineChart>
      </ResponsiveContainer>
    </Chart>
  );
}

/** Records found per day. */
export function DayBars({ days }: { days: { date: string; records: number }[] }) {
  return (
    <Chart
      title="Records found per day, last 30 days (UTC)"
      table={
        <table>
          <thead>
            <tr>
              <th>Day</th>
              <th className="number">Records</th>
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
    >
      <ResponsiveContainer>
        <BarChart data={days} margin={{ top: 8, right: 0, bottom: 0, left: 0 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="date" tickFormatter={day} minTickGap={40} {...AXIS} />
          <YAxis allowDecimals={false} width={34} {...AXIS} />
          <Tooltip
            cursor={{ fill: 'var(--raised)' }}
            content={tip((row) => `${day(String(row.date))}: ${count(Number(row.records), 'record')}`)}
            {...STILL}
          />
          <Bar dataKey="records" fill="var(--accent)" {...STILL} />
        </BarChart>
      </ResponsiveContainer>
    </Chart>
  );
}
