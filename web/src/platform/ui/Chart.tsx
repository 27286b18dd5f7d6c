import 'uplot/dist/uPlot.min.css';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import uPlot from 'uplot';
import { useDark } from '../lib/settings';

const HEIGHT = 230;

/** What a chart shows. */
export interface Plot {
  /** Moments in seconds, as the library counts, or plain numbers. */
  x: number[];
  time: boolean;
  lines: {
    y: (number | null)[];
    /** The name of a colour of the page. */
    color: string;
    dash?: boolean;
    bars?: boolean;
    /** Steps at these places are marked. */
    points?: number[];
  }[];
  xRange?: [number, number];
  xTicks?: number[];
  xText: (value: number) => string;
  /** The value axis: its bounds, or some room around the values; its texts, and which end is up. */
  yRange?: [number, number];
  yTicks?: number[];
  upsideDown?: boolean;
  yText: (value: number) => string;
  yWidth: number;
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
  const range = plot.xRange;
  return new uPlot(
    {
      width: box.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: {
        x: { time: plot.time, ...(range && { range: () => range }) },
        y: { range: (_, low, high) => plot.yRange ?? padded(low, high), dir: plot.upsideDown ? -1 : 1 },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          space: 70,
          values: (_, values) => values.map(plot.xText),
          ...(plot.xTicks && { splits: () => plot.xTicks ?? [] }),
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
        ...plot.lines.map(({ color: name, dash, bars, points }) => ({
          stroke: color(name),
          width: dash ? 1 : 2,
          ...(dash && { dash: [6, 4] }),
          ...(bars && { fill: color(name) }),
          paths: bars ? uPlot.paths.bars?.({ size: [0.7, 40] }) : uPlot.paths.stepped?.({ align: 1 }),
          points: points ? { show: true, size: 7, fill: color(name), filter: () => points } : { show: false },
        })),
      ],
      hooks: {
        setCursor: [
          (chart) => {
            const at = chart.cursor.idx;
            say(at === null || at === undefined ? '' : plot.tip(Math.min(at, plot.x.length - 1)));
          },
        ],
      },
    },
    [plot.x, ...plot.lines.map(({ y }) => y)],
    box,
  );
}

function padded(low: number, high: number): [number, number] {
  const room = Math.max((high - low) * 0.1, 5);
  return [low - room, high + room];
}

/** A chart, and the same figures as a table one key away. */
export function Chart({ title, plot, table }: { title: string; plot: Plot; table: ReactNode }) {
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
  }, [asTable, dark, JSON.stringify([plot.x, plot.lines, plot.yRange])]);
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
