import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { body, open } from '../api/client';
import { queryClient } from '../api/queries';
import { session } from '../api/session';
import { FormProblem, useSending } from '../ui/forms';
import { sandboxQueries } from './queries';

/** The sandbox's demo people, one press away. */
export function DemoLogins() {
  const navigate = useNavigate();
  const state = useQuery(sandboxQueries.state);
  const login = useSending(
    (email: string) =>
      body(open.POST('/api/v1/users/login', { body: { email, password: state.data?.password ?? '' } })),
    (answer) => {
      queryClient.removeQueries();
      session.begin(answer);
      navigate('/');
    },
  );
  if (!state.data) return null;
  return (
    <section className="panel stack">
      <h2>Look around in the sandbox</h2>
      <FormProblem problem={login.problem} />
      <div className="row">
        {state.data.demo.map((email) => (
          <button key={email} type="button" className="button" onClick={() => login.send(email)}>
            Log in as {email}
          </button>
        ))}
      </div>
      <p className="soft small">
        Everybody's password here is <span className="figures">{state.data.password}</span>.
      </p>
    </section>
  );
}
