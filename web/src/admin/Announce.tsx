import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { call } from '../platform/api/client';
import { isLost, type ProblemError } from '../platform/api/problem';
import { arrivedBefore, keptKey, once, RetryKey, sentLongAgo } from '../platform/api/retryKey';
import { count } from '../platform/lib/words';
import { Confirm } from '../platform/ui/dialog';
import { Choices, Field, FormProblem, Submit, Switch, tellFields, useSending } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { PageHead } from '../platform/ui/page';
import { adminQueries } from './queries';

interface Announcement {
  title: string;
  content: string;
  actionUrl: string;
}

interface Receiver {
  id: string;
  username: string;
}

/** Tells everybody, or some, in their inboxes and by whatever they have chosen beside. */
export default function Announce() {
  const [type, setType] = useState<'system' | 'alert'>('system');
  const [urgent, setUrgent] = useState(false);
  const [everybody, setEverybody] = useState(true);
  const [chosen, setChosen] = useState<readonly Receiver[]>([]);
  const [batch, setBatch] = useState<string | null>(null);
  const form = useForm<Announcement>({ defaultValues: { title: '', content: '', actionUrl: '' } });
  const { errors } = form.formState;
  const [asking, setAsking] = useState<Announcement | null>(null);
  const [nobody, setNobody] = useState(false);
  // Over a reload too: whether the last one arrived may not be known yet.
  const [key] = useState(() => new RetryKey(keptKey('announcement')));
  const send = useSending(
    ({ title, content, actionUrl }: Announcement) => {
      const json = {
        type,
        title,
        content,
        ...(everybody ? { all: true } : { userIds: chosen.map(({ id }) => id) }),
        ...(urgent && { priority: 'high' }),
        ...(actionUrl && { actionUrl }),
      };
      return once(key, (headers) =>
        call<{ batchId: string; accepted: number }>('POST', '/notifications', { json, headers }),
      );
    },
    ({ batchId }) => {
      setAsking(null);
      setBatch(batchId);
      form.reset();
    },
  );
  tellFields(form, send.problem, ['title', 'content', 'actionUrl']);
  const isAsked = asking !== null && !send.problem?.body.errors?.length;
  const ask = (announcement: Announcement) => {
    setNobody(!everybody && chosen.length === 0);
    if (!everybody && chosen.length === 0) return;
    send.clear();
    setAsking(announcement);
  };
  return (
    <>
      <PageHead title="Announce" lead="Everybody whom it is for is told once." />
      <form className="stack" style={{ maxWidth: '38rem' }} onSubmit={form.handleSubmit(ask)} noValidate>
        {!isAsked && <AnnounceProblem problem={send.problem} />}
        {batch && !send.problem && <Progress batch={batch} />}
        <Choices
          label="Kind"
          value={type}
          options={[
            ['system', 'Announcement'],
            ['alert', 'Alert of this site'],
          ]}
          onChange={setType}
        />
        <Field
          label="Title"
          error={errors.title?.message}
          {...form.register('title', {
            required: 'Please give a title.',
            maxLength: { value: 120, message: 'A title has at most 120 characters.' },
          })}
        />
        <div className="field">
          <label htmlFor="announcement">Text</label>
          <textarea
            id="announcement"
            className="input"
            rows={5}
            aria-invalid={errors.content ? true : undefined}
            {...form.register('content', {
              required: 'Please write what is to be told.',
              maxLength: { value: 500, message: 'A text has at most 500 characters.' },
            })}
          />
          {errors.content && (
            <span className="problem" role="alert">
              {errors.content.message}
            </span>
          )}
        </div>
        <Field
          label="Link (may be empty)"
          hint="A page here, such as /settings, or an address that begins with https://."
          error={errors.actionUrl?.message}
          {...form.register('actionUrl')}
        />
        <Choices
          label="For"
          value={everybody ? 'all' : 'some'}
          options={[
            ['all', 'Everybody'],
            ['some', 'Some'],
          ]}
          onChange={(next) => setEverybody(next === 'all')}
        />
        {!everybody && <Receivers chosen={chosen} onChange={setChosen} />}
        {!everybody && nobody && chosen.length === 0 && (
          <span className="problem" role="alert">
            Please choose at least one person.
          </span>
        )}
        <Switch label="Urgent" hint="Goes out in quiet hours too, and at once." on={urgent} onChange={setUrgent} />
        <div>
          <Submit busy={send.busy}>Announce</Submit>
        </div>
      </form>
      {isAsked && (
        <Confirm
          title={everybody ? 'Tell everybody?' : `Tell ${count(chosen.length, 'person', 'people')}?`}
          action={everybody ? 'Tell everybody' : 'Tell them'}
          otherwise="Back"
          busy={send.busy}
          problem={<AnnounceProblem problem={send.problem} />}
          onConfirm={() => send.send(asking)}
          onClose={() => setAsking(null)}
        >
          <p>
            <strong>
              <bdi>{asking.title}</bdi>
            </strong>
          </p>
          <p>
            {everybody && <Everybody />}It comes to their inboxes, and by whatever else they have chosen
            {urgent && ', in quiet hours too'}. It cannot be taken back.
          </p>
        </Confirm>
      )}
    </>
  );
}

/** How many that is. */
function Everybody() {
  const people = useQuery(adminQueries.users('', 1)).data;
  return people ? `${count(people.total_users, 'account')} will be told. ` : null;
}

/** What did not work, and whether people may be told all the same. */
function AnnounceProblem({ problem }: { problem: ProblemError | null }) {
  if (!problem) return null;
  if (arrivedBefore(problem)) {
    return (
      <p className="bar bad" role="alert">
        What you sent first did arrive, though its answer was lost: people are told that. This one was not sent; send it
        only if they are to be told it as well.
      </p>
    );
  }
  return (
    <>
      <FormProblem problem={problem} />
      {isLost(problem) && <p className="soft small">Send it again when you are ready: nobody is told twice.</p>}
      {sentLongAgo(problem) && (
        <p className="soft small">Whoever it was for has it in the inbox then. Send this only if it is still wanted.</p>
      )}
    </>
  );
}

function Progress({ batch }: { batch: string }) {
  const state = useQuery(adminQueries.batch(batch)).data;
  return (
    <p className="bar good" role="status">
      {state === undefined
        ? 'Accepted.'
        : state.state === 'done'
          ? `Done: ${count(state.told, 'person was', 'people were')} told.`
          : `Telling: ${state.told} of ${count(state.accepted, 'person', 'people')}.`}
      {state && state.skipped > 0 && ` ${count(state.skipped, 'account is', 'accounts are')} gone or disabled.`}
    </p>
  );
}

function Receivers({
  chosen,
  onChange,
}: {
  chosen: readonly Receiver[];
  onChange: (next: readonly Receiver[]) => void;
}) {
  const [q, setQ] = useState('');
  const found = useQuery({
    ...adminQueries.users(q, 1),
    enabled: q.trim() !== '',
    placeholderData: (before) => before,
  });
  const others = found.data?.users.filter(({ id }) => !chosen.some((one) => one.id === String(id))) ?? [];
  return (
    <div className="stack">
      <Field label="Find people" value={q} onChange={(event) => setQ(event.target.value)} autoComplete="off" />
      {q.trim() !== '' && (
        <div className="row">
          {others.slice(0, 8).map(({ id, username }) => (
            <button
              key={id}
              type="button"
              className="button small"
              onClick={() => onChange([...chosen, { id: String(id), username }])}
            >
              + <Name>{username}</Name>
            </button>
          ))}
        </div>
      )}
      <ul className="row" aria-label="Chosen people">
        {chosen.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="button small"
              onClick={() => onChange(chosen.filter(({ id }) => id !== one.id))}
            >
              <Name>{one.username}</Name> ×<span className="visually-hidden"> remove</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
