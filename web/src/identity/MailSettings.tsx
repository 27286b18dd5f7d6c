import { api, body } from '../platform/api/client';
import { queryClient, type Schemas } from '../platform/api/queries';
import { FormProblem, Switch } from '../platform/ui/forms';
import { useSettings } from '../platform/ui/settings';
import { whyStopped } from './mailStopped';
import { identityQueries } from './queries';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone this browser knows, and the two that must be there. */
const ZONES = [...new Set(['UTC', HERE, ...Intl.supportedValuesOf('timeZone')])];

export function MailSettings({ profile }: { profile: Schemas['Profile'] }) {
  const settings = useSettings(
    (input: { timezone?: string; mailEnabled?: boolean }) => body(api.PUT('/api/v1/users/me', { body: input })),
    (next) => queryClient.setQueryData(identityQueries.profile.queryKey, next),
  );
  const mail = settings.wished.mailEnabled ?? profile.mailEnabled;
  const zone = settings.wished.timezone ?? profile.timezone;
  return (
    <section className="panel stack">
      <h2>Daily mail</h2>
      <FormProblem problem={settings.problem} />
      {profile.email ? (
        <Switch
          label={mail ? 'Mail on' : 'Mail off'}
          hint="Off: everything found goes to the inbox only. Mails about your account still come."
          on={mail}
          onChange={(on) => settings.change({ mailEnabled: on })}
        />
      ) : (
        <p>No daily mail comes, because your account has no e-mail address.</p>
      )}
      {!mail && profile.mailStoppedReason && <p role="status">{whyStopped(profile)}</p>}
      <div className="field">
        <label htmlFor="zone">Time zone in mails, beside UTC</label>
        <div className="row">
          <select
            id="zone"
            className="input"
            style={{ width: 'auto', maxWidth: '100%' }}
            value={zone}
            onChange={(event) => settings.change({ timezone: event.target.value })}
          >
            {!ZONES.includes(zone) && <option>{zone}</option>}
            {ZONES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          {zone !== HERE && (
            <button type="button" className="button small" onClick={() => settings.change({ timezone: HERE })}>
              Use {HERE}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
