import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { queryClient } from '../../platform/api/queries';
import { FormProblem, Submit, useSending } from '../../platform/ui/forms';
import { ask } from '../ask';
import { TextArea } from '../fields';
import { refresh, streamerPath, streamsQueries } from '../queries';
import type { DiscordPerson, Guild, Streamer } from '../types';
import { useKept } from '../useKept';
import { warning } from '../words';
import { type Begun, begun, isOvertaken, saveInPlaceOf, unseen } from './inPlaceOf';
import { PreviewPanel } from './PreviewPanel';
import { usePreview } from './usePreview';
import { VARIABLES } from './variables';

/** The text above the box of a post, for one streamer in place of the server's. */
export function OwnText({
  person,
  guild,
  streamer,
}: {
  /** Who writes. */
  person: DiscordPerson;
  guild: Guild;
  streamer: Streamer;
}) {
  const id = guild.guild_id;
  // Null: as the server has it.
  const [own, setOwn] = useKept<Begun<string>>(person, `text.${id}.${streamer.id}`);
  const stored = streamer.custom_content;
  const text = own?.typed ?? stored;
  const overtaken = isOvertaken(own, stored);
  const [codes, setCodes] = useState<string[]>([]);
  const save = useSending(
    (next: string) =>
      saveInPlaceOf(
        stored,
        next,
        async () => {
          const all = await queryClient.fetchQuery({ ...streamsQueries.streamers(id), staleTime: 0 });
          return { text: all.find((one) => one.id === streamer.id)?.custom_content ?? stored, version: null };
        },
        () =>
          ask<{ warnings: { code: string }[] }>('PUT', streamerPath(id, streamer.id, '/message'), {
            json: { custom_content: next },
          }),
      ),
    async (saved, sent) => {
      setCodes(saved?.warnings.map(({ code }) => code) ?? []);
      await refresh(id);
      setOwn((now) => (!now || now.typed === sent ? null : { ...now, over: sent }));
    },
  );
  // Previews are for admins; the streamer sees the text alone.
  const config = useQuery({ ...streamsQueries.config(id), enabled: guild.is_admin }).data;
  const previews = own !== null && guild.is_admin && guild.bot_installed;
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
      {overtaken && (
        <p className="bar bad" role="alert">
          Somebody saved another text since you began yours. Yours is kept; saved, it takes the place of this:{' '}
          <bdi>{stored || 'the server’s text'}</bdi>
        </p>
      )}
      {!refused && !unknown && <FormProblem problem={unseen(save.problem, overtaken)} />}
      <TextArea
        label="Text for this streamer"
        value={text}
        onChange={(next) => {
          save.clear();
          setOwn((before) => begun(before, stored, next));
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
          {overtaken ? 'Save mine instead' : 'Save the text'}
        </Submit>
        {own !== null ? (
          <button
            type="button"
            className="button small"
            onClick={() => {
              save.clear();
              setOwn(null);
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
