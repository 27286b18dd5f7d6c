import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { body, open } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { claims, session } from '../platform/api/session';
import { useUserName } from '../platform/app/feature';
import { Dialog } from '../platform/ui/dialog';
import { Field, FormProblem, Submit, useSending } from '../platform/ui/forms';
import { identityQueries } from './queries';

/** In front of the page whose session ended: what was typed there stays, and is sent by the person again. */
export default function SessionEnded() {
  const name = useUserName()?.word ?? 'name';
  const known = useQuery({ ...identityQueries.profile, enabled: false }).data;
  const form = useForm({ defaultValues: { email: known?.email ?? '', password: '' } });
  const login = useSending(
    (input: { email: string; password: string }) => body(open.POST('/api/v1/users/login', { body: input })),
    async (answer) => {
      const other = claims(answer.access_token)?.account !== session.account();
      session.begin(answer);
      if (other) {
        // Nothing of the person before may stay in this page, or be sent on by it.
        location.assign('/');
      } else {
        await queryClient.invalidateQueries();
      }
    },
  );
  return (
    <Dialog title="Your session has ended">
      <form className="stack" onSubmit={form.handleSubmit(login.send)} noValidate>
        <p>Log in again to go on here. What you typed on this page is kept; press its button once more afterwards.</p>
        <FormProblem problem={login.problem} />
        <Field label={`E-mail or ${name}`} autoComplete="username" {...form.register('email', { required: true })} />
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          {...form.register('password', { required: true })}
        />
        <div className="row">
          <Submit busy={login.busy}>Log in</Submit>
          <button type="button" className="button" onClick={() => session.leave()}>
            Leave
          </button>
        </div>
      </form>
    </Dialog>
  );
}
