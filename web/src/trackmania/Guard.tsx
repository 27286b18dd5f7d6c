import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, body } from '../platform/api/client';
import { queryClient, type Schemas } from '../platform/api/queries';
import { serviceNow } from '../platform/lib/times';
import { count } from '../platform/lib/words';
import { Confirm } from '../platform/ui/dialog';
import { Time, When } from '../platform/ui/figures';
import { FormProblem, useSending } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { PageHead } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { Driver } from './Driver';
import { Gap, MapName, Place } from './figures';
import { PlaceLine } from './lazyCharts';
import { plainName } from './mapName';
import { trackmaniaQueries } from './queries';
import { change } from './words';

type Guarded = Schemas['Notification'];

export default function Guard() {
  const { id } = useParams();
  const guards = useQuery(trackmaniaQueries.guards);
  const driver = useQuery(trackmaniaQueries.driver);
  const open = guards.data?.find((guard) => guard.id === id);
  return (
    <>
      <PageHead title="Guarded places" lead="Your places in the top 5; a mail says who passed you.">
        {driver.data?.hasTmUsername && (
          <Link to="/guard/add" className="button primary">
            Guard a place
          </Link>
        )}
      </PageHead>
      <div className={`beside ${open ? 'open' : ''}`}>
        <div className="list stack">
          <Driver />
          <Loaded query={guards} bones={6}>
            {(list) =>
              list.length === 0 ? (
                <Empty title="No guarded places yet">
                  <p>Give your Trackmania name, find a map on which you are among the first five, and guard it.</p>
                  {driver.data?.hasTmUsername && (
                    <Link to="/guard/add" className="button primary">
                      Find a map
                    </Link>
                  )}
                </Empty>
              ) : (
                <ul className="rows panel">
                  {list.map((guard) => (
                    <GuardRow key={guard.id} guard={guard} open={guard.id === id} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
        <div className="detail">
          {open ? (
            <Detail key={open.id} guard={open} />
          ) : id && guards.data ? (
            <Empty title="This place is not guarded">
              <p>It may have been removed.</p>
            </Empty>
          ) : (
            guards.data && guards.data.length > 0 && <p className="soft">Choose a map to see its history.</p>
          )}
        </div>
      </div>
    </>
  );
}

function GuardRow({ guard, open }: { guard: Guarded; open: boolean }) {
  return (
    <li>
      <Link to={`/guard/${guard.id}`} className="line" aria-current={open ? 'true' : undefined}>
        <Place position={guard.currentPosition} />
        <span className="what">
          <MapName name={guard.mapName} plain={plainName(guard.mapName, guard.mapUid)} />
          <br />
          <span className={`small ${guard.status === 'active' ? 'soft' : 'slower'}`}>{standing(guard)}</span>
        </span>
        <span className="number">
          <Time value={guard.personalBestFormatted} />
        </span>
      </Link>
    </li>
  );
}

function standing(guard: Guarded): string {
  const last = guard.lastChange;
  if (guard.status !== 'active') return 'out of the top 5';
  return last ? change(last.type, last.oldPosition, last.newPosition) : 'held since guarding';
}

/** Places over time: where it began, and each change. */
function placesOf(guard: Guarded, history: Schemas['Change'][]): { at: string; position: number }[] {
  const changes = history.toReversed();
  const first = changes[0];
  return [
    { at: guard.createdAt, position: first ? first.oldPosition : guard.currentPosition },
    ...changes.map((entry) => ({ at: entry.at, position: entry.newPosition })),
  ];
}

function Detail({ guard }: { guard: Guarded }) {
  const history = useQuery(trackmaniaQueries.guardHistory(guard.id));
  const board = useQuery(trackmaniaQueries.board(guard.mapUid));
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const remove = useSending(
    () => body(api.DELETE('/api/v1/driver/notifications/{id}', { params: { path: { id: guard.id } } })),
    async () => {
      navigate('/guard');
      await queryClient.invalidateQueries({ queryKey: ['guards'] });
    },
  );
  const plain = plainName(guard.mapName, guard.mapUid);
  const leader = board.data?.top[0];
  const gap = leader?.score != null && guard.personalBest !== null ? guard.personalBest - leader.score : null;
  return (
    <section className="panel stack" aria-label="Guarded map">
      <div className="row between">
        <h2>
          <MapName name={guard.mapName} plain={plain} />
        </h2>
        <Link to="/guard" className="button small">
          Close
        </Link>
      </div>
      <dl className="facts">
        <div>
          <dt>Place</dt>
          <dd>#{guard.currentPosition > 100 ? '100+' : guard.currentPosition}</dd>
        </div>
        <div>
          <dt>My time</dt>
          <dd style={{ fontSize: '1.25rem' }}>
            <Time value={guard.personalBestFormatted} />
          </dd>
        </div>
        <div>
          <dt>To the record</dt>
          <dd style={{ fontSize: '1.25rem' }}>{gap === null ? '–' : gap <= 0 ? 'yours' : <Gap ms={gap} />}</dd>
        </div>
      </dl>
      <p className="soft small">
        Looked at <When at={guard.lastChecked} />, guarded since <When at={guard.createdAt} />.{' '}
        <a href={`https://trackmania.io/#/leaderboard/${guard.mapUid}`} rel="noreferrer" target="_blank">
          Leaderboard
        </a>
      </p>
      <Loaded query={history} bones={5}>
        {(found) => (
          <>
            <PlaceLine places={placesOf(guard, found.history)} now={new Date(serviceNow()).toISOString()} />
            {found.history.length === 0 ? (
              <Empty title="Nobody passed you here" />
            ) : (
              <ul className="rows" aria-label="Changes">
                {found.history.map((entry) => (
                  <li key={entry.at + entry.type} className="line plain">
                    <span className="what">
                      {change(entry.type, entry.oldPosition, entry.newPosition)}
                      {entry.passedBy.map((passer) => (
                        <span key={passer.accountId} className="small" style={{ display: 'block' }}>
                          by <Name>{passer.playerName}</Name> with <Time value={passer.scoreFormatted} />{' '}
                          {passer.deltaMs !== null && <Gap ms={passer.deltaMs} />}
                        </span>
                      ))}
                    </span>
                    <span className="number soft small">
                      <When at={entry.at} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
      <button type="button" className="button small danger" onClick={() => setAsking(true)}>
        Stop guarding
      </button>
      {asking && (
        <Confirm
          title={
            <>
              Stop guarding <Name>{plain}</Name>?
            </>
          }
          action="Stop guarding"
          busy={remove.busy}
          problem={<FormProblem problem={remove.problem} />}
          onConfirm={() => remove.send(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>Its history ({count(history.data?.pagination.totalResults ?? 0, 'change')}) is deleted with it.</p>
        </Confirm>
      )}
    </section>
  );
}
