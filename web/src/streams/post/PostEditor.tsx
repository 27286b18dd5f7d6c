import { type FormEvent, useState } from 'react';
import { queryClient } from '../../platform/api/queries';
import { Confirm } from '../../platform/ui/dialog';
import { FormProblem, Submit, useSending } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { ask } from '../ask';
import { guildPath, readConfig, streamsQueries } from '../queries';
import type { Config, DiscordPerson, Guild, Streamer, Template, TrialKind } from '../types';
import { useKept } from '../useKept';
import { answering, type Begun, begun, isOvertaken, saveInPlaceOf, unseen } from './inPlaceOf';
import { PostFields } from './PostFields';
import { PreviewPanel } from './PreviewPanel';
import { TestPost } from './TestPost';
import { textsOf } from './template';
import { type TrialRequest, usePreview } from './usePreview';

/** The members of the settings with the texts of each post. */
const MEMBERS = { live: 'message_template', ended: 'end_template' } as const;

/** A beginning for who does not want the usual text of a post whose stream is over. */
const OWN_END: Template = { content: '{streamer_display_name} was live for {duration|a short while}' };

/** One of the two posts of a server. What was typed stays until it is saved. */
export function PostEditor({
  person,
  guild,
  kind,
  config,
  streamer,
  shown,
}: {
  /** Who writes. */
  person: DiscordPerson;
  guild: Guild;
  kind: TrialKind;
  config: Config;
  /** Whose post is shown; nobody is a made-up streamer. */
  streamer: Streamer | undefined;
  /** Whether it is to be seen; the other one makes no previews. */
  shown: boolean;
}) {
  const id = guild.guild_id;
  const member = MEMBERS[kind];
  const stored = config[member];
  const [own, setOwn] = useKept<Begun<Template | null>>(person, `post.${id}.${kind}`);
  // The text that stood there when the question was asked: the answer is for that one alone.
  const [asked, setAsked] = useState<{ over: Template | null } | null>(null);
  const template = own?.typed ?? stored;
  const overtaken = isOvertaken(own, stored);
  const request: TrialRequest = {
    kind,
    ...(streamer && { streamer_id: streamer.id }),
    ...(template && { message_template: template }),
  };
  const preview = usePreview(id, request, shown && guild.bot_installed);
  const save = useSending(
    ({ over, next }: { over: Template | null; next: Template | null }) => {
      const saving = saveInPlaceOf(
        over,
        next,
        async () => {
          const now = await readConfig(id);
          return { text: now.config[member], version: now.version };
        },
        async (version) => {
          const { config: saved } = await ask<{ config: Config }>('PUT', guildPath(id, '/config'), {
            json: { [member]: next },
            ...(version !== null && { headers: { 'If-Match': version } }),
          });
          queryClient.setQueryData(streamsQueries.config(id).queryKey, saved);
          return saved[member];
        },
      );
      return answering(saving, () => setAsked(null));
    },
    (saved, { next: sent }) => {
      setAsked(null);
      // What was typed meanwhile stays; beside the usual text nothing does.
      setOwn((now) => (!now || sent === null || now.typed === sent ? null : { ...now, over: saved ?? sent }));
    },
  );
  const refused = [save.problem, preview.problem].find((problem) => typeof problem?.body.field === 'string');
  const errorOf = (field: string) => (refused?.body.field === field ? refused.message : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (template) save.send({ over: stored, next: template });
  };
  return (
    <div className="two">
      <form className="panel stack" onSubmit={submit} noValidate>
        <h2>{kind === 'live' ? 'Text of the post' : 'Text when the stream is over'}</h2>
        {overtaken && <Overtaken stored={stored} />}
        {refused !== save.problem && <FormProblem problem={unseen(save.problem, overtaken)} />}
        {kind === 'ended' && config.on_end !== 'edit' && (
          <p className="bar">By the settings of this server the post is not changed when the stream is over.</p>
        )}
        {template ? (
          <PostFields
            kind={kind}
            template={template}
            errorOf={errorOf}
            onChange={(next) => {
              save.clear();
              setOwn((before) => begun(before, stored, next));
            }}
          />
        ) : (
          <p>The usual text is used, as the preview shows it.</p>
        )}
        <div className="row">
          {template ? (
            <>
              <Submit busy={save.busy}>{overtaken ? 'Save mine instead' : 'Save'}</Submit>
              <button
                type="button"
                className="button"
                onClick={() => {
                  save.clear();
                  setAsked({ over: stored });
                }}
              >
                Use the usual text
              </button>
            </>
          ) : (
            <button
              type="button"
              className="button"
              onClick={() => setOwn(begun<Template | null>(null, stored, OWN_END))}
            >
              Write another text
            </button>
          )}
          {own !== null ? (
            <>
              <button
                type="button"
                className="button"
                onClick={() => {
                  save.clear();
                  setOwn(null);
                }}
              >
                Discard changes
              </button>
              <span className="soft small">Not saved yet; kept in this browser.</span>
            </>
          ) : (
            save.done && (
              <span className="soft small" role="status">
                Saved.
              </span>
            )
          )}
        </div>
      </form>
      {asked && (
        <Confirm
          title="Use the usual text?"
          action="Use the usual text"
          busy={save.busy}
          problem={<FormProblem problem={save.problem} />}
          onConfirm={() => save.send({ over: asked.over, next: null })}
          onClose={() => setAsked(null)}
        >
          <p>The text that is written here, saved or not, is lost.</p>
        </Confirm>
      )}
      <div className="stack streams-preview">
        {kind === 'live' && streamer && streamer.custom_content !== '' && (
          <p className="bar">
            <Name>{streamer.twitch_display_name}</Name> has a text of their own, which stands in place of this one.
          </p>
        )}
        {guild.bot_installed && (
          <>
            <PreviewPanel guild={id} preview={preview} button={config.watch_button} />
            <TestPost guild={id} request={request} streamer={streamer} />
          </>
        )}
      </div>
    </div>
  );
}

/** What somebody else saved after this text was begun. */
function Overtaken({ stored }: { stored: Template | null }) {
  return (
    <div className="bar bad stack close" role="alert">
      <p>Somebody saved another text since you began yours. Yours is kept; saved, it takes the place of this:</p>
      {stored ? (
        <ul>
          {textsOf(stored).map(([label, text]) => (
            <li key={label}>
              {label}: <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      ) : (
        <p>The usual text.</p>
      )}
    </div>
  );
}
