import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Confirm } from '../../platform/ui/dialog';
import { When } from '../../platform/ui/figures';
import { FormProblem, Switch, useSending } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { useSettings } from '../../platform/ui/settings';
import { ask } from '../ask';
import { OwnText } from '../post/OwnText';
import { refresh, streamerPath, streamsQueries } from '../queries';
import { Asked } from '../states';
import type { Guild, Streamer } from '../types';
import { coverage, deliveryReason, deliveryState, isOwn, managedRole } from '../words';
import { StreamerSettings } from './StreamerSettings';

/** One streamer in one server: whether and how their streams are told there. */
export function StreamerDetail({ guild, streamer }: { guild: Guild; streamer: Streamer }) {
  const person = useQuery(streamsQueries.me);
  const id = guild.guild_id;
  const own = isOwn(streamer, person.data);
  const heard = coverage(streamer.events);
  const role = managedRole(streamer.managed_role);
  return (
    <section className="panel stack" aria-label="Streamer">
      <div className="row between">
        <h2>
          <Name>{streamer.twitch_display_name}</Name>
        </h2>
        <Link to={`/streams/${id}`} className="button small">
          Close
        </Link>
      </div>
      <p>
        {own && 'This is your channel. '}
        {streamer.live ? (
          <>
            Live since <When at={streamer.live.started_at} />.{' '}
          </>
        ) : (
          'Not live. '
        )}
        <a href={`https://www.twitch.tv/${streamer.twitch_login}`} target="_blank" rel="noreferrer">
          twitch.tv/{streamer.twitch_login}
        </a>
      </p>
      {heard && <p className={`small ${streamer.events === 'gone' ? 'warn' : 'soft'}`}>{heard}</p>}
      {role && <p className={`small ${role.tone}`}>{role.text}</p>}
      {streamer.last_delivery && <Last told={streamer.last_delivery} />}
      {guild.is_admin && (
        <>
          <Told guild={id} streamer={streamer} />
          <p className="row">
            <Link to={`/streams/${id}/post?streamer=${streamer.id}`} className="button small">
              See the post
            </Link>
            <Link to={`/streams/${id}/history?streamer=${streamer.id}`} className="button small">
              What was posted
            </Link>
          </p>
        </>
      )}
      {(guild.is_admin || own) && (
        <Asked query={person} bones={2}>
          {(me) => <OwnText key={me.user_id} person={me} guild={guild} streamer={streamer} />}
        </Asked>
      )}
      {guild.is_admin && <StreamerSettings guild={id} streamer={streamer} />}
      {(guild.is_admin || own) && <Remove guild={guild} streamer={streamer} />}
    </section>
  );
}

/** What became of their last stream. */
function Last({ told }: { told: NonNullable<Streamer['last_delivery']> }) {
  const state = deliveryState(told.state);
  return (
    <p className="small">
      Last stream: <span className={state.tone}>{state.text}</span>, <When at={told.at} />.{' '}
      <span className="soft">{deliveryReason(told.reason)}</span>
    </p>
  );
}

function Told({ guild, streamer }: { guild: string; streamer: Streamer }) {
  const settings = useSettings(
    (input: { enabled: boolean }) => ask<Streamer>('PUT', streamerPath(guild, streamer.id), { json: input }),
    () => refresh(guild),
  );
  return (
    <>
      <FormProblem problem={settings.problem} />
      <Switch
        label="Post when this streamer goes live"
        on={settings.wished.enabled ?? streamer.enabled}
        onChange={(enabled) => settings.change({ enabled })}
      />
    </>
  );
}

function Remove({ guild, streamer }: { guild: Guild; streamer: Streamer }) {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const remove = useSending(
    () => ask('DELETE', streamerPath(guild.guild_id, streamer.id)),
    async () => {
      navigate(`/streams/${guild.guild_id}`);
      await refresh(guild.guild_id);
    },
  );
  return (
    <>
      <button type="button" className="button small danger" onClick={() => setAsking(true)}>
        Remove this streamer
      </button>
      {asking && (
        <Confirm
          title={
            <>
              Remove <Name>{streamer.twitch_display_name}</Name>?
            </>
          }
          action="Remove"
          busy={remove.busy}
          problem={<FormProblem problem={remove.problem} />}
          onConfirm={() => remove.send(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>
            <Name>{guild.name}</Name> is no longer told when they go live. Posts that wait are not sent, a post that is
            live is ended, and the settings for this streamer are lost.
          </p>
        </Confirm>
      )}
    </>
  );
}
