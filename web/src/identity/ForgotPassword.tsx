import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link } from 'react-router';
import { body, open } from '../platform/api/client';
import { Field, FormProblem, Submit, useSending } from '../platform/ui/forms';
import { PageHead } from '../platform/ui/page';

export default function ForgotPassword() {
  const [answered, setAnswered] = useState('');
  const form = useForm({ defaultValues: { email: '' } });
  const ask = useSending(
    (input: { email: string }) => body(open.POST('/api/v1/users/password/forgot', { body: input })),
    (answer) => setAnswered(answer.message),
  );
  return (
    <div className="narrow stack">
      <PageHead title="Forgot the password" />
      {answered ? (
        <p className="bar good" role="status">
          {answered}
        </p>
      ) : (
        <form className="stack" onSubmit={form.handleSubmit(ask.send)} noValidate>
          <FormProblem problem={ask.problem} />
          <Field
            label="E-mail"
            type="email"
            autoComplete="email"
            hint="We send a link that is valid for 30 minutes."
            error={form.formState.errors.email?.message}
            {...form.register('email', { required: 'Please give your e-mail.' })}
          />
          <Submit busy={ask.busy}>Send the link</Submit>
        </form>
      )}
      <p className="small">
        <Link to="/login">Back to log in</Link>
      </p>
    </div>
  );
}
