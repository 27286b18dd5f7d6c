import { lazy } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../platform/api/queries';
import type { AdminParts } from '../platform/app/feature';
import { count } from '../platform/lib/words';
import { Name } from '../platform/ui/names';

function MapsChecked({ overall }: { overall: Schemas['Overall'] }) {
  return (
    <div>
      <dt>Maps checked</dt>
      <dd>
        <Link to="/admin/runs">{overall.maps_checked}</Link>
      </dd>
    </div>
  );
}

function Part({ part }: { part: Schemas['Part'] | null }) {
  if (!part) return <span className="soft">–</span>;
  return <span className={part.status === 'technical_error' ? 'slower' : undefined}>{part.message}</span>;
}

function Survey({ progress }: { progress: Schemas['Progress'] }) {
  return (
    <>
      {progress.maps_surveyed} of {count(progress.maps_total, 'map')}, {progress.maps_changed} changed
      {progress.maps_failed > 0 && <span className="slower">, {progress.maps_failed} could not be read</span>}
    </>
  );
}

/** What the panel shows of maps, places and checks. */
export const adminParts: AdminParts = {
  LastDays: MapsChecked,
  daySummary: (stats) => [
    count(stats.num_mapper_alerts, 'mapper section'),
    count(stats.num_driver_notifications, 'driver section'),
  ],
  dayColumns: [
    { name: 'Maps', cell: (person) => <Part part={person.mapper_alert} /> },
    { name: 'Places', cell: (person) => <Part part={person.driver_notification} /> },
  ],
  runWords: 'A run looks at every map and sends what is due',
  runColumns: [
    {
      name: 'Maps',
      cell: ({ progress }) => (
        <>
          {progress.maps_surveyed}
          {progress.maps_failed > 0 && <span className="slower"> −{progress.maps_failed}</span>}
        </>
      ),
    },
    { name: 'Changed', cell: ({ progress }) => progress.maps_changed },
  ],
  survey: {
    done: (progress) => progress.maps_surveyed + progress.maps_failed,
    all: (progress) => progress.maps_total,
    Words: Survey,
  },
  accountColumns: [
    {
      name: 'Drives as',
      cell: (user) => (user.tm_username ? <Name>{user.tm_username}</Name> : <span className="soft">not set</span>),
    },
    { name: 'Maps', number: true, cell: (user) => user.map_count },
    { name: 'Guards', number: true, cell: (user) => user.driver_notifications_count },
  ],
  AccountSettings: lazy(() => import('./CheckMode')),
};
