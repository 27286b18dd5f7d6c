import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FormProblem, Submit, useSending } from '../../platform/ui/forms';
import { ask } from '../ask';
import { TextArea } from '../fields';
import { refresh, streamerPath, streamsQueries } from '../queries';
import type { Guild, Streamer } from '../types';
import { useKept } from '../useKept';
import { warning } from '../words';
import { PreviewPanel } from './PreviewPanel';
import { usePreview } from './usePreview';
import { VARIABLES } from './variables';

/** The text above the box of a post, for one streamer in place of the server's. */
export function OwnText({ guild, streamer }: { guild: Guild; streamer: Streamer }) {
  const id = guild.guild_id;
  // Null: as the server has it.
  const [typed, setTyped] = useKept<string>(`text.${id}.${streamer.id}`);
  const text = typed ?? streamer.custom_content;
  const [codes, setCodes] = useState<string[]>([]);
  const save = useSending(
    (next: string) =>
      ask<{ warnings: { code: string }[] }>('PUT', streamerPath(id, streamer.id, '/message'), {
        json: { custom_content: next },
      }),
    async ({ warnings }, sent) => {
      setCodes(warnings.map(({ code }) => code));
      await refresh(id);
      setTyped((now) => (now === sent ? null : now));
    },
  );
  // Previews are for admins; the streamer sees the text alone.
  const config = useQuery({ ...streamsQueries.config(id), enabled: guild.is_admin }).data;
  const previews = typed !== null && guild.is_admin && guild.bot_installed;
  const preview = usePreview(id, { kind: 'live', streamer_id: streamer.id, custom_content: text }, previews);
  const { body } = save.problem ?? {};
  const refused = body?.errors?.find(({ field }) => field === 'custom_content')?.message;
  const unknown = body?.field === 'custom_content' ? body.detail : undefined;
  // In the preview it is the text of the post already.
  const seen = previews && preview.problem?.body.field === 'content' ? preview.problem.message : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.send(text);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {!refused && !unknown && <FormProblem problem={save.problem} />}
      <TextArea
        label="Text for this streamer"
        value={text}
        onChange={(next) => {
          save.clear();
          setTyped(next);
        }}
        error={refused ?? unknown ?? seen}
        hint={
          <>
            Stands above the box in place of the server’s text; empty for that. {text.length.toLocaleString('en-GB')} of
            2,000 characters. Variables: {VARIABLES.live.map(([name]) => `{${name}}`).join(' ')}
          </>
        }
      />
      <div className="row">
        <Submit busy={save.busy} className="small">
          Save the text
        </Submit>
        {typed !== null ? (
          <button
            type="button"
            className="button small"
            onClick={() => {
              save.clear();
              setTyped(null);
            }}
          >
            Discard changes
          </button>
        ) : (
          save.done && (
            <span className="soft small" role="status">
              Saved.{codes.map((code) => ` In a post it is ${warning(code)}.`)}
            </span>
          )
        )}
      </div>
      {previews && <PreviewPanel guild={id} preview={preview} button={config?.watch_button ?? true} />}
    </form>
  );
}
