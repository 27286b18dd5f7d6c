import { useQuery } from '@tanstack/react-query';
import { ago } from '../lib/times';
import { isolated } from '../lib/visibleText';
import { Empty, Loaded } from '../ui/states';
import { sandboxQueries } from './queries';
import { payloadOf } from './sandbox';

/** The sandbox's phone: what a person's devices would show. */
export function Phone() {
  const pushes = useQuery(sandboxQueries.pushes);
  return (
    <section className="stack" aria-labelledby="phone">
      <h2 id="phone">Phone</h2>
      <Loaded query={pushes} bones={2}>
        {(arrived) =>
          arrived.length === 0 ? (
            <Empty title="No push yet">
              <p>Pushes to devices that subscribed at the sandbox appear here, decrypted.</p>
            </Empty>
          ) : (
            <ul className="rows panel" aria-label="Pushes">
              {arrived.map((push) => {
                const shown = payloadOf(push.payload);
                return (
                  <li key={`${push.device} ${push.at}`} className="line">
                    <span className="what">
                      <bdi>{isolated(shown.title)}</bdi>
                      <span className="soft small" style={{ display: 'block' }}>
                        {isolated(shown.body)} · {ago(push.at)}
                      </span>
                    </span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
