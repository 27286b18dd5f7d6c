import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useSearchParams } from 'react-router';
import { Choices } from '../../platform/ui/forms';
import { Select } from '../fields';
import { streamsQueries } from '../queries';
import { ServerFrame } from '../server/ServerFrame';
import { Asked, InviteBot } from '../states';
import type { Guild, TrialKind } from '../types';
import { PostEditor } from './PostEditor';

const KINDS = [
  ['live', 'Going live'],
  ['ended', 'Stream over'],
] as const;

/** How a server's posts are written: the text on one side, the post as Discord shows it on the other. */
export default function Post() {
  return (
    <ServerFrame title="Post" forAdmins>
      {(guild) => <Inside guild={guild} />}
    </ServerFrame>
  );
}

function Inside({ guild }: { guild: Guild }) {
  const id = guild.guild_id;
  const [params, setParams] = useSearchParams();
  const kind: TrialKind = params.get('of') === 'ended' ? 'ended' : 'live';
  const person = useQuery(streamsQueries.me);
  const config = useQuery(streamsQueries.config(id));
  const streamers = useQuery(streamsQueries.streamers(id)).data ?? [];
  const streamer = streamers.find((one) => one.id === params.get('streamer'));
  const choose = (name: string, value: string) =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return (
    <div className="stack">
      {!guild.bot_installed && <InviteBot guild={id} />}
      <div className="row streams-choose">
        <Choices
          label="Which post"
          value={kind}
          options={KINDS}
          onChange={(next) => choose('of', next === 'ended' ? next : '')}
        />
        <Select
          label="Shown for"
          value={streamer?.id ?? ''}
          options={[['', 'A made-up streamer'], ...streamers.map((one) => [one.id, one.twitch_display_name] as const)]}
          onChange={(next) => choose('streamer', next)}
        />
      </div>
      <Asked query={person} bones={8}>
        {(me) => (
          <Asked query={config} bones={8}>
            {(known) => (
              // Each of the two posts keeps what was typed; the other one is hidden meanwhile.
              <Fragment key={me.user_id}>
                {KINDS.map(([each]) => (
                  <div key={each} hidden={each !== kind}>
                    <PostEditor
                      person={me}
                      guild={guild}
                      kind={each}
                      config={known}
                      streamer={streamer}
                      shown={each === kind}
                    />
                  </div>
                ))}
              </Fragment>
            )}
          </Asked>
        )}
      </Asked>
    </div>
  );
}
