import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Delivery } from '../notice/types';
import { useTopicName } from '../notice/useTopicName';
import { fate } from '../notice/words';
import { call } from '../platform/api/client';
import { When } from '../platform/ui/figures';
import { Field } from '../platform/ui/forms';
import { PageHead } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { adminQueries } from './queries';
import { Retry } from './Retry';

/** The number in an address, or what was typed: that of a notification, a message or a person. */
export function numberIn(typed: string): string {
  return (
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(typed)?.[0].toLowerCase() ??
    /^\s*([1-9][0-9]{0,17})\s*$/.exec(typed)?.[1] ??
    ''
  );
}

/** Whether a later try of the same is listed: that is the one to try again. */
export function isRetried(delivery: Delivery, all: Delivery[]): boolean {
  return all.some(
    (other) =>
      other.noticeId === delivery.noticeId &&
      other.channel === delivery.channel &&
      other.target === delivery.target &&
      other.updatedAt > delivery.updatedAt,
  );
}

/** Whether somebody was told of something, and why not. Admins see what became of it, never what it says. */
export default function Deliveries() {
  const [params, setParams] = useSearchParams();
  const id = numberIn(params.get('of') ?? '');
  const [typed, setTyped] = useState(params.get('of') ?? '');
  const unreadable = typed.trim() !== '' && numberIn(typed) === '';
  return (
    <>
      <PageHead title="Deliveries" lead="Whether somebody was told of something, and why not." />
      <form
        className="stack"
        style={{ maxWidth: '38rem' }}
        onSubmit={(event) => {
          event.preventDefault();
          if (numberIn(typed)) setParams({ of: numberIn(typed) });
        }}
      >
        <Field
          label="Address or number"
          hint={
            'The address of a person\'s page "Why did I get this?", or the number of a notification, message or person.'
          }
          error={unreadable ? 'There is no such number in this.' : undefined}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div>
          <button type="submit" className="button primary">
            Show
          </button>
        </div>
      </form>
      {id && <Fates id={id} />}
    </>
  );
}

function Fates({ id }: { id: string }) {
  const topicName = useTopicName();
  const found = useQuery(adminQueries.deliveries(id));
  return (
    <section className="stack" style={{ marginTop: '1.5rem' }} aria-label="What became of it">
      <Loaded query={found} bones={4}>
        {(deliveries) =>
          deliveries.length === 0 ? (
            <Empty title="Nobody was to be told of this">
              <p>There is no notification, message or person of this number, or nothing was decided yet.</p>
            </Empty>
          ) : (
            <ul className="rows panel">
              {deliveries.map((delivery) => (
                <li key={delivery.deliveryId} className="line plain">
                  <span className="what">
                    {fate(delivery.channel, delivery.state, delivery.reason)}
                    <span className="soft small" style={{ display: 'block' }}>
                      {topicName(delivery.topic)}
                      {delivery.target && (
                        <>
                          {' · '}
                          <bdi>{delivery.target}</bdi>
                        </>
                      )}
                      {delivery.attempts > 1 && ` · ${delivery.attempts} tries`}
                    </span>
                  </span>
                  <span className="number soft small">
                    <When at={delivery.updatedAt} />
                  </span>
                  {delivery.state === 'failed' && delivery.channel !== 'digest' && !isRetried(delivery, deliveries) && (
                    <Retry again={() => call('POST', `/notifications/deliveries/${delivery.deliveryId}/retry`)} />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
