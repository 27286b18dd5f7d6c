import { useQuery } from '@tanstack/react-query';
import { queries } from '../platform/api/queries';
import { Loaded } from '../platform/ui/states';

/** What the service depends on, now. */
export function Health() {
  const ready = useQuery(queries.ready);
  return (
    <section className="panel" aria-label="Health">
      <h2>Health</h2>
      <Loaded query={ready} bones={2}>
        {({ checks }) => (
          <ul className="row">
            <State name="database" state={checks.database} good={['UP']} />
            {checks.stream && <State name="live streams" state={checks.stream} good={['UP']} />}
            {checks.dispatcher && <State name="dispatcher" state={checks.dispatcher} good={['UP']} />}
            {Object.entries(checks.upstreams).map(([host, state]) => (
              <State key={host} name={host} state={state} good={['closed', 'UP']} />
            ))}
            {Object.entries(checks.waiting).map(([queue, waiting]) => (
              <State key={queue} name={`${queue} waiting`} state={String(waiting)} good={['0', '1', '2', '3']} />
            ))}
            <State
              name="daily run"
              state={checks.lastRun ? (checks.lastRun.overdue ? 'overdue' : checks.lastRun.state) : 'none so far'}
              good={['completed', 'running', 'queued']}
            />
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function State({ name, state, good }: { name: string; state: string; good: string[] }) {
  return (
    <li className={`tag ${good.some((word) => word.toLowerCase() === state.toLowerCase()) ? 'faster' : 'slower'}`}>
      {name}: {state}
    </li>
  );
}
