import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Field, FormProblem, Submit, useSending } from '../../platform/ui/forms';
import { ask } from '../ask';
import { Select, TextArea } from '../fields';
import { refresh, streamerPath, streamsQueries } from '../queries';
import { targetErrors } from '../refusals';
import { TargetFields } from '../server/TargetFields';
import { Missing } from '../states';
import { entries, wholeNumber } from '../typed';
import type { EndAction, Filter, Overrides, PingMode, Streamer } from '../types';
import { useDraft } from '../useDraft';
import { END_ACTIONS } from '../words';

const NO_FILTER: Filter = { games: [], skip_games: [], title_contains: [], title_excludes: [] };

const AS_FOR_ALL: Overrides = {
  channel_id: null,
  mention_role_id: null,
  ping_mode: null,
  cooldown_minutes: null,
  on_end: null,
  filter: null,
};

const FILTERS = [
  ['games', 'Only these games'],
  ['skip_games', 'Not these games'],
  ['title_contains', 'Only with one of these in the title'],
  ['title_excludes', 'Not with one of these in the title'],
] as const;

type Lists = Partial<Record<keyof Filter, string>>;

function unsavedLists(lists: Lists, saved: Filter): Lists {
  const same = (name: keyof Filter) => entries(lists[name] ?? '').join('\n') === saved[name].join('\n');
  return Object.fromEntries(FILTERS.flatMap(([name]) => (name in lists && !same(name) ? [[name, lists[name]]] : [])));
}

/** What differs for one streamer from the settings of the server. */
export function StreamerSettings({ guild, streamer }: { guild: string; streamer: Streamer }) {
  const config = useQuery(streamsQueries.config(guild)).data;
  const form = useDraft<Overrides>(streamer.overrides ?? AS_FOR_ALL);
  const { shown, change } = form;
  // Kept as they were typed, until they are saved.
  const [minutes, setMinutes] = useState<string | null>(null);
  const [lists, setLists] = useState<Lists>({});
  const cooldown = minutes === null ? shown.cooldown_minutes : wholeNumber(minutes);
  const save = useSending(
    (changes: Partial<Overrides>) => ask<Streamer>('PUT', streamerPath(guild, streamer.id), { json: changes }),
    async (_, sent) => {
      await refresh(guild);
      form.saved(sent);
      // What was typed meanwhile stays.
      if ('cooldown_minutes' in sent) {
        setMinutes((now) => (now !== null && wholeNumber(now) === sent.cooldown_minutes ? null : now));
      }
      setLists((now) => unsavedLists(now, sent.filter ?? NO_FILTER));
    },
  );
  const errors = targetErrors(save.problem);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (cooldown === undefined) return;
    const typed = Object.entries(lists).map(([name, text]) => [name, entries(text)]);
    save.send({
      ...form.draft,
      ...(minutes !== null && { cooldown_minutes: cooldown }),
      ...(typed.length > 0 && { filter: { ...(shown.filter ?? NO_FILTER), ...Object.fromEntries(typed) } }),
    });
  };
  return (
    <details>
      <summary>Settings for this streamer</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="hint">What is not chosen here is as for the whole server.</p>
        <FormProblem problem={errors.whole} />
        <TargetFields
          guild={guild}
          target={{
            channel: shown.channel_id ?? '',
            mode: shown.ping_mode ?? '',
            role: shown.mention_role_id ?? '',
          }}
          words={{ channel: 'As the server', mode: 'As the server', role: 'As the server' }}
          pingsByRole={(shown.ping_mode ?? config?.ping_mode ?? 'role') === 'role'}
          errors={errors}
          onChange={({ channel, mode, role }) =>
            change({
              ...(channel !== undefined && { channel_id: channel || null }),
              ...(mode !== undefined && { ping_mode: (mode || null) as PingMode | null }),
              ...(role !== undefined && { mention_role_id: role || null }),
            })
          }
        />
        <Missing problem={save.problem} />
        <Field
          label="No new ping within (minutes)"
          inputMode="numeric"
          placeholder={config ? `as the server: ${config.cooldown_minutes}` : ''}
          value={minutes ?? String(shown.cooldown_minutes ?? '')}
          error={cooldown === undefined ? 'Please give a whole number of minutes.' : undefined}
          onChange={(event) => setMinutes(event.target.value)}
        />
        <Select
          label="When the stream is over"
          value={shown.on_end ?? ''}
          options={[['', 'As the server'], ...END_ACTIONS]}
          onChange={(next) => change({ on_end: (next || null) as EndAction | null })}
        />
        <fieldset className="stack">
          <legend className="label">Which streams are posted</legend>
          <p className="hint">One entry a line; nothing asks for nothing. A stream that does not match waits.</p>
          {FILTERS.map(([name, label]) => (
            <TextArea
              key={name}
              label={label}
              rows={2}
              value={lists[name] ?? (shown.filter?.[name] ?? []).join('\n')}
              onChange={(text) => setLists((before) => ({ ...before, [name]: text }))}
            />
          ))}
        </fieldset>
        <div className="row">
          <Submit busy={save.busy}>Save the settings</Submit>
          {save.done && !form.changed && minutes === null && Object.keys(lists).length === 0 && (
            <span className="soft small" role="status">
              Saved.
            </span>
          )}
        </div>
      </form>
    </details>
  );
}
