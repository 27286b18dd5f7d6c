import { useQuery } from '@tanstack/react-query';
import { Bones } from '../../platform/ui/states';
import { streamsQueries } from '../queries';
import { roleName } from '../server/target';
import type { Role, Trial } from '../types';
import { permission, warning } from '../words';
import { DiscordPost } from './DiscordPost';
import { boxLength, labelOf } from './template';
import type { Preview } from './usePreview';

/** The post as Discord shows it, what was left out of it, and whom it would ping. */
export function PreviewPanel({ guild, preview, button }: { guild: string; preview: Preview; button: boolean }) {
  const roles = useQuery(streamsQueries.roles(guild)).data;
  const { trial, problem, busy, again } = preview;
  return (
    <section className="panel stack" aria-label="Preview" aria-busy={busy}>
      <h2>Preview</h2>
      {problem && (
        <p className="bar bad" role="status">
          {problem.message} {trial && 'What you see is from before.'}{' '}
          <button type="button" className="button small" aria-disabled={busy || undefined} onClick={again}>
            Try again
          </button>
        </p>
      )}
      {trial ? (
        <>
          <DiscordPost trial={trial} roles={roles} button={button} />
          <Facts trial={trial} roles={roles} />
        </>
      ) : (
        !problem && <Bones lines={5} />
      )}
    </section>
  );
}

function Facts({ trial, roles }: { trial: Trial; roles: Role[] | undefined }) {
  const { rendered, would_ping: pings, warnings, checks } = trial;
  const missing = checks.filter(({ ok }) => !ok);
  return (
    <>
      <p className="soft small">
        Text <Budget used={rendered.content.length} most={2_000} />, box{' '}
        <Budget used={boxLength(rendered.embeds)} most={6_000} />.
      </p>
      <p className="small">
        A real post would ping {pings.length === 0 ? 'nobody' : pings.map((one) => pinged(one, roles)).join(', ')}.
      </p>
      {warnings.length > 0 && (
        <ul className="small warn" aria-label="What is not as it was written">
          {warnings.map(({ field, code }) => (
            <li key={field + code}>
              {labelOf(field)}: {warning(code)}.
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <p className="small slower">
          The bot cannot post to the channel. It lacks: {missing.map(({ name }) => permission(name)).join(', ')}.
        </p>
      )}
    </>
  );
}

function Budget({ used, most }: { used: number; most: number }) {
  return (
    <>
      <span className="figures">{used.toLocaleString('en-GB')}</span> of {most.toLocaleString('en-GB')} characters
    </>
  );
}

/** `role:<id>`, `user:<id>` or `everyone`, for people. */
function pinged(whom: string, roles: Role[] | undefined): string {
  const [kind, id] = whom.split(':');
  if (kind === 'role' && id) return `@${roleName(roles, id)}`;
  return kind === 'user' ? 'a person by name' : `@${whom}`;
}
