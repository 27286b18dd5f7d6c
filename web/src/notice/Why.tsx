import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { count } from '../platform/lib/words';
import { When } from '../platform/ui/figures';
import { Loaded } from '../platform/ui/states';
import { noticeQueries } from './queries';
import { useTopicName } from './useTopicName';
import { fate } from './words';

/** Why somebody got this, and what became of it on every channel. */
export function Why({ id }: { id: string }) {
  const topicName = useTopicName();
  const item = useQuery(noticeQueries.item(id));
  const fates = useQuery(noticeQueries.deliveries(id));
  return (
    <section className="panel stack" aria-label="Why did I get this?">
      <div className="row between">
        <h2>Why did I get this?</h2>
        <Link to="/inbox" className="button small">
          Close
        </Link>
      </div>
      <Loaded query={item} bones={4}>
        {({ notices, ...notification }) => (
          <>
            <p>
              It belongs to "{topicName(notification.topic)}", which is on in <Link to="/settings">your settings</Link>.
            </p>
            <dl className="pairs">
              <dt>Happened</dt>
              <dd>
                <When at={notification.occurredAt} />
              </dd>
              {notification.readAt && (
                <>
                  <dt>Read</dt>
                  <dd>
                    <When at={notification.readAt} />
                  </dd>
                </>
              )}
              <dt>Kept until</dt>
              <dd>
                <When at={notification.expiresAt} />
              </dd>
            </dl>
            {notices.length > 1 && (
              <details>
                <summary>{count(notices.length, 'notice')} in it</summary>
                <ul className="rows small">
                  {notices.map((notice) => (
                    <li key={notice.noticeId}>
                      {notice.title ? <bdi>{notice.title}</bdi> : topicName(notice.topic)},{' '}
                      <When at={notice.occurredAt} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Loaded>
      {item.data && fates.data === undefined && fates.isError && <h2>What became of it</h2>}
      {item.data && !fates.isPending && (
        <Loaded query={fates}>
          {(deliveries) =>
            deliveries &&
            deliveries.length > 0 && (
              <>
                <h2>What became of it</h2>
                <ul className="rows small">
                  {deliveries.map((delivery) => (
                    <li key={delivery.deliveryId}>
                      {fate(delivery.channel, delivery.state, delivery.reason)}
                      {delivery.target && (
                        <>
                          {' '}
                          (<bdi>{delivery.target}</bdi>)
                        </>
                      )}
                      <span className="soft">
                        , <When at={delivery.updatedAt} />
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Loaded>
      )}
    </section>
  );
}
