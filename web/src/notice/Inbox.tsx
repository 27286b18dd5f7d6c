import './inbox.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import { call } from '../platform/api/client';
import { problemOf } from '../platform/api/problem';
import { queryClient } from '../platform/api/queries';
import { useFeatures } from '../platform/app/feature';
import { Choices, FormProblem, useSending } from '../platform/ui/forms';
import { PageHead } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { useOlder } from '../platform/ui/useOlder';
import { Item } from './Item';
import { COUNTS, INBOX, type InboxFilter, noticeQueries } from './queries';
import type { Notification } from './types';
import { Why } from './Why';
import { areaName, areaOf } from './words';

const SHOWN = [
  ['all', 'All'],
  ['unread', 'Unread'],
  ['archived', 'Archived'],
] as const;

/** What every area tells a person, in one list, the newest first. */
export default function Inbox() {
  const { id } = useParams();
  const [params, setParams] = useSearchParams();
  const moved = useFeatures()
    .find((feature) => feature.inbox?.(params))
    ?.inbox?.(params);
  const shown = SHOWN.find(([key]) => key === params.get('show'))?.[0] ?? 'all';
  const filter: InboxFilter = {
    unread: shown === 'unread',
    archived: shown === 'archived',
    topic: params.get('topic') ?? '',
  };
  const list = useInfiniteQuery({
    ...noticeQueries.list(filter),
    enabled: !moved,
    placeholderData: (before) => before,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const older = useOlder(list);
  useSeen(items);
  if (moved) return <Navigate to={moved} replace />;
  const change = (name: string, value: string) =>
    setParams((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
  const none = list.isError && problemOf(list.error).status === 404;
  return (
    <>
      <PageHead title="Inbox">
        <ReadAll items={items} topic={filter.topic} />
      </PageHead>
      {none ? (
        <Nothing title="Nothing is told here yet" />
      ) : (
        <div className="stack">
          <div className="row between filters">
            <Choices
              label="Shown"
              hideLabel
              value={shown}
              options={SHOWN}
              onChange={(next) => change('show', next === 'all' ? '' : next)}
            />
            <Topics items={items} value={filter.topic} onChange={(next) => change('topic', next)} />
          </div>
          <div className={`beside ${id ? 'open' : ''}`}>
            <div className="list">
              <Loaded query={list} bones={8}>
                {() =>
                  items.length === 0 ? (
                    shown === 'all' && filter.topic === '' ? (
                      <Nothing title="Nothing new so far" />
                    ) : (
                      <Empty title={shown === 'unread' ? 'Everything is read' : 'Nothing here'}>
                        <p>What you look for may stand under "All".</p>
                      </Empty>
                    )
                  ) : (
                    <div className="stack">
                      <ul className="rows panel inbox" aria-label="Inbox">
                        {items.map((item) => (
                          <Item key={item.notificationId} item={item} current={item.notificationId === id} />
                        ))}
                      </ul>
                      {list.hasNextPage && (
                        <div>
                          <button
                            type="button"
                            className="button"
                            aria-disabled={list.isFetchingNextPage || undefined}
                            onClick={older}
                          >
                            {list.isFetchingNextPage ? 'One moment …' : 'Show older ones'}
                          </button>
                        </div>
                      )}
                    </div>
                  )
                }
              </Loaded>
            </div>
            <div className="detail">{id && <Why id={id} />}</div>
          </div>
        </div>
      )}
    </>
  );
}

/** Where else there is something, while the inbox has nothing. */
function Nothing({ title }: { title: string }) {
  const found = useFeatures().flatMap((feature) => feature.found ?? []);
  return (
    <Empty title={title}>
      <p>When something happens that you follow, it appears here at once, also while mail is off.</p>
      <div className="row">
        {found.map(({ to, text }) => (
          <Link key={to} to={to} className="button">
            {text}
          </Link>
        ))}
        <Link to="/settings" className="button">
          Choose what is told
        </Link>
      </div>
    </Empty>
  );
}

function Topics({
  items,
  value,
  onChange,
}: {
  items: readonly Notification[];
  value: string;
  onChange: (area: string) => void;
}) {
  const areas = [...new Set([...items.map(({ topic }) => areaOf(topic)), ...(value ? [value] : [])])].sort();
  if (areas.length < 2 && value === '') return null;
  return (
    <select className="input area" aria-label="From" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">All areas</option>
      {areas.map((area) => (
        <option key={area} value={area}>
          {areaName(area)}
        </option>
      ))}
    </select>
  );
}

/** Notes that what stands here was shown. */
function useSeen(items: readonly Notification[]): void {
  const upToSeq = Math.max(0, ...items.filter(({ seen }) => !seen).map(({ seq }) => seq));
  useEffect(() => {
    if (upToSeq === 0) return;
    call<{ counts: unknown }>('POST', '/notifications/seen', { json: { upToSeq } }).then(
      ({ counts }) => queryClient.setQueryData(COUNTS, counts),
      // It counts as unseen until the page is opened again, which costs nobody anything.
      () => undefined,
    );
  }, [upToSeq]);
}

/** Marks what the person can know of, and nothing that arrives meanwhile. */
function ReadAll({ items, topic }: { items: readonly Notification[]; topic: string }) {
  const counts = useQuery(noticeQueries.counts).data;
  const upToSeq = Math.max(0, ...items.map(({ seq }) => seq));
  const mark = useSending(
    () => call<{ counts: unknown }>('POST', '/notifications/read-all', { json: { upToSeq, ...(topic && { topic }) } }),
    ({ counts: after }) => {
      queryClient.setQueryData(COUNTS, after);
      queryClient.invalidateQueries({ queryKey: INBOX });
    },
  );
  const unread = counts ? counts.notifications.unread > 0 : items.some(({ read }) => !read);
  return (
    <>
      <FormProblem problem={mark.problem} />
      {unread && items.length > 0 && (
        <button
          type="button"
          className="button small"
          aria-disabled={mark.busy || undefined}
          onClick={() => mark.send(undefined)}
        >
          Mark all as read
        </button>
      )}
    </>
  );
}
