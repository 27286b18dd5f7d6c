import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body } from '../platform/api/client';
import type { Schemas } from '../platform/api/queries';
import { day } from '../platform/lib/times';
import { Loaded } from '../platform/ui/states';

const history = queryOptions({
  queryKey: ['history'],
  queryFn: async () => (await body(api.GET('/api/v1/notification-history'))).history,
});

/** What was looked at in the last days, and what it came to. */
export default function HistorySection() {
  const days = useQuery(history);
  return (
    <section className="panel">
      <h2>The last five days (UTC)</h2>
      <Loaded query={days} bones={5}>
        {(found) => (
          <ul className="rows">
            {found.map((entry) => (
              <li key={entry.date} className="line plain">
                <span className="what">
                  <strong>{day(entry.date)}</strong>
                  <span className="small" style={{ display: 'block' }}>
                    Maps: <Part part={entry.mapper_alert} />
                  </span>
                  <span className="small" style={{ display: 'block' }}>
                    Places: <Part part={entry.driver_notification} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function Part({ part }: { part: Schemas['HistoryPart'] | null }) {
  if (!part) return <span className="soft">nothing</span>;
  const tone = part.status === 'sent' ? 'faster' : part.status === 'no_new_times' ? 'soft' : 'slower';
  return <span className={tone}>{part.message}</span>;
}
