import {
  createColumnHelper,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { Schemas } from '../platform/api/queries';
import { csv, download } from '../platform/lib/csv';
import { count } from '../platform/lib/words';
import { Time, When } from '../platform/ui/figures';
import { Name } from '../platform/ui/names';
import { Empty } from '../platform/ui/states';
import { MapName, Place } from './figures';
import { PERIODS } from './words';

type Job = Schemas['Status'];

interface Row {
  map: Schemas['SearchMap'];
  entry: Schemas['BoardRow'];
}

const column = createColumnHelper<Row>();

const COLUMNS = [
  column.accessor((row) => row.entry.timestamp ?? 0, {
    id: 'Driven',
    cell: ({ row }) => <Driven seconds={row.original.entry.timestamp} />,
    sortDescFirst: true,
  }),
  column.accessor((row) => row.map.mapNamePlain.toLowerCase(), {
    id: 'Map',
    cell: ({ row }) => <MapName name={row.original.map.mapName} plain={row.original.map.mapNamePlain} />,
  }),
  column.accessor((row) => row.entry.position, {
    id: 'Place',
    cell: ({ row }) => <Place position={row.original.entry.position} />,
  }),
  column.accessor((row) => row.entry.playerName.toLowerCase(), {
    id: 'Player',
    cell: ({ row }) => (
      <>
        <Name>{row.original.entry.playerName}</Name> <bdi className="soft small">{row.original.entry.zoneName}</bdi>
      </>
    ),
  }),
  column.accessor((row) => row.entry.score ?? Number.MAX_SAFE_INTEGER, {
    id: 'Time',
    cell: ({ row }) => <Time value={row.original.entry.scoreFormatted} />,
  }),
];

function Driven({ seconds }: { seconds: number | null }) {
  return seconds === null ? 'unknown' : <When at={new Date(seconds * 1000).toISOString()} />;
}

const SHOWN = 200;

export default function SearchResult({ job }: { job: Job }) {
  const [sorting, setSorting] = useState<SortingState>([{ id: 'Driven', desc: true }]);
  const rows = useMemo(
    () => (job.result ?? []).flatMap((map) => map.leaderboard.map((entry) => ({ map, entry }))),
    [job.result],
  );
  const table = useReactTable({
    data: rows,
    columns: COLUMNS,
    state: { sorting },
    onSortingChange: setSorting,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const period = PERIODS[job.period as keyof typeof PERIODS]?.toLowerCase() ?? job.period;
  return (
    <section className="stack" aria-label="Result">
      <div className="row between">
        <p role="status">
          {count(rows.length, 'record')} on {count(job.result?.length ?? 0, 'map')} of <Name>{job.username}</Name>,{' '}
          {period}.
          {job.mapsFailed > 0 && <span className="warn"> {count(job.mapsFailed, 'map')} could not be read.</span>}
          {job.partial && (
            <span className="warn">
              {' '}
              Only {job.mapsChecked} of {job.mapsTotal} maps in this time; search again to go on with the rest.
            </span>
          )}
        </p>
        {rows.length > 0 && (
          <button type="button" className="button small" onClick={() => save(job, rows)}>
            Download CSV
          </button>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty title="No records in this time">
          <p>
            {job.mapsTotal === 0
              ? 'Trackmania Exchange lists no maps of this author. Check how the name is spelt.'
              : `${count(job.mapsChecked, 'map')} read, nobody drove one of the first hundred times.`}
          </p>
        </Empty>
      ) : (
        <div className="scroll">
          <table className="fold">
            <thead>
              {table.getHeaderGroups().map((group) => (
                <tr key={group.id}>
                  {group.headers.map((header) => (
                    <th
                      key={header.id}
                      scope="col"
                      aria-sort={sortWord(header.column.getIsSorted())}
                      className={header.id === 'Time' ? 'number' : undefined}
                    >
                      <button type="button" onClick={header.column.getToggleSortingHandler()}>
                        {header.id}
                        {{ asc: ' ↑', desc: ' ↓' }[header.column.getIsSorted() as string] ?? ''}
                      </button>
                    </th>
                  ))}
                </tr>
              ))}
            </thead>
            <tbody>
              {table
                .getRowModel()
                .rows.slice(0, SHOWN)
                .map((row) => (
                  <tr key={row.id}>
                    {row.getVisibleCells().map((cell) => (
                      <td
                        key={cell.id}
                        data-label={cell.column.id}
                        className={cell.column.id === 'Time' ? 'number' : undefined}
                      >
                        <span>{flexRender(cell.column.columnDef.cell, cell.getContext())}</span>
                      </td>
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > SHOWN && (
        <p className="soft">
          The first {SHOWN} of {rows.length}; the CSV file has all of them.
        </p>
      )}
    </section>
  );
}

function sortWord(sorted: false | 'asc' | 'desc'): 'none' | 'ascending' | 'descending' {
  return sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending';
}

function save(job: Job, rows: Row[]): void {
  const text = csv(
    ['map', 'map_uid', 'place', 'player', 'account_id', 'zone', 'time_ms', 'time', 'driven_at'],
    rows.map(({ map, entry }) => [
      map.mapNamePlain,
      map.mapUid,
      entry.position,
      entry.playerName,
      entry.accountId,
      entry.zoneName,
      entry.score,
      entry.scoreFormatted,
      entry.timestamp === null ? null : new Date(entry.timestamp * 1000).toISOString(),
    ]),
  );
  // The mark in front tells spreadsheets that this is UTF-8.
  download(`records-${job.period}.csv`, `\uFEFF${text}`, 'text/csv;charset=utf-8');
}
