import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { digestQueries } from '../digest/queries';
import { identityQueries } from '../identity/queries';
import { Verification } from '../identity/Verification';
import type { Schemas } from '../platform/api/queries';
import { daysAgo, moment, setServiceClock, weekday } from '../platform/lib/times';
import { count } from '../platform/lib/words';
import { When } from '../platform/ui/figures';
import { Name } from '../platform/ui/names';
import { PageHead } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { Place } from './figures';
import { plainName } from './mapName';
import { trackmaniaQueries } from './queries';
import { RecordRow } from './RecordRow';
import { change } from './words';

const DAY_MS = 86_400_000;
const LATEST = 6;

export default function Home() {
  const profile = useQuery(identityQueries.profile);
  const schedule = useQuery(digestQueries.schedule);
  if (schedule.data) setServiceClock(schedule.data.now);
  return (
    <>
      <PageHead title="Today" name={profile.data?.username} lead={<RunLine schedule={schedule.data} />} />
      <div className="stack wide">
        <Verification />
        <Figures />
        <div className="two">
          <Records />
          <Places />
        </div>
      </div>
    </>
  );
}

function RunLine({ schedule }: { schedule: Schemas['Timetable'] | undefined }) {
  if (!schedule) return null;
  const run = schedule.lastRun;
  const due = Date.parse(schedule.nextRunAt) < Date.parse(schedule.now);
  const next = due ? 'the next look is due now' : `next look ${moment(schedule.nextRunAt)}`;
  if (!run) return <>Nothing was looked at so far; {next} (your time).</>;
  if (run.finishedAt === null) {
    return (
      <>
        Looking right now: {run.mapsChecked} of {count(run.mapsTotal, 'map')}.
      </>
    );
  }
  return (
    <>
      {count(run.mapsChecked, 'map')} checked <When at={run.finishedAt} />
      {run.mapsFailed > 0 && <span className="warn"> ({run.mapsFailed} could not be checked, again next time)</span>},{' '}
      {next} (your time).
    </>
  );
}

function Figures() {
  const alert = useQuery(trackmaniaQueries.alerts);
  const guards = useQuery(trackmaniaQueries.guards);
  const recent = useQuery(trackmaniaQueries.days);
  const today = recent.data?.at(-1)?.records ?? 0;
  const held = guards.data?.filter((guard) => guard.status === 'active').length ?? 0;
  return (
    <dl className="facts">
      <div>
        <dt>New records today</dt>
        <dd>
          {recent.data ? today : '–'}
          <small>{'\u00a0'}</small>
        </dd>
      </div>
      <div>
        <dt>Maps followed</dt>
        <dd>
          {alert.data === undefined ? '–' : (alert.data?.mapCount ?? 0)}
          <small>{alert.data && !alert.data.isActive ? 'paused' : '\u00a0'}</small>
        </dd>
      </div>
      <div>
        <dt>Places held</dt>
        <dd>
          {guards.data ? held : '–'}
          <small>{guards.data ? `of ${count(guards.data.length, 'guarded map')}` : '\u00a0'}</small>
        </dd>
      </div>
    </dl>
  );
}

function Records() {
  const alert = useQuery(trackmaniaQueries.alerts);
  const records = useQuery(trackmaniaQueries.records({}, 1, LATEST));
  return (
    <section className="panel">
      <h2>Records on my maps</h2>
      <Loaded query={records} bones={12}>
        {(found) =>
          found.records.length > 0 ? (
            <>
              <Quiet since={found.records[0]?.detectedAt} />
              <ul className="rows">
                {found.records.map((record) => (
                  <RecordRow key={record.id} record={record} />
                ))}
              </ul>
              <p>
                <Link to="/records">All records</Link>
              </p>
            </>
          ) : alert.data ? (
            <Empty title="Nothing new so far">
              <p>When somebody drives a record on one of your maps, it appears here and in your mail.</p>
            </Empty>
          ) : (
            <Empty title="You follow no maps yet">
              <p>Follow your own maps and hear of every new record.</p>
              <Link to="/maps" className="button primary">
                Follow my maps
              </Link>
            </Empty>
          )
        }
      </Loaded>
    </section>
  );
}

function Quiet({ since }: { since: string | undefined }) {
  const schedule = useQuery(digestQueries.schedule);
  if (!since || daysAgo(since) < 1) return null;
  const checked = schedule.data?.lastRun;
  return (
    <p className="bar">
      Quiet since {daysAgo(since) < 7 ? weekday(since) : moment(since)}
      {checked
        ? `, ${count(checked.mapsChecked, 'map')} checked ${moment(checked.finishedAt ?? checked.startedAt)}`
        : ''}
      .
    </p>
  );
}

function Places() {
  const guards = useQuery(trackmaniaQueries.guards);
  return (
    <section className="panel">
      <h2>My places</h2>
      <Loaded query={guards}>
        {(list) => {
          const changed = list.filter((guard) => guard.lastChange !== null).sort(latestFirst);
          if (list.length === 0) {
            return (
              <Empty title="You guard no place yet">
                <p>Guard a place in the top 5 and hear who passes you.</p>
                <Link to="/guard" className="button primary">
                  Guard a place
                </Link>
              </Empty>
            );
          }
          if (changed.length === 0) {
            return (
              <Empty title="All places held">
                <p>Nobody passed you on {count(list.length, 'guarded map')}.</p>
              </Empty>
            );
          }
          return (
            <ul className="rows">
              {changed.slice(0, LATEST).map((guard) => (
                <li key={guard.id}>
                  <Link to={`/guard/${guard.id}`} className="line">
                    <Place position={guard.currentPosition} />
                    <span className="what">
                      <Name>{plainName(guard.mapName, guard.mapUid)}</Name>
                      <br />
                      <span className={`small ${fresh(guard) ? 'slower' : 'soft'}`}>
                        {guard.lastChange &&
                          change(guard.lastChange.type, guard.lastChange.oldPosition, guard.lastChange.newPosition)}
                      </span>
                    </span>
                    <span className="number soft small">{guard.lastChange && <When at={guard.lastChange.at} />}</span>
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}

type Guarded = Schemas['Notification'];

function latestFirst(one: Guarded, other: Guarded): number {
  return (other.lastChange?.at ?? '').localeCompare(one.lastChange?.at ?? '');
}

function fresh(guard: Guarded): boolean {
  const last = guard.lastChange;
  return (
    last !== null &&
    ['beaten', 'fell_out', 'record_removed'].includes(last.type) &&
    Date.now() - Date.parse(last.at) < 7 * DAY_MS
  );
}
