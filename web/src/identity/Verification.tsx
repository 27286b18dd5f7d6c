import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { FormProblem, useSending } from '../platform/ui/forms';
import { identityQueries } from './queries';

/** Says why no mail comes, as long as none can, and what to do about it. */
export function Verification() {
  const profile = useQuery(identityQueries.profile).data;
  const [answered, setAnswered] = useState('');
  const resend = useSending(
    () => body(api.POST('/api/v1/users/verify-email/resend')),
    (answer) => setAnswered(answer.message),
  );
  const resume = useSending(
    () => body(api.PUT('/api/v1/users/me', { body: { mailEnabled: true } })),
    (next) => queryClient.setQueryData(identityQueries.profile.queryKey, next),
  );
  if (!profile) return null;
  if (!profile.email) {
    return (
      <div className="bar" role="status">
        <p>Your account has no e-mail address, so no mail can reach you; everything is in your inbox here.</p>
      </div>
    );
  }
  if (!profile.emailVerified) {
    return (
      <div className="bar stack" role="status">
        <p>
          Confirm your address <strong>{profile.email}</strong>: open the link in the mail we sent you and press its
          button. Until then no news leaves; what is found is kept for the first mail.
        </p>
        <FormProblem problem={resend.problem} />
        {answered ? (
          <p>{answered}</p>
        ) : (
          <p>
            <button type="button" className="button small" onClick={() => resend.send(undefined)}>
              Send the link again
            </button>
          </p>
        )}
      </div>
    );
  }
  if (!profile.mailEnabled) {
    return (
      <div className="bar stack" role="status">
        <p>Mail is switched off; everything is in your inbox here.</p>
        <FormProblem problem={resume.problem} />
        <p>
          <button type="button" className="button small" onClick={() => resume.send(undefined)}>
            Switch mail on
          </button>
        </p>
      </div>
    );
  }
  return null;
}
