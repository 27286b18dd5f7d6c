import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { body, open } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { useSession } from '../platform/app/useSession';
import { FormProblem, Submit, useSending } from '../platform/ui/forms';
import { PageHead } from '../platform/ui/page';
import { Loaded } from '../platform/ui/states';
import { identityQueries } from './queries';

/**
 * Where the link in a mail leads. Opening it changes nothing, because mail gateways open links; the person confirms by
 * the button.
 */
export default function VerifyEmail() {
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const holder = useQuery({
    queryKey: ['verify-email', token],
    queryFn: () => body(open.POST('/api/v1/users/verify-email/check', { body: { token } })),
  });
  const lost = holder.error && 'code' in holder.error && holder.error.code === 'link_invalid';
  return (
    <div className="narrow stack">
      {/* The address of this page carries the token: no other address hears of it. */}
      <meta name="referrer" content="no-referrer" />
      <PageHead title="Confirm your address" />
      {lost ? <BadLink /> : <Loaded query={holder}>{(found) => <Confirm token={token} {...found} />}</Loaded>}
    </div>
  );
}

function Confirm({ token, email, emailVerified }: { token: string; email: string; emailVerified: boolean }) {
  const [done, setDone] = useState(emailVerified);
  const confirm = useSending(
    () => body(open.POST('/api/v1/users/verify-email', { body: { token } })),
    () => {
      setDone(true);
      queryClient.invalidateQueries({ queryKey: identityQueries.profile.queryKey });
    },
  );
  if (done) {
    return (
      <>
        <p className="bar good" role="status">
          The address <strong>{email}</strong> is confirmed. News will reach you there.
        </p>
        <GoOn />
      </>
    );
  }
  if (confirm.problem?.code === 'link_invalid') return <BadLink />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.send(undefined);
      }}
    >
      <FormProblem problem={confirm.problem} />
      <p>
        Is <strong>{email}</strong> your address? Then confirm it, and your news will reach you there.
      </p>
      <Submit busy={confirm.busy}>Confirm this address</Submit>
      <p className="soft small">If you did not register with Pacenote, close this page. Nothing is sent to you then.</p>
    </form>
  );
}

function BadLink() {
  const inside = useSession() !== 'none';
  return (
    <>
      <p className="bar bad" role="alert">
        This link does not work: it is damaged, or older than 24 hours.
      </p>
      <p>
        {inside
          ? 'The start page can send you a new one, as long as your address is not confirmed.'
          : 'Log in and have a new one sent from the start page.'}
      </p>
      <GoOn />
    </>
  );
}

function GoOn() {
  const inside = useSession() !== 'none';
  return (
    <p>
      <Link to={inside ? '/' : '/login'} className="button">
        {inside ? 'To the start page' : 'Log in'}
      </Link>
    </p>
  );
}
