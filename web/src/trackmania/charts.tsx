import { Name } from '../platform/ui/names';
import 'uplot/dist/uPlot.min.css';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import uPlot from 'uplot';
import { useDark } from '../platform/lib/settings';
import { day, formatTime, moment } from '../platform/lib/times';
import { count } from '../platform/lib/words';
import { place } from './words';

const HEIGHT = 230;
const SECOND = 1000;

/** What a chart shows; moments in seconds, as the library counts. */
interface Plot {
  x: number[];
  y: (number | null)[];
  paths: uPlot.Series.PathBuilder | undefined;
  points: boolean;
  /** The value axis: its texts, its bounds, which end is up. */
  yText: (value: number) => string;
  yWidth: number;
  yRange?: [number, number];
  yTicks?: number[];
  upsideDown?: boolean;
  /** Room at both ends, for bars. */
  xRoom?: boolean;
  /** What stands under the hand. */
  tip: (index: number) => ReactNode;
}

function paint(box: HTMLElement, plot: Plot, say: (text: ReactNode) => void): uPlot {
  const color = (name: string) => getComputedStyle(box).getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: color('--soft'),
    font: `12px ${color('--figures')}`,
    grid: { stroke: color('--line'), width: 1 },
    ticks: { show: false },
  };
  const last = plot.x.length - 1;
  return new uPlot(
    {
      width: box.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: {
        x: { time: true, ...(plot.xRoom && { range: (_, low, high) => [low - half(plot), high + half(plot)] }) },
        y: { range: plot.yRange ?? ((_, low, high) => padded(low, high)), dir: plot.upsideDown ? -1 : 1 },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          space: 70,
          values: (_, moments) => moments.map((at) => day(new Date(at * SECOND).toISOString().slice(0, 10))),
        },
        {
          ...axis,
          size: plot.yWidth,
          values: (_, values) => values.map(plot.yText),
          ...(plot.yTicks && { splits: () => plot.yTicks ?? [] }),
        },
      ],
      series: [
        {},
        {
          stroke: color('--accent'),
          fill: plot.points ? undefined : color('--accent'),
          width: 2,
          paths: plot.paths,
          points: { show: plot.points, size: 7, fill: color('--accent') },
        },
      ],
      hooks: {
        setCursor: [
          (chart) => {
            const at = chart.cursor.idx;
            say(at === null || at === undefined ? '' : plot.tip(Math.min(at, last)));
          },
        ],
      },
    },
    [plot.x, plot.y],
    box,
  );
}

function half(plot: Plot): number {
  return ((plot.x[1] ?? 0) - (plot.x[0] ?? 0)) / 2;
}

function padded(low: number, high: number): [number, number] {
  const room = Math.max((high - low) * 0.1, 5);
  return [low - room, high + room];
}

/** A chart, and the same figures as a table one key away. */
function Chart({ title, plot, table }: { title: string; plot: Plot; table: ReactNode }) {
  const [asTable, setAsTable] = useState(false);
  const [under, setUnder] = useState<ReactNode>('');
  const dark = useDark();
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for new figures and for another theme
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = paint(element, plot, setUnder);
    const watch = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
  }, [asTable, dark, JSON.stringify([plot.x, plot.y])]);
  return (
    <figure aria-labelledby={id} className="stack">
      <div className="row between">
        <figcaption id={id} className="label">
          {title}
        </figcaption>
        <button type="button" className="button small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          As a table
        </button>
      </div>
      {asTable ? (
        <div className="scroll">{table}</div>
      ) : (
        <div>
          <div ref={box} className="chart" role="img" aria-label={`${title}. The button above shows it as a table.`} />
          <p className="soft small under">{under}</p>
        </div>
      )}
    </figure>
  );
}

const stepped = () => uPlot.paths.stepped?.({ align: 1 });

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
        y: points.map((lead) => lead.score),
        paths: stepped(),
        points: true,
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
        y: points.map((point) => Math.min(point.position, LOWEST)),
        paths: stepped(),
        points: true,
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
  return (
    <Chart
      title="Records found per day, last 30 days (UTC)"
      plot={{
        x: days.map((entry) => seconds(`${entry.date}T12:00:00Z`)),
        y: days.map((entry) => entry.records || null),
        paths: uPlot.paths.bars?.({ size: [0.75, 40] }),
        points: false,
        yText: String,
        yWidth: 32,
        xRoom: true,
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
