import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../platform/api/problem';
import { type Options, Select } from '../fields';
import { streamsQueries } from '../queries';
import { MANAGED_ROLE, PING_MODES } from '../words';
import { channelOptions, roleOptions } from './target';

interface Target {
  channel: string;
  mode: string;
  role: string;
}

function modes(nothing: string | undefined): Options {
  return nothing === undefined ? PING_MODES : [['', nothing], ...PING_MODES];
}

/** To which Discord channel posts go, and whom they ping. Empty is none, or as for the whole server. */
export function TargetFields({
  guild,
  target,
  words,
  pingsByRole,
  errors,
  onChange,
}: {
  guild: string;
  target: Target;
  /** What it means to choose none; without a word for the mode there is always one. */
  words: { channel: string; role: string; mode?: string };
  /** Whether a role has a meaning. */
  pingsByRole: boolean;
  errors: { channel?: string | undefined; role?: string | undefined };
  onChange: (part: Partial<Target>) => void;
}) {
  const channels = useQuery(streamsQueries.channels(guild));
  const roles = useQuery(streamsQueries.roles(guild));
  const failed = [channels, roles].find((query) => query.isError && !query.data);
  return (
    <>
      {failed && (
        <p className="bar bad" role="status">
          Channels and roles could not be read: {problemOf(failed.error).message}{' '}
          <button type="button" className="button small" onClick={() => [channels, roles].map((one) => one.refetch())}>
            Try again
          </button>
        </p>
      )}
      <Select
        label="Channel for posts"
        value={target.channel}
        options={channelOptions(channels.data ?? [], words.channel, target.channel)}
        error={errors.channel}
        onChange={(channel) => onChange({ channel })}
      />
      <Select
        label="Who is pinged"
        value={target.mode}
        options={modes(words.mode)}
        hint={target.mode === 'managed_role' ? MANAGED_ROLE : undefined}
        onChange={(mode) => onChange({ mode })}
      />
      {pingsByRole && (
        <Select
          label="Role that is pinged"
          value={target.role}
          options={roleOptions(roles.data ?? [], words.role, target.role)}
          hint="Pinging everyone, or a role that not everybody may ping, needs your own permission “Mention Everyone”."
          error={errors.role}
          onChange={(role) => onChange({ role })}
        />
      )}
    </>
  );
}
