import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { call } from '../platform/api/client';
import { isLost, type ProblemError } from '../platform/api/problem';
import { queryClient } from '../platform/api/queries';
import { arrivedBefore, keptKey, once, RetryKey, sentLongAgo } from '../platform/api/retryKey';
import { Field, FormProblem, Submit, tellFields, useSending } from '../platform/ui/forms';
import { Offered } from './Offered';
import { noticeQueries } from './queries';
import type { Webhook } from './types';
import { areaName, areaOf } from './words';

const again = () => queryClient.invalidateQueries({ queryKey: noticeQueries.webhooks.queryKey });

/** Programs that are told, each by a signed call. Nothing stands here where the server makes none. */
export function Webhooks() {
  const query = useQuery(noticeQueries.webhooks);
  return (
    <Offered title="Webhooks" query={query}>
      {(webhooks) => <List webhooks={webhooks} />}
    </Offered>
  );
}

function List({ webhooks }: { webhooks: readonly Webhook[] }) {
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      {webhooks.length === 0 ? (
        <p>A webhook calls a program of yours with what happens. You have none.</p>
      ) : (
        <ul className="rows">
          {webhooks.map((webhook) => (
            <Row key={webhook.webhookId} webhook={webhook} />
          ))}
        </ul>
      )}
      {secret && (
        <div className="bar good" role="status">
          <p>The key that its calls are signed with. It is shown once; keep it now.</p>
          <pre>{secret}</pre>
        </div>
      )}
      <Add onAdded={(added) => setSecret(added.secret ?? null)} />
    </>
  );
}

function Row({ webhook }: { webhook: Webhook }) {
  const [tested, setTested] = useState(false);
  const remove = useSending(() => call<unknown>('DELETE', `/notifications/webhooks/${webhook.webhookId}`), again);
  const test = useSending(
    () => call<unknown>('POST', `/notifications/webhooks/${webhook.webhookId}/test`),
    () => setTested(true),
  );
  return (
    <li className="line plain">
      <span className="what">
        {webhook.url}
        <span className="soft small" style={{ display: 'block' }}>
          {webhook.disabledReason
            ? 'is not called any more: it answered that it is gone'
            : `told about ${webhook.topics.map((topic) => areaName(areaOf(topic))).join(', ')}`}
          {tested && !test.busy && !test.problem && ', test sent'}
        </span>
        <FormProblem problem={test.problem ?? remove.problem} />
      </span>
      <span className="row">
        <button type="button" className="button small" onClick={() => test.send(undefined)}>
          Test
        </button>
        <button type="button" className="button small" onClick={() => remove.send(undefined)}>
          Remove<span className="visually-hidden"> {webhook.url}</span>
        </button>
      </span>
    </li>
  );
}

function Add({ onAdded }: { onAdded: (webhook: Webhook) => void }) {
  const topics = useQuery(noticeQueries.topics).data ?? [];
  const areas = [...new Set(topics.map(({ topic }) => areaOf(topic)))];
  const form = useForm<{ url: string; topics: string[] }>({ defaultValues: { url: '', topics: [] } });
  const { errors } = form.formState;
  // Over a reload too: a repeat of what was sent shows the key that nobody has seen.
  const [key] = useState(() => new RetryKey(keptKey('webhook')));
  const add = useSending(
    async (input: { url: string; topics: string[] }) => {
      try {
        return await once(key, (headers) => call<Webhook>('POST', '/notifications/webhooks', { json: input, headers }));
      } catch (error) {
        // It may be there all the same.
        again();
        throw error;
      }
    },
    (webhook) => {
      onAdded(webhook);
      form.reset();
      again();
    },
  );
  tellFields(form, add.problem, ['url', 'topics']);
  return (
    <form className="stack" onSubmit={form.handleSubmit(add.send)} noValidate>
      <AddProblem problem={add.problem} />
      <Field
        label="Address"
        type="url"
        placeholder="https://"
        error={errors.url?.message}
        {...form.register('url', {
          required: 'Please give the address of your program.',
          pattern: { value: /^https:\/\//, message: 'The address begins with https://.' },
        })}
      />
      <fieldset className="row">
        <legend className="label">Told about</legend>
        {areas.map((area) => (
          <label key={area} className="tick">
            <input
              type="checkbox"
              value={area}
              {...form.register('topics', { validate: (chosen) => chosen.length > 0 || 'Please choose at least one.' })}
            />
            {areaName(area)}
          </label>
        ))}
        {errors.topics && (
          <span className="problem" role="alert">
            {errors.topics.message}
          </span>
        )}
      </fieldset>
      <div>
        <Submit busy={add.busy} className="">
          Add a webhook
        </Submit>
      </div>
    </form>
  );
}

/** What did not work, and whether a webhook may be there all the same. */
function AddProblem({ problem }: { problem: ProblemError | null }) {
  if (!problem) return null;
  if (arrivedBefore(problem)) {
    return (
      <p className="bar bad" role="alert">
        What you sent first did arrive, though its answer was lost: that webhook stands above, and its key was shown to
        nobody. This one was not added. Remove the first one, then add what you want.
      </p>
    );
  }
  return (
    <>
      <FormProblem problem={problem} />
      {isLost(problem) && (
        <p className="soft small">Press again with the same address: it is added once, and its key is shown then.</p>
      )}
      {sentLongAgo(problem) && (
        <p className="soft small">If it stands above, remove it: its key was shown to nobody. Then press again.</p>
      )}
    </>
  );
}
