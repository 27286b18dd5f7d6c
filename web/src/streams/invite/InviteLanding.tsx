import '../streams.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { queryClient } from '../../platform/api/queries';
import { useSession } from '../../platform/app/useSession';
import { FormProblem, useSending } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { PageHead } from '../../platform/ui/page';
import { Empty, Loaded } from '../../platform/ui/states';
import { ask, DISCORD_NEEDED } from '../ask';
import { invitePath, STREAMS, streamsQueries } from '../queries';
import { DiscordNeeded } from '../states';

/** Where an invite leads, for whoever has it; whoever is logged in comes in by it. */
export default function InviteLanding() {
  const { code = '' } = useParams();
  const found = useQuery(streamsQueries.landing(code));
  const loggedIn = useSession() !== 'none';
  return (
    <>
      <PageHead title="Invite" lead="To a Discord server that tells when Twitch channels go live." />
      <Loaded query={found} bones={4}>
        {(invite) => (
          <section className="panel stack">
            <h2>
              <Name>{invite.guild_name}</Name>
            </h2>
            <p>You see whom this server follows, and may be told when they go live. At Discord nothing changes.</p>
            {loggedIn ? (
              <Accept code={code} />
            ) : (
              <p>
                <Link to={`/login?next=${encodeURIComponent(`/invite/${code}`)}`} className="button primary">
                  Log in to come in
                </Link>
              </p>
            )}
          </section>
        )}
      </Loaded>
    </>
  );
}

function Accept({ code }: { code: string }) {
  const navigate = useNavigate();
  const accept = useSending(
    () => ask<{ guild_id: string }>('POST', invitePath(code, '/accept')),
    async ({ guild_id }) => {
      await queryClient.invalidateQueries({ queryKey: STREAMS });
      navigate(`/streams/${guild_id}`);
    },
  );
  const again = () => accept.send(undefined);
  if (accept.problem?.code === DISCORD_NEEDED) {
    return (
      <>
        <DiscordNeeded problem={accept.problem} again={again} />
        <Empty title="Then open this invite again">
          <p>A login at Discord ends at the list of your servers; this page stays at its address.</p>
        </Empty>
      </>
    );
  }
  return (
    <>
      <FormProblem problem={accept.problem} />
      <p>
        <button type="button" className="button primary" aria-disabled={accept.busy || undefined} onClick={again}>
          {accept.busy ? 'One moment …' : 'Come in'}
        </button>
      </p>
    </>
  );
}
