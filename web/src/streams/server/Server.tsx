import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { When } from '../../platform/ui/figures';
import { Name } from '../../platform/ui/names';
import { Empty } from '../../platform/ui/states';
import { Arrived } from '../login/Arrived';
import { streamsQueries } from '../queries';
import { Asked, InviteBot } from '../states';
import { AddStreamer } from '../streamer/AddStreamer';
import { LinkChannel } from '../streamer/LinkChannel';
import { StreamerDetail } from '../streamer/StreamerDetail';
import type { Guild, Streamer } from '../types';
import { coverage, isOwn } from '../words';
import { ServerFrame } from './ServerFrame';
import { ServerHealth } from './ServerHealth';

/** Whom a Discord server follows, and whether it hears of them. */
export default function Server() {
  return <ServerFrame title="Streamers">{(guild) => <Streamers guild={guild} />}</ServerFrame>;
}

function Streamers({ guild }: { guild: Guild }) {
  const { streamerId } = useParams();
  const id = guild.guild_id;
  const streamers = useQuery(streamsQueries.streamers(id));
  const open = streamers.data?.find((streamer) => streamer.id === streamerId);
  return (
    <div className={`beside ${open ? 'open' : ''}`}>
      <div className="list stack">
        <Arrived />
        {guild.is_admin && (guild.bot_installed ? <ServerHealth guild={guild} /> : <InviteBot guild={id} />)}
        {guild.is_admin && guild.bot_installed && <AddStreamer guild={id} />}
        {guild.bot_installed && <LinkChannel guild={id} />}
        <Asked query={streamers} bones={6}>
          {(list) =>
            list.length === 0 ? (
              <Empty title="Nobody is followed yet">
                <p>
                  {guild.is_admin
                    ? 'Add a streamer by their Twitch name. When they go live, this server is told once.'
                    : 'Admins of the server add streamers, and streamers link their own channel.'}
                </p>
              </Empty>
            ) : (
              <ul className="rows panel" aria-label="Streamers">
                {list.map((streamer) => (
                  <Row key={streamer.id} guild={id} streamer={streamer} open={streamer.id === streamerId} />
                ))}
              </ul>
            )
          }
        </Asked>
      </div>
      <div className="detail">
        {open ? (
          <StreamerDetail key={open.id} guild={guild} streamer={open} />
        ) : streamerId && streamers.data ? (
          <Empty title="This streamer is not followed">
            <p>They may have been removed.</p>
          </Empty>
        ) : (
          streamers.data &&
          streamers.data.length > 0 && <p className="soft">Choose a streamer to see their settings.</p>
        )}
      </div>
    </div>
  );
}

function Row({ guild, streamer, open }: { guild: string; streamer: Streamer; open: boolean }) {
  const me = useQuery(streamsQueries.me).data;
  const heard = coverage(streamer.events);
  return (
    <li>
      <Link
        to={`/streams/${guild}/streamers/${streamer.id}`}
        className="line plain"
        aria-current={open ? 'true' : undefined}
      >
        <span className="what">
          <Name>{streamer.twitch_display_name}</Name> {isOwn(streamer, me) && <span className="tag">You</span>}{' '}
          <span className="soft small">twitch.tv/{streamer.twitch_login}</span>
          {heard && (
            <span className={`small streams-note ${streamer.events === 'gone' ? 'warn' : 'soft'}`}>{heard}</span>
          )}
        </span>
        <span className="number small">
          {streamer.live ? (
            <span className="faster">
              live since <When at={streamer.live.started_at} />
            </span>
          ) : (
            <span className="soft">not live</span>
          )}
          {!streamer.enabled && <span className="warn streams-note">switched off</span>}
        </span>
      </Link>
    </li>
  );
}
