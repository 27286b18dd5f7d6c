import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api, body } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { Field, FormProblem, Submit, tellFields, useSending } from '../platform/ui/forms';

interface Change {
  currentPassword: string;
  newPassword: string;
}

export function ChangePassword() {
  const [changed, setChanged] = useState('');
  const form = useForm<Change>({ defaultValues: { currentPassword: '', newPassword: '' } });
  const { errors } = form.formState;
  const change = useSending(
    (input: Change) => body(api.PUT('/api/v1/users/password', { body: input })),
    (answer) => {
      setChanged(answer.message);
      form.reset();
      queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
  );
  tellFields(form, change.problem, ['currentPassword', 'newPassword']);
  return (
    <section className="panel">
      <h2>Password</h2>
      <form className="stack" style={{ maxWidth: '26rem' }} onSubmit={form.handleSubmit(change.send)} noValidate>
        <FormProblem problem={change.problem} />
        {changed && !change.problem && (
          <p className="bar good" role="status">
            {changed}
          </p>
        )}
        <Field
          label="Current password"
          type="password"
          autoComplete="current-password"
          error={errors.currentPassword?.message}
          {...form.register('currentPassword', { required: 'Please give your current password.' })}
        />
        <Field
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="At least 8 characters. Every other session is logged out."
          error={errors.newPassword?.message}
          {...form.register('newPassword', {
            required: 'Please choose a password.',
            minLength: { value: 8, message: 'A password has at least 8 characters.' },
          })}
        />
        <div>
          <Submit busy={change.busy} className="">
            Change the password
          </Submit>
        </div>
      </form>
    </section>
  );
}
