import '../streams.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { queryClient } from '../../platform/api/queries';
import { Confirm } from '../../platform/ui/dialog';
import { FormProblem, useSending } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { PageHead } from '../../platform/ui/page';
import { Empty } from '../../platform/ui/states';
import { ask } from '../ask';
import { Select } from '../fields';
import { STREAMS, streamsQueries } from '../queries';
import { Asked } from '../states';
import type { Consent, OwnChannel } from '../types';
import { CONSENTS } from '../words';

/** The Twitch channels that a person proved to be their own, and who may follow them. */
export default function Channels() {
  const channels = useQuery(streamsQueries.ownChannels);
  return (
    <>
      <PageHead title="My channels" lead="Twitch channels that you showed to be yours, and who may follow them.">
        <Link to="/streams" className="button">
          All servers
        </Link>
      </PageHead>
      <div className="stack streams-form">
        <Asked query={channels} bones={4}>
          {({ streamers }) =>
            streamers.length === 0 ? (
              <Empty title="No channels of yours yet">
                <p>Open a server, choose “Link my channel”, and log in to Twitch.</p>
              </Empty>
            ) : (
              streamers.map((channel) => <Channel key={channel.id} channel={channel} />)
            )
          }
        </Asked>
      </div>
    </>
  );
}

function Channel({ channel }: { channel: OwnChannel }) {
  const [asking, setAsking] = useState(false);
  const save = useSending(
    (consent: Consent) =>
      ask<OwnChannel>('PUT', `/api/streamers/${encodeURIComponent(channel.id)}`, { json: { consent } }),
    async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: STREAMS });
    },
  );
  const choose = (next: string) => {
    if (next === channel.consent) return;
    // Links that end are not there again when somebody changes their mind.
    if (next === 'nobody' && channel.guilds.length > 0) setAsking(true);
    else save.send(next as Consent);
  };
  return (
    <section className="panel stack" aria-label={channel.twitch_display_name}>
      <h2>
        <Name>{channel.twitch_display_name}</Name>
      </h2>
      {!asking && <FormProblem problem={save.problem} />}
      <Select label="Who may follow it" value={channel.consent} options={CONSENTS} onChange={choose} />
      {channel.guilds.length === 0 ? (
        <p className="soft small">No server follows it.</p>
      ) : (
        <ul aria-label="Servers that follow it">
          {channel.guilds.map((guild) => (
            <li key={guild.guild_id}>
              <Name>{guild.name}</Name>
            </li>
          ))}
        </ul>
      )}
      {asking && (
        <Confirm
          title="Let nobody follow this channel?"
          action="Let nobody follow it"
          busy={save.busy}
          problem={<FormProblem problem={save.problem} />}
          onConfirm={() => save.send('nobody')}
          onClose={() => setAsking(false)}
        >
          <p>
            All servers above stop following it now. What they set up for it is lost, and a post that is live is ended.
          </p>
        </Confirm>
      )}
    </section>
  );
}
