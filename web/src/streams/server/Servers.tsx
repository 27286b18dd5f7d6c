import '../streams.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryClient } from '../../platform/api/queries';
import { FormProblem, useSending } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { PageHead } from '../../platform/ui/page';
import { Empty } from '../../platform/ui/states';
import { isByDiscord } from '../ask';
import { Arrived } from '../login/Arrived';
import { endDiscordLogin } from '../login/discordLogin';
import { STREAMS, streamsQueries } from '../queries';
import { Asked } from '../states';
import type { Guild } from '../types';
import { findings, worst } from './health';

/** The Discord servers of a person, with what each follows and whether its posts go through. */
export default function Servers() {
  const guilds = useQuery(streamsQueries.guilds);
  return (
    <>
      <PageHead
        title="Streams"
        lead="A Twitch channel goes live, and the Discord servers that follow it are told, once."
      >
        <Link to="/streams/choices" className="button">
          What you hear of
        </Link>
        <Link to="/streams/channels" className="button">
          My channels
        </Link>
      </PageHead>
      <div className="stack">
        <Arrived />
        <Asked query={guilds} bones={6}>
          {(list) => (
            <>
              <Person />
              {list.length === 0 ? (
                <Empty title="No Discord servers yet">
                  <p>
                    Servers appear here that you administer at Discord, and those with the bot in which you are a
                    member. If you became an admin just now, log in with Discord again.
                  </p>
                </Empty>
              ) : (
                <>
                  <ServerList title="With the bot" guilds={list.filter((guild) => guild.bot_installed)} />
                  <ServerList title="Without the bot" guilds={list.filter((guild) => !guild.bot_installed)} />
                </>
              )}
            </>
          )}
        </Asked>
      </div>
    </>
  );
}

function ServerList({ title, guilds }: { title: string; guilds: Guild[] }) {
  if (guilds.length === 0) return null;
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      <ul className="rows panel">
        {guilds.map((guild) => (
          <ServerRow key={guild.guild_id} guild={guild} />
        ))}
      </ul>
    </section>
  );
}

/** Who one is at Discord; a login at Discord is ended here where it is not the right one. */
function Person() {
  const me = useQuery(streamsQueries.me).data;
  const end = useSending(
    () => endDiscordLogin(),
    () => queryClient.resetQueries({ queryKey: STREAMS }),
  );
  return (
    <>
      <FormProblem problem={end.problem} />
      <div className="row small soft streams-person">
        {me && (
          <span>
            At Discord you are <Name>{me.username}</Name>.
          </span>
        )}
        {me && isByDiscord() && (
          <button
            type="button"
            className="button small"
            aria-disabled={end.busy || undefined}
            onClick={() => end.send(undefined)}
          >
            {end.busy ? 'One moment …' : 'Log out of Discord here'}
          </button>
        )}
      </div>
    </>
  );
}

function ServerRow({ guild }: { guild: Guild }) {
  const { guild_id: id, bot_installed: bot, is_admin: admin } = guild;
  // There may be many servers: who is live in them is not asked for as often as on the page of one.
  const streamers = useQuery({ ...streamsQueries.streamers(id), enabled: bot, refetchInterval: 120_000 });
  const config = useQuery({ ...streamsQueries.config(id), enabled: bot && admin });
  const live = streamers.data?.filter((streamer) => streamer.live).length ?? 0;
  return (
    <li>
      <Link to={`/streams/${id}`} className="line plain">
        <span className="what">
          <strong>
            <Name>{guild.name}</Name>
          </strong>
          <br />
          <Standing guild={guild} config={config.data} streamers={streamers.data} failed={config.isError} />
        </span>
        <span className="number">
          {streamers.data && (
            <>
              <span className="figures">{streamers.data.length.toLocaleString('en-GB')}</span> followed
              <br />
              <span className={`small ${live > 0 ? 'faster' : 'soft'}`}>
                {live > 0 ? `${live.toLocaleString('en-GB')} live now` : 'nobody live'}
              </span>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}

type Known = Parameters<typeof findings>[0];

/** In one line: what keeps posts from going through, or that nothing does. */
function Standing({ guild, config, streamers, failed }: Omit<Known, 'channels'> & { failed: boolean }) {
  if (!guild.is_admin) return <span className="soft small">You are a member.</span>;
  // Only a look at the server itself finds out that the bot has come.
  if (!guild.bot_installed) return <span className="soft small">Open it to look for the bot, or to invite it.</span>;
  if (!config && failed) return <span className="warn small">Its state could not be read. Open it to try again.</span>;
  if (!config) return <span className="soft small">Looking …</span>;
  const first = worst(findings({ guild, config, streamers }));
  return <span className={`small ${first.tone === 'faster' ? 'soft' : first.tone}`}>{first.text}</span>;
}
