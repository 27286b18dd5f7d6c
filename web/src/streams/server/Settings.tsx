import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { queryClient } from '../../platform/api/queries';
import { Field, FormProblem, Submit, Switch, useSending } from '../../platform/ui/forms';
import { ask } from '../ask';
import { Select } from '../fields';
import { guildPath, refresh, streamsQueries } from '../queries';
import { targetErrors } from '../refusals';
import { Asked, InviteBot, Missing } from '../states';
import { wholeNumber } from '../typed';
import type { Config, EndAction, Guild, Linking, PingMode } from '../types';
import { useDraft } from '../useDraft';
import { BROADCASTS, END_ACTIONS, LINKING } from '../words';
import { ServerFrame } from './ServerFrame';
import { TargetFields } from './TargetFields';

/** Where a server's posts go, whom they ping, and what becomes of them. */
export default function Settings() {
  return (
    <ServerFrame title="Settings" forAdmins>
      {(guild) => <Inside guild={guild} />}
    </ServerFrame>
  );
}

function Inside({ guild }: { guild: Guild }) {
  const config = useQuery(streamsQueries.config(guild.guild_id));
  return (
    <div className="stack streams-form">
      {!guild.bot_installed && <InviteBot guild={guild.guild_id} />}
      <Asked query={config} bones={8}>
        {(known) => <Form guild={guild.guild_id} config={known} />}
      </Asked>
    </div>
  );
}

function Form({ guild, config }: { guild: string; config: Config }) {
  const form = useDraft<Config>(config);
  const { shown, change } = form;
  // Kept as it was typed, until it is saved.
  const [minutes, setMinutes] = useState<string | null>(null);
  const cooldown = minutes === null ? shown.cooldown_minutes : wholeNumber(minutes);
  const save = useSending(
    (changes: Partial<Config>) => ask<{ config: Config }>('PUT', guildPath(guild, '/config'), { json: changes }),
    async ({ config: next }, sent) => {
      queryClient.setQueryData(streamsQueries.config(guild).queryKey, next);
      form.saved(sent);
      // What was typed meanwhile stays.
      if ('cooldown_minutes' in sent) {
        setMinutes((now) => (now !== null && wholeNumber(now) === sent.cooldown_minutes ? null : now));
      }
      await refresh(guild);
    },
  );
  const errors = targetErrors(save.problem);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (cooldown === undefined || cooldown === null) return;
    // Only what was changed: what another admin changed meanwhile stays.
    save.send({ ...form.draft, ...(minutes !== null && { cooldown_minutes: cooldown }) });
  };
  return (
    <form className="panel stack" onSubmit={submit} noValidate>
      <FormProblem problem={errors.whole} />
      <Switch
        label="Post when streamers go live"
        hint="Switched off, nothing is posted to this server."
        on={shown.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      <TargetFields
        guild={guild}
        target={{ channel: shown.channel_id, mode: shown.ping_mode, role: shown.mention_role_id ?? '' }}
        words={{ channel: 'None: nothing is posted', role: 'None: nobody is pinged' }}
        pingsByRole={shown.ping_mode === 'role'}
        errors={errors}
        onChange={({ channel, mode, role }) =>
          change({
            ...(channel !== undefined && { channel_id: channel }),
            ...(mode !== undefined && { ping_mode: mode as PingMode }),
            ...(role !== undefined && { mention_role_id: role || null }),
          })
        }
      />
      <Missing problem={save.problem} />
      <Field
        label="No new ping within (minutes)"
        inputMode="numeric"
        hint="Who comes back sooner pings nobody; the old post goes on."
        value={minutes ?? String(shown.cooldown_minutes)}
        error={cooldown === undefined || cooldown === null ? 'Please give a whole number of minutes.' : undefined}
        onChange={(event) => setMinutes(event.target.value)}
      />
      <Select
        label="When the stream is over"
        value={shown.on_end}
        options={END_ACTIONS}
        onChange={(next) => change({ on_end: next as EndAction })}
      />
      <fieldset className="stack">
        <legend className="label">What is posted</legend>
        <div className="row">
          {BROADCASTS.map(([key, text]) => (
            <label key={key} className="tick">
              <input
                type="checkbox"
                checked={shown.announce_types.includes(key)}
                onChange={(event) =>
                  change({
                    announce_types: event.target.checked
                      ? [...shown.announce_types, key]
                      : shown.announce_types.filter((one) => one !== key),
                  })
                }
              />
              {text}
            </label>
          ))}
        </div>
        <p className="hint">Where Twitch does not tell by itself and is asked instead, only live streams are found.</p>
      </fieldset>
      <Select
        label="Who may link their own channel"
        value={shown.linking}
        options={LINKING}
        hint="Whoever does proves at Twitch that it is theirs. Admins add any channel by its name."
        onChange={(next) => change({ linking: next as Linking })}
      />
      <Switch
        label="Posts follow title and game"
        hint="Every five minutes at most, and without a ping."
        on={shown.update_while_live}
        onChange={(update_while_live) => change({ update_while_live })}
      />
      <Switch
        label="Publish in announcement channels"
        hint="Servers that follow the channel get the post, too. Discord allows ten an hour."
        on={shown.publish}
        onChange={(publish) => change({ publish })}
      />
      <Switch
        label="A button that leads to the stream"
        on={shown.watch_button}
        onChange={(watch_button) => change({ watch_button })}
      />
      <div className="row">
        <Submit busy={save.busy}>Save</Submit>
        {save.done && !form.changed && minutes === null && (
          <span className="soft small" role="status">
            Saved.
          </span>
        )}
      </div>
    </form>
  );
}
