import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { FormProblem, useSending } from '../../platform/ui/forms';
import { ask } from '../ask';
import { guildPath, refresh, streamsQueries } from '../queries';
import { channelName } from '../server/target';
import { Missing } from '../states';
import type { Streamer, Trial } from '../types';
import type { TrialRequest } from './usePreview';

/** A real message in the real channel. */
export function TestPost({
  guild,
  request,
  streamer,
}: {
  guild: string;
  request: TrialRequest;
  streamer: Streamer | undefined;
}) {
  const config = useQuery(streamsQueries.config(guild)).data;
  const channels = useQuery(streamsQueries.channels(guild)).data;
  const [address, setAddress] = useState<string | null>(null);
  const test = useSending(
    (wanted: TrialRequest) => ask<Trial>('POST', guildPath(guild, '/test'), { json: { ...wanted, send: true } }),
    async ({ message_url }) => {
      setAddress(message_url);
      // One that arrives mends a channel to which nothing went.
      await refresh(guild);
    },
  );
  const channel = streamer?.overrides?.channel_id ?? config?.channel_id;
  // Nothing is known of what became of it.
  const open = test.problem !== null && (test.problem.status === 0 || test.problem.status >= 500);
  return (
    <section className="panel stack" aria-label="Test">
      <h2>Test</h2>
      <p>
        A test <strong>really posts</strong> what you see in the preview to{' '}
        {channel ? channelName(channels, channel) : 'the channel of the server'}, for everybody who reads it there. It
        begins with “Test:” and pings nobody. You may delete it at Discord.
      </p>
      <FormProblem problem={test.problem} />
      {open && <p className="problem">It may have been posted. Look into the channel before you post another one.</p>}
      <Missing problem={test.problem} />
      {test.problem?.code === 'not_configured' && (
        <p>
          <Link to={`/streams/${guild}/settings`}>Choose a channel</Link>
        </p>
      )}
      {test.done && !test.problem && (
        <p className="bar good" role="status">
          The test is posted.{' '}
          {address && (
            <a href={address} target="_blank" rel="noreferrer">
              See it at Discord
            </a>
          )}
        </p>
      )}
      <div>
        <button
          type="button"
          className="button"
          aria-disabled={test.busy || undefined}
          onClick={() => test.send(request)}
        >
          {test.busy ? 'Posting …' : 'Post a test'}
        </button>
      </div>
    </section>
  );
}
