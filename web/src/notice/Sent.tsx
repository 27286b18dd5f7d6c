import { useQuery } from '@tanstack/react-query';
import { When } from '../platform/ui/figures';
import { Offered } from './Offered';
import { noticeQueries } from './queries';
import { useTopicName } from './useTopicName';
import { fate } from './words';

/** As many are listed as a person would read. */
const SHOWN = 50;

/** What became of the newest notices on every channel, also of those that the inbox does not show. */
export function Sent() {
  const topicName = useTopicName();
  const query = useQuery(noticeQueries.sent);
  const deliveries = query.data;
  if (!deliveries) {
    return (
      <Offered title="What was sent to me, and what was not" query={query} quiet>
        {() => null}
      </Offered>
    );
  }
  if (deliveries.length === 0) return null;
  return (
    <section className="panel">
      <details>
        <summary>What was sent to me, and what was not</summary>
        <ul className="rows small">
          {deliveries.slice(0, SHOWN).map((delivery) => (
            <li key={delivery.deliveryId} className="line plain">
              <span className="what">
                {topicName(delivery.topic)}
                <span className="soft" style={{ display: 'block' }}>
                  {fate(delivery.channel, delivery.state, delivery.reason)}
                  {delivery.target && (
                    <>
                      {' '}
                      (<bdi>{delivery.target}</bdi>)
                    </>
                  )}
                </span>
              </span>
              <span className="number soft">
                <When at={delivery.updatedAt} />
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
