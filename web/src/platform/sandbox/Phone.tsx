import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../api/client';
import { queryClient } from '../api/queries';
import { useSession } from '../app/useSession';
import { ago } from '../lib/times';
import { isolated } from '../lib/visibleText';
import { Choices, FormProblem, useSending } from '../ui/forms';
import { Empty, Loaded } from '../ui/states';
import { sandboxQueries } from './queries';
import { type PushMode, payloadOf, sandbox } from './sandbox';

const MODES: readonly (readonly [PushMode, string])[] = [
  ['works', 'Works'],
  ['broken', 'Out of order'],
  ['gone', 'Knows no device'],
  ['refuses_keys', 'Refuses our keys'],
  ['too_many', 'Too busy'],
];

/** The sandbox's phone: what a person's devices would show. */
export function Phone() {
  const pushes = useQuery(sandboxQueries.pushes);
  const session = useSession();
  const [mode, setMode] = useState<PushMode>('works');
  const add = useSending(
    async () => {
      const { endpoint, keys } = await sandbox.subscribe();
      return call<unknown>('POST', '/notifications/devices', {
        json: { platform: 'web', endpoint, keys, name: "The sandbox's phone" },
      });
    },
    () => queryClient.invalidateQueries({ queryKey: ['settings'] }),
  );
  const behave = useSending(sandbox.pushMode, (now) => setMode(now.mode));
  return (
    <section className="stack" aria-labelledby="phone">
      <h2 id="phone">Phone</h2>
      <FormProblem problem={add.problem ?? behave.problem} />
      {session === 'active' && (
        <div className="row">
          <button
            type="button"
            className="button"
            aria-disabled={add.busy || undefined}
            onClick={() => add.send(undefined)}
          >
            Send my pushes to this phone
          </button>
          <span className="soft small" role="status">
            {add.done ? 'It rings when something is new and you are not here.' : ''}
          </span>
        </div>
      )}
      <Loaded query={pushes} bones={2}>
        {(arrived) =>
          arrived.length === 0 ? (
            <Empty title="No push yet">
              <p>What your devices would show appears here: close the other tabs, and let somebody write to you.</p>
            </Empty>
          ) : (
            <ul className="rows panel" aria-label="Pushes">
              {arrived.map((push) => {
                const shown = payloadOf(push.payload);
                const title = <bdi>{isolated(shown.title)}</bdi>;
                return (
                  <li key={`${push.device} ${push.at}`} className="line">
                    <span className="what">
                      {shown.url ? <Link to={shown.url}>{title}</Link> : title}
                      <span className="soft small" style={{ display: 'block' }}>
                        {isolated(shown.body)} · {ago(push.at)} ago
                      </span>
                    </span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
      <Choices label="Its push service" value={mode} options={MODES} onChange={(next) => behave.send(next)} />
    </section>
  );
}
