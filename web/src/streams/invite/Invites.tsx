import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Confirm } from '../../platform/ui/dialog';
import { When } from '../../platform/ui/figures';
import { Field, FormProblem, Submit, useSending } from '../../platform/ui/forms';
import { Empty } from '../../platform/ui/states';
import { ask } from '../ask';
import { Select } from '../fields';
import { guildPath, refresh, streamsQueries } from '../queries';
import { ServerFrame } from '../server/ServerFrame';
import { Asked, InviteBot } from '../states';
import { wholeNumber } from '../typed';
import type { Guild, Invite } from '../types';
import { INVITE_LENGTHS, inviteLink, inviteUses } from './invites';

/** Links by which people come into a server here, without being in it at Discord. */
export default function Invites() {
  return (
    <ServerFrame title="Invites" forAdmins>
      {(guild) => <Inside guild={guild} />}
    </ServerFrame>
  );
}

function Inside({ guild }: { guild: Guild }) {
  const invites = useQuery(streamsQueries.invites(guild.guild_id));
  return (
    <div className="stack streams-form">
      {guild.bot_installed ? <NewInvite guild={guild.guild_id} /> : <InviteBot guild={guild.guild_id} />}
      <Asked query={invites} bones={6}>
        {(list) =>
          list.length === 0 ? (
            <Empty title="No invites yet">
              <p>Whoever comes by an invite sees whom this server follows, and may be told when they go live.</p>
            </Empty>
          ) : (
            <ul className="rows panel" aria-label="Invites">
              {list.map((invite) => (
                <Row key={invite.id} guild={guild.guild_id} invite={invite} />
              ))}
            </ul>
          )
        }
      </Asked>
    </div>
  );
}

function NewInvite({ guild }: { guild: string }) {
  const [hours, setHours] = useState('168');
  const [uses, setUses] = useState('');
  const most = wholeNumber(uses);
  const create = useSending(
    (terms: { expires_in_hours: number; max_uses: number }) =>
      ask<Invite>('POST', guildPath(guild, '/invites'), { json: terms }),
    () => refresh(guild),
  );
  const ofUses = create.problem?.body.errors?.find(({ field }) => field === 'max_uses')?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (most !== undefined) create.send({ expires_in_hours: Number(hours), max_uses: most ?? 0 });
  };
  return (
    <form className="panel stack" onSubmit={submit} noValidate>
      <h2>Invite people</h2>
      {!ofUses && <FormProblem problem={create.problem} />}
      <Select label="It lasts" value={hours} options={INVITE_LENGTHS} onChange={setHours} />
      <Field
        label="How many may come by it"
        inputMode="numeric"
        hint="Empty: as many as like. Who is in the server at Discord is not counted."
        value={uses}
        error={most === undefined ? 'Please give a whole number, or nothing.' : ofUses}
        onChange={(event) => setUses(event.target.value)}
      />
      <div className="row">
        <Submit busy={create.busy}>Make an invite</Submit>
        {create.done && (
          <span className="soft small" role="status">
            It is the first in the list.
          </span>
        )}
      </div>
    </form>
  );
}

function Row({ guild, invite }: { guild: string; invite: Invite }) {
  const link = inviteLink(location.origin, invite.code);
  return (
    <li className="line">
      <span className="what">
        {invite.valid ? <a href={link}>{link}</a> : <span className="soft">{link}</span>}
        <span className="small soft streams-note">
          {inviteUses(invite)}{' '}
          {invite.expires_at && (
            <>
              {invite.valid ? 'Until' : 'It lasted until'} <When at={invite.expires_at} />.
            </>
          )}
        </span>
      </span>
      <span className="row">
        {invite.valid && <Copy text={link} />}
        <Delete guild={guild} invite={invite} />
      </span>
    </li>
  );
}

function Copy({ text }: { text: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    // Browsers give no clipboard to pages without TLS.
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => setCopied(true),
        () => setCopied(false),
      );
  return (
    <button type="button" className="button small" onClick={copy}>
      {copied === null ? 'Copy' : copied ? 'Copied' : 'Please copy it by hand'}
    </button>
  );
}

function Delete({ guild, invite }: { guild: string; invite: Invite }) {
  const [asking, setAsking] = useState(false);
  const [leave, setLeave] = useState(false);
  const remove = useSending(
    () =>
      ask('DELETE', guildPath(guild, `/invites/${encodeURIComponent(invite.id)}`), {
        query: { revoke_members: leave || undefined },
      }),
    async () => {
      setAsking(false);
      await refresh(guild);
    },
  );
  return (
    <>
      <button type="button" className="button small danger" onClick={() => setAsking(true)}>
        Delete
      </button>
      {asking && (
        <Confirm
          title="Delete this invite?"
          action="Delete"
          busy={remove.busy}
          problem={<FormProblem problem={remove.problem} />}
          onConfirm={() => remove.send(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>Nobody comes by it any more.</p>
          <label className="tick">
            <input type="checkbox" checked={leave} onChange={(event) => setLeave(event.target.checked)} />
            Those who came by it are members no more
          </label>
        </Confirm>
      )}
    </>
  );
}
