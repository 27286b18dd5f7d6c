import '../streams.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { PageHead } from '../../platform/ui/page';
import { Empty } from '../../platform/ui/states';
import { streamsQueries } from '../queries';
import { Asked } from '../states';
import type { Guild } from '../types';

const PAGES = [
  ['', 'Streamers'],
  ['/post', 'Post'],
  ['/history', 'History'],
  ['/invites', 'Invites'],
  ['/audit', 'Audit'],
  ['/settings', 'Settings'],
] as const;

/** What the pages of one Discord server have in common: whose they are, and the way between them. */
export function ServerFrame({
  title,
  forAdmins = false,
  children,
}: {
  /** Of one of the pages above, or of a page below them. */
  title: string;
  /** Whether only admins of the server have this page. */
  forAdmins?: boolean;
  children: (guild: Guild) => ReactNode;
}) {
  const { guildId = '' } = useParams();
  const guilds = useQuery(streamsQueries.guilds);
  const guild = guilds.data?.find((one) => one.guild_id === guildId);
  return (
    <>
      <PageHead title={title} name={guild?.name}>
        <Link to="/streams" className="button">
          All servers
        </Link>
      </PageHead>
      <Asked query={guilds} bones={6}>
        {() => (guild ? <Inside guild={guild} title={title} forAdmins={forAdmins} page={children} /> : <Unknown />)}
      </Asked>
    </>
  );
}

function Inside({
  guild,
  title,
  forAdmins,
  page,
}: {
  guild: Guild;
  title: string;
  forAdmins: boolean;
  page: (guild: Guild) => ReactNode;
}) {
  if (!guild.is_admin) {
    return forAdmins ? (
      <Empty title="For admins of this server">
        <p>Whoever may manage the server at Discord may do this. If you may, log in with Discord again.</p>
      </Empty>
    ) : (
      page(guild)
    );
  }
  return (
    <div className="stack">
      <nav aria-label="Pages of this server" className="row streams-pages">
        {PAGES.map(([path, text]) => (
          <Link
            key={path}
            to={`/streams/${guild.guild_id}${path}`}
            className="button small"
            aria-current={text === title ? 'page' : undefined}
          >
            {text}
          </Link>
        ))}
      </nav>
      {page(guild)}
    </div>
  );
}

function Unknown() {
  return (
    <Empty title="Server not found">
      <p>There is no such server, or you are no member of it. If you joined it just now, log in with Discord again.</p>
    </Empty>
  );
}
