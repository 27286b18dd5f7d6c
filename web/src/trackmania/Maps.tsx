import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link, useParams } from 'react-router';
import { identityQueries } from '../identity/queries';
import { api, body } from '../platform/api/client';
import { queryClient, type Schemas } from '../platform/api/queries';
import { count } from '../platform/lib/words';
import { Confirm } from '../platform/ui/dialog';
import { Time, When } from '../platform/ui/figures';
import { Choices, FormProblem, Submit, Switch, useSending } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { PageHead, Pager } from '../platform/ui/page';
import { useSettings } from '../platform/ui/settings';
import { Empty, Loaded } from '../platform/ui/states';
import { Board } from './Board';
import { MapName, Thumbnail, useThumbnails } from './figures';
import { trackmaniaQueries } from './queries';
import { FILTERS, type Filter } from './words';

type Alert = Schemas['Alert'];

const FILTER_OPTIONS = Object.entries(FILTERS).map(([key, filter]) => [key as Filter, filter.name] as const);

export default function Maps() {
  const { uid } = useParams();
  const alert = useQuery(trackmaniaQueries.alerts);
  return (
    <>
      <PageHead title="My maps" lead="Everything you uploaded to Trackmania Exchange." />
      <div className={`beside ${uid ? 'open' : ''}`}>
        <div className="list">
          <Loaded query={alert} bones={6}>
            {(own) => (own ? <Followed alert={own} openUid={uid} /> : <Follow />)}
          </Loaded>
        </div>
        <div className="detail">
          {uid ? (
            <Board mapUid={uid} />
          ) : (
            alert.data && <p className="soft">Choose a map to see its board and who held the record when.</p>
          )}
        </div>
      </div>
    </>
  );
}

function Follow() {
  const profile = useQuery(identityQueries.profile);
  const [filter, setFilter] = useState<Filter>('top5');
  const follow = useSending(
    () => body(api.POST('/api/v1/users/alerts', { body: { record_filter: filter } })),
    () => queryClient.invalidateQueries(),
  );
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        follow.send(undefined);
      }}
    >
      <h2>Follow my maps</h2>
      <p>
        All maps of <strong>{profile.data ? <Name>{profile.data.username}</Name> : 'your TMX name'}</strong> are looked
        at once a day, around 05:00 UTC. New ones join by themselves.
      </p>
      <FormProblem problem={follow.problem} />
      <Choices label="Tell me of" value={filter} options={FILTER_OPTIONS} onChange={setFilter} />
      <p className="hint">{FILTERS[filter].text}</p>
      <Submit busy={follow.busy}>Follow</Submit>
    </form>
  );
}

function Followed({ alert, openUid }: { alert: Alert; openUid: string | undefined }) {
  return (
    <div className="stack">
      <AlertCard alert={alert} />
      <Covered alert={alert} openUid={openUid} />
    </div>
  );
}

function AlertCard({ alert }: { alert: Alert }) {
  const [asking, setAsking] = useState(false);
  const settings = useSettings(
    (input: { record_filter?: Filter; is_active?: boolean }) =>
      body(api.PUT('/api/v1/users/alerts/{id}', { params: { path: { id: alert.id } }, body: input })),
    () => queryClient.invalidateQueries({ queryKey: ['alerts'] }),
  );
  const remove = useSending(
    () => body(api.DELETE('/api/v1/users/alerts/{id}', { params: { path: { id: alert.id } } })),
    () => {
      setAsking(false);
      queryClient.invalidateQueries();
    },
  );
  const filter = settings.wished.record_filter ?? (alert.recordFilter as Filter);
  const active = settings.wished.is_active ?? alert.isActive;
  return (
    <section className="panel stack">
      <FormProblem problem={settings.problem} />
      <Choices
        label="Tell me of"
        value={filter}
        options={FILTER_OPTIONS}
        onChange={(next) => settings.change({ record_filter: next })}
      />
      <p className="hint">
        {FILTERS[filter].text}. {modeText(alert, filter)}
      </p>
      <div className="row between">
        <Switch
          label={active ? 'Following' : 'Paused'}
          hint={active ? undefined : 'Nothing is mailed. What is driven meanwhile goes to the inbox only.'}
          on={active}
          onChange={(on) => settings.change({ is_active: on })}
        />
        <button type="button" className="button small danger" onClick={() => setAsking(true)}>
          Stop following
        </button>
      </div>
      {asking && (
        <Confirm
          title="Stop following your maps?"
          action="Stop following"
          busy={remove.busy}
          problem={<FormProblem problem={remove.problem} />}
          onConfirm={() => remove.send(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>Your filter and your muted maps are forgotten. Records found so far stay in the inbox.</p>
        </Confirm>
      )}
    </section>
  );
}

function modeText(alert: Alert, filter: Filter): string {
  if (filter !== 'all') return 'Every record is told the next day, exactly.';
  return alert.promisedDays <= 1
    ? 'Every board is read daily.'
    : `With many maps, a change below the top 5 may come up to ${alert.promisedDays} days late; the top 5 never.`;
}

function Covered({ alert, openUid }: { alert: Alert; openUid: string | undefined }) {
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const wanted = useDeferredValue(text.trim());
  const maps = useQuery({ ...trackmaniaQueries.maps(alert.id, wanted, page), placeholderData: (before) => before });
  return (
    <section className="stack" aria-label="Maps">
      <input
        className="input"
        type="search"
        aria-label="Find a map"
        placeholder="Find a map"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setPage(1);
        }}
      />
      <Loaded query={maps} bones={8}>
        {(found) =>
          found.maps.length === 0 ? (
            wanted ? (
              <Empty title="No map of yours has this in its name" />
            ) : (
              <Empty title="No maps found">
                <p>
                  Trackmania Exchange lists no maps under your name. Uploads appear here after the next look; if the
                  name is spelt differently there, register with that one.
                </p>
              </Empty>
            )
          ) : (
            <>
              <p className="soft small">
                {count(found.pagination.totalResults, 'map')}
                {alert.mutedCount > 0 && `, ${alert.mutedCount} muted`}
              </p>
              <ul className="rows panel">
                {found.maps.map((map) => (
                  <MapRow key={map.mapUid} map={map} open={map.mapUid === openUid} />
                ))}
              </ul>
              <Pager page={page} more={found.pagination.hasMore} onPage={setPage} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function MapRow({ map, open }: { map: Schemas['Map']; open: boolean }) {
  const record = map.worldRecord;
  const pictures = useThumbnails();
  return (
    <li>
      <Link
        to={`/maps/${map.mapUid}`}
        className={`line ${pictures ? '' : 'plain'}`}
        aria-current={open ? 'true' : undefined}
      >
        {pictures && <Thumbnail mapId={map.mapId} />}
        <span className="what">
          <MapName name={map.mapName} plain={map.mapNamePlain} />
          {map.muted && <span className="soft small"> · muted</span>}
          <br />
          <span className="soft small">
            {record ? (
              <>
                <Name>{record.playerName}</Name>
                {record.drivenAt && (
                  <>
                    , since <When at={record.drivenAt} />
                  </>
                )}
                {record.leads > 1 && `, ${count(record.leads, 'leader')} so far`}
              </>
            ) : map.lastSurveyedAt ? (
              'nobody yet'
            ) : (
              'not looked at yet'
            )}
          </span>
        </span>
        <span className="number">{record && <Time value={record.scoreFormatted} />}</span>
      </Link>
    </li>
  );
}
