import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api, body, patientFetch } from '../platform/api/client';
import { session } from '../platform/api/session';
import { useFeatures } from '../platform/app/feature';
import { download } from '../platform/lib/csv';
import { list } from '../platform/lib/words';
import { Dialog } from '../platform/ui/dialog';
import { Field, FormProblem, Submit, useSending } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';

/** Everything stored about me, and the way out. */
export function Leave({ username }: { username: string }) {
  const [asking, setAsking] = useState(false);
  const features = useFeatures();
  const form = useForm({ defaultValues: { password: '' } });
  const save = useSending(
    () => body(api.GET('/api/v1/users/me/export', { fetch: patientFetch })),
    (all) => download('pacenote-export.json', JSON.stringify(all, null, 2), 'application/json'),
  );
  const remove = useSending(
    (input: { password: string }) => body(api.DELETE('/api/v1/users/me', { body: input })),
    () => session.leave(),
  );
  return (
    <section className="panel stack">
      <h2>My data</h2>
      <FormProblem problem={save.problem} />
      <div className="row">
        <button type="button" className="button" onClick={() => save.send(undefined)}>
          Download everything stored about me
        </button>
        <button type="button" className="button danger" onClick={() => setAsking(true)}>
          Delete my account
        </button>
      </div>
      {asking && (
        <Dialog
          title={
            <>
              Delete the account <Name>{username}</Name>?
            </>
          }
          onClose={() => setAsking(false)}
        >
          <form className="stack" onSubmit={form.handleSubmit(remove.send)} noValidate>
            <p>
              Your {list(features.flatMap(({ deleted }) => deleted ?? []))} are deleted, and mails that have not left
              yet. This cannot be taken back.
            </p>
            <FormProblem problem={remove.problem} />
            <Field
              label="Password"
              type="password"
              autoComplete="current-password"
              error={form.formState.errors.password?.message}
              {...form.register('password', { required: 'Please give your password.' })}
            />
            <div className="row">
              <Submit busy={remove.busy} className="danger">
                Delete for ever
              </Submit>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                Keep
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </section>
  );
}
