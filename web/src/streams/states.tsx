import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { type ProblemError, problemOf } from '../platform/api/problem';
import { queryClient } from '../platform/api/queries';
import { Bones, Empty, Loaded, Trouble } from '../platform/ui/states';
import { DISCORD_NEEDED } from './ask';
import { streamsQueries } from './queries';
import { permission } from './words';

/** A query in whatever state it is; what only Discord can mend says how. */
export function Asked<T>({
  query,
  bones,
  children,
}: {
  query: UseQueryResult<T>;
  bones?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data === undefined && query.isError && problemOf(query.error).code === DISCORD_NEEDED) {
    return <DiscordNeeded problem={problemOf(query.error)} again={() => query.refetch()} />;
  }
  return (
    <Loaded query={query} {...(bones !== undefined && { bones })}>
      {children}
    </Loaded>
  );
}

export function DiscordNeeded({ problem, again }: { problem: ProblemError; again: () => void }) {
  return (
    <Empty title="Please log in with Discord">
      <p>{problem.message}</p>
      <p>Your Discord servers are shown to whom Discord knows. Such a login lasts a day.</p>
      <p>
        {/* Not a page of this app: the service leads the browser to Discord and back. */}
        <a className="button primary" href="/api/auth/discord/login">
          Log in with Discord
        </a>
      </p>
      <button type="button" className="button" onClick={again}>
        I am logged in with Discord
      </button>
    </Empty>
  );
}

/**
 * The bot has to be invited before it can post. That it is there is found out by asking for the channels, so a server
 * of which nobody asked yet only counts as one without the bot.
 */
export function InviteBot({ guild }: { guild: string }) {
  const channels = useQuery({ ...streamsQueries.channels(guild), staleTime: 0 });
  const { dataUpdatedAt, error, isFetching } = channels;
  useEffect(() => {
    if (dataUpdatedAt > 0) void queryClient.invalidateQueries({ queryKey: streamsQueries.guilds.queryKey });
  }, [dataUpdatedAt]);
  if (!error) return <Bones lines={3} />;
  const problem = problemOf(error);
  const again = () => channels.refetch();
  if (problem.code !== 'bot_not_in_guild') return <Trouble problem={problem} retry={again} />;
  return (
    <Empty title="The bot is not in this server">
      <p>{problem.message} Without it nothing can be posted. What was set up here is kept.</p>
      <div className="row">
        <Invite guild={guild} />
        <button type="button" className="button" aria-disabled={isFetching || undefined} onClick={again}>
          {isFetching ? 'Looking …' : 'It is there now'}
        </button>
      </div>
    </Empty>
  );
}

function Invite({ guild }: { guild: string }) {
  const invite = useQuery(streamsQueries.invite(guild));
  if (invite.data) {
    return (
      <a href={invite.data.url} className="button primary" target="_blank" rel="noreferrer">
        Invite the bot at Discord
      </a>
    );
  }
  if (invite.isError) return <Trouble problem={problemOf(invite.error)} retry={() => invite.refetch()} />;
  return <Bones lines={1} />;
}

/** What the bot lacks in a channel, as a refusal of the server names it. */
export function Missing({ problem }: { problem: ProblemError | null }) {
  const missing = problem?.body.missing;
  if (!Array.isArray(missing) || missing.length === 0) return null;
  return (
    <p className="problem">
      It lacks: {missing.map((name) => permission(String(name))).join(', ')}. Allow this for the bot in the channel’s
      permissions at Discord.
    </p>
  );
}
