import { useQuery } from '@tanstack/react-query';
import { When } from '../../platform/ui/figures';
import { Name } from '../../platform/ui/names';
import { streamsQueries } from '../queries';
import { channelName } from '../server/target';
import type { Delivery } from '../types';
import { deliveryDetail, deliveryReason, deliveryState, pinged, postState, seconds } from '../words';

/** What became of one stream: in a line what and when, and on demand everything that is known. */
export function DeliveryRow({ guild, delivery }: { guild: string; delivery: Delivery }) {
  const { text, tone } = deliveryState(delivery.state);
  return (
    <li>
      <div className="line plain">
        <span className="what">
          <Name>{delivery.twitch_display_name}</Name> <span className={`tag ${tone}`}>{text}</span>
          <span className="soft small streams-note">
            {deliveryReason(delivery.reason)}
            {delivery.post && ` ${postState(delivery.post.state)}`}
          </span>
        </span>
        <span className="number small">
          <When at={delivery.event_at} />
          {delivery.latency_ms !== null && (
            <span className="soft streams-note">
              posted after <span className="figures">{seconds(delivery.latency_ms)}</span>
            </span>
          )}
        </span>
      </div>
      <details className="streams-more">
        <summary>
          Details
          <span className="visually-hidden">
            {' '}
            of the stream of <Name>{delivery.twitch_display_name}</Name>
          </span>
        </summary>
        <Details guild={guild} delivery={delivery} />
      </details>
    </li>
  );
}

function Details({ guild, delivery }: { guild: string; delivery: Delivery }) {
  const channels = useQuery(streamsQueries.channels(guild)).data;
  const { post } = delivery;
  return (
    <dl className="pairs small">
      <dt>Went live</dt>
      <dd>
        <When at={delivery.event_at} />
      </dd>
      {delivery.sent_at && (
        <>
          <dt>Posted</dt>
          <dd>
            <When at={delivery.sent_at} />
            {delivery.message_url && (
              <>
                ,{' '}
                <a href={delivery.message_url} target="_blank" rel="noreferrer">
                  see it at Discord
                </a>
              </>
            )}
          </dd>
          <dt>Pinged</dt>
          <dd>{pinged(delivery.pinged)}</dd>
        </>
      )}
      {delivery.channel_id && (
        <>
          <dt>Channel</dt>
          <dd>{channelName(channels, delivery.channel_id)}</dd>
        </>
      )}
      {delivery.next_try_at && (
        <>
          <dt>Next try</dt>
          <dd>
            <When at={delivery.next_try_at} />
          </dd>
        </>
      )}
      <dt>Tries</dt>
      <dd className="figures">{delivery.attempts.toLocaleString('en-GB')}</dd>
      {post?.ended_at && (
        <>
          <dt>Ended</dt>
          <dd>
            <When at={post.ended_at} />
          </dd>
        </>
      )}
      {post?.vod_url && (
        <>
          <dt>Recording</dt>
          <dd>
            <a href={post.vod_url} target="_blank" rel="noreferrer">
              {post.vod_url}
            </a>
          </dd>
        </>
      )}
      {delivery.detail && (
        <>
          <dt>Remark</dt>
          <dd>{deliveryDetail(delivery.detail)}</dd>
        </>
      )}
    </dl>
  );
}
