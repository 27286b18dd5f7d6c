import { Controller, useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router';
import { body, open } from '../platform/api/client';
import { type UserNameBoxProps, useUserName } from '../platform/app/feature';
import { Field, FormProblem, Submit, tellFields, useSending } from '../platform/ui/forms';
import { PageHead } from '../platform/ui/page';

interface Registration {
  username: string;
  email: string;
  password: string;
}

/** Where no feature knows what the name is for. */
function NameField({ value, onChange, error }: UserNameBoxProps) {
  return <Field label="Your name" value={value} onChange={(event) => onChange(event.target.value)} error={error} />;
}

export default function Register() {
  const navigate = useNavigate();
  const UserNameBox = useUserName()?.Box ?? NameField;
  const form = useForm<Registration>({ defaultValues: { username: '', email: '', password: '' } });
  const { errors } = form.formState;
  const register = useSending(
    (input: Registration) => body(open.POST('/api/v1/users/register', { body: input })),
    (answer) => navigate(`/login?registered=${answer.emailVerification}`),
  );
  tellFields(form, register.problem, ['username', 'email', 'password']);
  return (
    <div className="narrow stack">
      <PageHead title="Register" />
      <form className="stack" onSubmit={form.handleSubmit(register.send)} noValidate>
        <FormProblem problem={register.problem} />
        <Controller
          control={form.control}
          name="username"
          rules={{ validate: (name) => name.trim() !== '' || 'Please give your name.' }}
          render={({ field }) => (
            <UserNameBox
              value={field.value}
              onChange={(name) => {
                form.clearErrors('username');
                field.onChange(name);
              }}
              error={errors.username?.message}
            />
          )}
        />
        <Field
          label="E-mail"
          type="email"
          autoComplete="email"
          error={errors.email?.message}
          {...form.register('email', {
            required: 'Please give your e-mail.',
            pattern: { value: /^\s*\S+@\S+\.\S+\s*$/, message: 'This does not look like an e-mail address.' },
          })}
        />
        <Field
          label="Password"
          type="password"
          autoComplete="new-password"
          hint="At least 8 characters; a sentence is fine."
          error={errors.password?.message}
          {...form.register('password', {
            minLength: { value: 8, message: 'A password has at least 8 characters.' },
            required: 'Please choose a password.',
          })}
        />
        <Submit busy={register.busy}>Register</Submit>
        <p className="small">
          <Link to="/login">I have an account</Link>
        </p>
      </form>
    </div>
  );
}
