import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { day, serviceNow } from '../platform/lib/times';
import { count } from '../platform/lib/words';
import { Choices } from '../platform/ui/forms';
import { PageHead, Pager } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { ChartBone, DayBars } from './lazyCharts';
import { trackmaniaQueries } from './queries';
import { RecordRow } from './RecordRow';

const SPANS = [
  ['all', 'All'],
  ['1', 'Last day'],
  ['7', '7 days'],
  ['30', '30 days'],
] as const;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** On the hour, so that the same question is not asked anew with every drawing. */
function since(days: string): string {
  return new Date(Math.floor((serviceNow() - Number(days) * DAY_MS) / HOUR_MS) * HOUR_MS).toISOString();
}

export default function Records() {
  const [params, setParams] = useSearchParams();
  const span = SPANS.find(([key]) => key === params.get('days'))?.[0] ?? 'all';
  const mapUid = params.get('map') ?? '';
  const [page, setPage] = useState(1);
  const filter = { ...(span !== 'all' && { since: since(span) }), ...(mapUid && { mapUid }) };
  const records = useQuery({ ...trackmaniaQueries.records(filter, page), placeholderData: (before) => before });
  const days = useQuery(trackmaniaQueries.days);
  const change = (name: string, value: string) => {
    setPage(1);
    setParams((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
  };
  return (
    <>
      <PageHead title="Records" lead="Every record found for you, mailed or not." />
      <div className="stack wide">
        {(days.isPending || days.data?.some((entry) => entry.records > 0)) && (
          <section className="panel">{days.data ? <DayBars days={days.data} /> : <ChartBone />}</section>
        )}
        <div className="row between">
          <Choices
            label="Found in"
            hideLabel
            value={span}
            options={SPANS}
            onChange={(next) => change('days', next === 'all' ? '' : next)}
          />
          {mapUid && (
            <button type="button" className="button small" onClick={() => change('map', '')}>
              Show all maps
            </button>
          )}
        </div>
        <Loaded query={records} bones={8}>
          {(found) =>
            found.records.length === 0 ? (
              <Empty title="No records here">
                {mapUid || span !== 'all' ? (
                  <p>Nothing was found in this time. Widen the filter to see more.</p>
                ) : (
                  <>
                    <p>New records on your maps are collected here, also while mail is paused or off.</p>
                    <Link to="/maps" className="button">
                      My maps
                    </Link>
                  </>
                )}
              </Empty>
            ) : (
              <section className="stack" aria-label="Records">
                <p className="soft small">{count(found.pagination.totalResults, 'record')}, newest finding first</p>
                <ul className="rows panel">
                  {found.records.map((record) => (
                    <RecordRow
                      key={record.id}
                      record={record}
                      aside={record.mailedOn ? ` · mailed ${day(record.mailedOn)}` : ' · not mailed'}
                    />
                  ))}
                </ul>
                <Pager page={page} more={found.pagination.hasMore} onPage={setPage} />
              </section>
            )
          }
        </Loaded>
      </div>
    </>
  );
}
