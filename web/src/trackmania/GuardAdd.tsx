import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../platform/api/client';
import { queryClient, type Schemas } from '../platform/api/queries';
import { formatTime } from '../platform/lib/times';
import { isolated } from '../platform/lib/visibleText';
import { count } from '../platform/lib/words';
import { Choices, FormProblem, Submit, useSending } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { PageHead, Pager } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { Driver } from './Driver';
import { MapName, Medal, Thumbnail, useThumbnails } from './figures';
import { plainName } from './mapName';
import { trackmaniaQueries } from './queries';

const KINDS = [
  ['name', 'By name'],
  ['uid', 'By map uid'],
] as const;
type Kind = (typeof KINDS)[number][0];

export default function GuardAdd() {
  const [params, setParams] = useSearchParams();
  const query = params.get('q') ?? '';
  const kind: Kind = params.get('by') === 'uid' ? 'uid' : 'name';
  const page = Math.max(1, Number(params.get('page')) || 1);
  const [text, setText] = useState(query);
  const [wanted, setWanted] = useState<Kind>(kind);
  const driver = useQuery(trackmaniaQueries.driver);
  const found = useQuery({
    queryKey: ['found', kind, query, page],
    queryFn: () => body(api.GET('/api/v1/driver/maps/search', { params: { query: { query, type: kind, page } } })),
    enabled: query.length >= 3,
    staleTime: 300_000,
  });
  return (
    <>
      <PageHead title="Guard a place">
        <Link to="/guard" className="button">
          Guarded places
        </Link>
      </PageHead>
      <div className="stack">
        {driver.data && !driver.data.hasTmUsername && <Driver />}
        <form
          className="panel stack"
          onSubmit={(event) => {
            event.preventDefault();
            setParams({ q: text.trim(), by: wanted });
          }}
        >
          <Choices label="Find a map" value={wanted} options={KINDS} onChange={setWanted} />
          <div className="row" style={{ flexWrap: 'nowrap' }}>
            <input
              className="input"
              type="search"
              aria-label="Map"
              placeholder={wanted === 'uid' ? 'Map uid' : 'Part of the name'}
              minLength={3}
              maxLength={100}
              required
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Submit busy={found.isFetching}>Search</Submit>
          </div>
        </form>
        {query && query.length < 3 && <Empty title="Please type at least three letters" />}
        {query.length >= 3 && (
          <Loaded query={found} bones={6}>
            {(result) => (
              <Results
                result={result as Schemas['FoundMaps']}
                page={page}
                onPage={(next) => setParams({ q: query, by: kind, page: String(next) })}
              />
            )}
          </Loaded>
        )}
      </div>
    </>
  );
}

function Results({
  result,
  page,
  onPage,
}: {
  result: Schemas['FoundMaps'];
  page: number;
  onPage: (next: number) => void;
}) {
  if (result.results.length === 0) {
    return (
      <Empty title="No map found">
        <p>{result.error ?? 'Check the spelling; part of the name is enough.'}</p>
      </Empty>
    );
  }
  return (
    <section className="stack" aria-label="Found maps">
      <p className="soft small">{count(result.pagination.totalResults, 'map')}</p>
      <ul className="rows panel">
        {result.results.map((map) => (
          <FoundMap key={map.mapUid} map={map} />
        ))}
      </ul>
      <Pager page={page} more={result.pagination.hasMore} onPage={onPage} />
      {result.truncated && !result.pagination.hasMore && (
        <p className="soft">There are more; a longer name shows the rest.</p>
      )}
    </section>
  );
}

function FoundMap({ map }: { map: Schemas['FoundMap'] }) {
  const guards = useQuery(trackmaniaQueries.guards).data;
  const pictures = useThumbnails();
  const guarded = guards?.find((guard) => guard.mapUid === map.mapUid);
  const guard = useSending(
    () => body(api.POST('/api/v1/driver/notifications', { body: { mapUid: map.mapUid, mapName: map.name } })),
    () => queryClient.invalidateQueries({ queryKey: ['guards'] }),
  );
  return (
    <li>
      <div className={`line ${pictures ? '' : 'plain'}`}>
        {pictures && <Thumbnail mapId={map.mapId} />}
        <span className="what">
          <MapName name={map.name} plain={plainName(map.name, map.mapUid)} />{' '}
          <span className="soft small">
            by {map.authors.length > 0 ? <Name>{map.authors.map(isolated).join(', ')}</Name> : 'unknown'}
          </span>
          <br />
          {map.medals && (
            <span className="row small figures">
              <Medal kind="author">{formatTime(map.medals.author)}</Medal>
              <Medal kind="gold">{formatTime(map.medals.gold)}</Medal>
              <Medal kind="silver">{formatTime(map.medals.silver)}</Medal>
              <Medal kind="bronze">{formatTime(map.medals.bronze)}</Medal>
            </span>
          )}
        </span>
        {guarded ? (
          <Link to={`/guard/${guarded.id}`} className="button small">
            Guarded, #{guarded.currentPosition}
          </Link>
        ) : (
          <button
            type="button"
            className="button small"
            aria-disabled={guard.busy || undefined}
            onClick={() => guard.send(undefined)}
          >
            {guard.busy ? 'Looking …' : 'Guard'}
          </button>
        )}
      </div>
      <FormProblem problem={guard.problem} />
    </li>
  );
}
