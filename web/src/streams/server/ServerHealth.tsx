import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { problemOf } from '../../platform/api/problem';
import { When } from '../../platform/ui/figures';
import { streamsQueries } from '../queries';
import { Asked } from '../states';
import type { Config, Guild, Streamer } from '../types';
import { PING_MODES } from '../words';
import { findings } from './health';
import { channelName, roleName } from './target';

/** Where a server's posts go, whom they ping, whether they go through, and if not, what to do. */
export function ServerHealth({ guild }: { guild: Guild }) {
  // That posts stopped going through is seen here without a reload.
  const config = useQuery({ ...streamsQueries.config(guild.guild_id), refetchInterval: 60_000 });
  return (
    <section className="panel stack" aria-label="At a glance">
      <h2>At a glance</h2>
      <Asked query={config} bones={3}>
        {(known) => <Facts guild={guild} config={known} />}
      </Asked>
    </section>
  );
}

function Facts({ guild, config }: { guild: Guild; config: Config }) {
  const id = guild.guild_id;
  const channels = useQuery(streamsQueries.channels(id));
  const roles = useQuery(streamsQueries.roles(id));
  const streamers = useQuery(streamsQueries.streamers(id));
  const pings =
    config.ping_mode === 'role'
      ? config.mention_role_id
        ? `@${roleName(roles.data, config.mention_role_id)}`
        : 'nobody: no role is chosen'
      : (PING_MODES.find(([mode]) => mode === config.ping_mode)?.[1] ?? config.ping_mode);
  return (
    <>
      <dl className="pairs">
        <dt>Posts go to</dt>
        <dd>{config.channel_id ? channelName(channels.data, config.channel_id) : 'no channel yet'}</dd>
        <dt>They ping</dt>
        <dd>{pings}</dd>
        <dt>Streamers</dt>
        <dd>{streamers.data ? heardOf(streamers.data) : 'Looking …'}</dd>
        <dt>Posts that failed</dt>
        <dd>
          <Failed guild={id} />
        </dd>
      </dl>
      <ul className="stack">
        {findings({ guild, config, channels: channels.data, roles: roles.data, streamers: streamers.data }).map(
          (finding) => (
            <li key={finding.text}>
              <span className={finding.tone}>{finding.text}</span>{' '}
              {finding.todo && <span className="soft">{finding.todo}</span>}{' '}
              {finding.page && (
                <Link to={`/streams/${id}/${finding.page}`}>
                  {finding.page === 'post' ? 'Post a test' : 'Settings'}
                </Link>
              )}
            </li>
          ),
        )}
        {config.target.since && (
          <li className="soft small">
            Since <When at={config.target.since} />. What waits is posted when it is mended, if the stream is still on.
          </li>
        )}
      </ul>
      {channels.isError && !channels.data && (
        <p className="bar bad" role="status">
          The channels could not be read: {problemOf(channels.error).message}{' '}
          <button type="button" className="button small" onClick={() => channels.refetch()}>
            Try again
          </button>
        </p>
      )}
    </>
  );
}

/** How many are followed, and of how many Twitch does not tell by itself; how often it is asked is a setting. */
function heardOf(streamers: Streamer[]): string {
  const asked = streamers.filter(({ events }) => events === 'polled').length;
  const pending = streamers.filter(({ events }) => events === 'pending').length;
  return [
    `${streamers.length.toLocaleString('en-GB')} followed`,
    ...(asked > 0
      ? [`${asked.toLocaleString('en-GB')} looked at again and again, as Twitch does not tell of them`]
      : []),
    ...(pending > 0 ? [`${pending.toLocaleString('en-GB')} not confirmed by Twitch yet`] : []),
  ].join(', ');
}

function Failed({ guild }: { guild: string }) {
  const failed = useQuery(streamsQueries.deliveries(guild, { streamer: '', state: 'failed', page: 1 }));
  if (failed.data) {
    const number = failed.data.pagination.total_results;
    return number === 0 ? (
      'none'
    ) : (
      <Link to={`/streams/${guild}/history?state=failed`} className="slower">
        {number.toLocaleString('en-GB')}
      </Link>
    );
  }
  return failed.isError ? <span className="soft">could not be read</span> : 'Looking …';
}
