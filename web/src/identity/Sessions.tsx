import { useQuery } from '@tanstack/react-query';
import { api, body } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { When } from '../platform/ui/figures';
import { FormProblem, useSending } from '../platform/ui/forms';
import { Loaded } from '../platform/ui/states';
import { identityQueries } from './queries';

export function Sessions() {
  const sessions = useQuery(identityQueries.sessions);
  const again = () => queryClient.invalidateQueries({ queryKey: ['sessions'] });
  const end = useSending(
    (id: string) => body(api.DELETE('/api/v1/users/sessions/{id}', { params: { path: { id } } })),
    again,
  );
  const endOthers = useSending(() => body(api.DELETE('/api/v1/users/sessions')), again);
  return (
    <section className="panel stack">
      <h2>Where I am logged in</h2>
      <FormProblem problem={end.problem ?? endOthers.problem} />
      <Loaded query={sessions} bones={2}>
        {(list) => (
          <>
            <ul className="rows">
              {list.map((entry) => (
                <li key={entry.id} className="line plain">
                  <span className="what">
                    {entry.userAgent || 'Unknown program'}
                    <span className="soft small" style={{ display: 'block' }}>
                      {entry.address}, used <When at={entry.lastUsedAt} />, since <When at={entry.createdAt} />
                    </span>
                  </span>
                  {entry.current ? (
                    <span className="tag">here</span>
                  ) : (
                    <button type="button" className="button small" onClick={() => end.send(entry.id)}>
                      Log out<span className="visually-hidden"> there: {entry.userAgent}</span>
                    </button>
                  )}
                </li>
              ))}
            </ul>
            {list.length > 1 && (
              <p>
                <button type="button" className="button small" onClick={() => endOthers.send(undefined)}>
                  Log out everywhere else
                </button>
              </p>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
