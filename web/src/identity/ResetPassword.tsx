import { useForm } from 'react-hook-form';
import { Link, useSearchParams } from 'react-router';
import { body, open } from '../platform/api/client';
import { session } from '../platform/api/session';
import { Field, FormProblem, Submit, tellFields, useSending } from '../platform/ui/forms';
import { PageHead } from '../platform/ui/page';

export default function ResetPassword() {
  const [params] = useSearchParams();
  const form = useForm({ defaultValues: { password: '' } });
  const reset = useSending(
    (input: { password: string }) =>
      body(open.POST('/api/v1/users/password/reset', { body: { token: params.get('token') ?? '', ...input } })),
    () => session.leave('/login?reset=1'),
  );
  tellFields(form, reset.problem, ['password']);
  return (
    <div className="narrow stack">
      {/* The address of this page carries the token: no other address hears of it. */}
      <meta name="referrer" content="no-referrer" />
      <PageHead title="New password" />
      <form className="stack" onSubmit={form.handleSubmit(reset.send)} noValidate>
        <FormProblem problem={reset.problem} />
        {reset.problem?.code === 'link_invalid' && (
          <p>
            <Link to="/forgot-password">Have a new link sent</Link>
          </p>
        )}
        <Field
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="At least 8 characters. You will be logged out everywhere."
          error={form.formState.errors.password?.message}
          {...form.register('password', {
            required: 'Please choose a password.',
            minLength: { value: 8, message: 'A password has at least 8 characters.' },
          })}
        />
        <Submit busy={reset.busy}>Set the password</Submit>
      </form>
    </div>
  );
}
