import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { body, open } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { session } from '../platform/api/session';
import { useUserName } from '../platform/app/feature';
import { useIsSandbox } from '../platform/app/Strips';
import { storage } from '../platform/lib/storage';
import { DemoLogins } from '../platform/sandbox/DemoLogins';
import { Field, FormProblem, Submit, useSending } from '../platform/ui/forms';
import { PageHead } from '../platform/ui/page';

/** Only our own pages are places to go on to. */
function nextPage(wanted: string | null): string {
  return wanted?.startsWith('/') && !wanted.startsWith('//') && !wanted.startsWith('/\\') ? wanted : '/';
}

const BANNERS = {
  registered: {
    required:
      'Your account is made. We sent you a mail: open its link and confirm your address, then news can reach you. You can log in already.',
    off: 'Your account is made. Log in to go on.',
  },
  reset: { '1': 'Your new password is set. Log in with it.' },
} as const;

export default function Login() {
  const name = useUserName()?.word ?? 'name';
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const sandbox = useIsSandbox();
  const [keeps] = useState(() => storage.keeps());
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const { errors } = form.formState;
  const login = useSending(
    (input: { email: string; password: string }) => body(open.POST('/api/v1/users/login', { body: input })),
    (answer) => {
      queryClient.removeQueries();
      session.begin(answer);
      navigate(nextPage(params.get('next')), { replace: true });
    },
  );
  const banner = Object.entries(BANNERS)
    .map(([name, texts]) => (texts as Record<string, string>)[params.get(name) ?? ''])
    .find(Boolean);
  return (
    <div className="narrow stack">
      <PageHead title="Log in" />
      {banner && (
        <p className="bar good" role="status">
          {banner}
        </p>
      )}
      {!keeps && (
        <p className="bar" role="status">
          This browser keeps nothing for Pacenote: it blocks cookies and site data, or its disk is full. You can log in;
          the session ends when you close this tab or load the page anew. To stay logged in, allow site data for{' '}
          {location.host}.
        </p>
      )}
      <form className="stack" onSubmit={form.handleSubmit(login.send)} noValidate>
        <FormProblem problem={login.problem} />
        <Field
          label={`E-mail or ${name}`}
          autoComplete="username"
          autoCapitalize="none"
          error={errors.email?.message}
          {...form.register('email', { required: `Please give your e-mail or your ${name}.` })}
        />
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register('password', { required: 'Please give your password.' })}
        />
        <Submit busy={login.busy}>Log in</Submit>
        <p className="row between small">
          <Link to="/forgot-password">Forgot the password?</Link>
          <Link to="/register">No account yet?</Link>
        </p>
      </form>
      {sandbox && <DemoLogins />}
    </div>
  );
}
