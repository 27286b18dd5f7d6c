import { FormProblem, useSending } from '../../platform/ui/forms';
import { ask } from '../ask';
import { guildPath } from '../queries';

/** The way to Twitch, on which a member proves that a channel is their own. */
export function LinkChannel({ guild }: { guild: string }) {
  const link = useSending(
    () => ask<{ url: string }>('GET', guildPath(guild, '/streamers/link')),
    ({ url }) => location.assign(url),
  );
  return (
    <section className="panel stack" aria-label="Your own channel">
      <FormProblem problem={link.problem} />
      <div className="row between">
        <p className="soft">
          Do you stream? Log in to Twitch once to show that a channel is yours, and this server follows it. Nothing else
          is read, and nothing is kept of the log-in.
        </p>
        <button
          type="button"
          className="button"
          aria-disabled={link.busy || link.done || undefined}
          onClick={() => link.send(undefined)}
        >
          {link.busy || link.done ? 'One moment …' : 'Link my channel'}
        </button>
      </div>
    </section>
  );
}
