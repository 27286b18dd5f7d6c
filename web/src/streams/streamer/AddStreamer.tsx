import { useState } from 'react';
import { Field, FormProblem, Submit, useSending } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { ask } from '../ask';
import { guildPath, refresh } from '../queries';
import type { Streamer } from '../types';

/** A streamer by their Twitch name. A second try after a lost answer says that they are there already. */
export function AddStreamer({ guild }: { guild: string }) {
  const [login, setLogin] = useState('');
  const [added, setAdded] = useState<string | null>(null);
  const add = useSending(
    (typed: string) => ask<Streamer>('POST', guildPath(guild, '/streamers'), { json: { login: typed } }),
    async (streamer, typed) => {
      setAdded(streamer.twitch_display_name);
      // The next name may be typed already.
      setLogin((now) => (now === typed ? '' : now));
      await refresh(guild);
    },
  );
  const ofField = add.problem?.body.errors?.find(({ field }) => field === 'login')?.message;
  // It is there already: perhaps by a try whose answer was lost.
  const there = add.problem?.code === 'already_linked';
  return (
    <form
      className="panel stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAdded(null);
        add.send(login);
      }}
    >
      <h2>Add a streamer</h2>
      {!ofField && !there && <FormProblem problem={add.problem} />}
      <div className="streams-add">
        <Field
          label="Twitch name or address"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="ada or twitch.tv/ada"
          value={login}
          error={ofField ?? (there ? add.problem?.message : undefined)}
          onChange={(event) => setLogin(event.target.value)}
        />
        <Submit busy={add.busy}>Add</Submit>
      </div>
      <p className="small soft" role="status">
        {added !== null && (
          <>
            <Name>{added}</Name> is followed now.
          </>
        )}
      </p>
    </form>
  );
}
