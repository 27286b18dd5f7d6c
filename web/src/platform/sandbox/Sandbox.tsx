import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { problemOf } from '../api/problem';
import { queries, queryClient } from '../api/queries';
import { useIsSandbox } from '../app/Strips';
import { useSession } from '../app/useSession';
import { exact, setServiceClock } from '../lib/times';
import { isolated } from '../lib/visibleText';
import { count } from '../lib/words';
import { Choices, FormProblem, useSending } from '../ui/forms';
import { PageHead } from '../ui/page';
import { Empty, Loaded } from '../ui/states';
import { DemoLogins } from './DemoLogins';
import { Phone } from './Phone';
import { sandboxQueries } from './queries';
import { Sockets } from './Sockets';
import { type SandboxMail, sandbox } from './sandbox';

/** The sandbox shows itself: its mailbox, its phone, a day that passes at a press, and a switch that cuts live updates. */
export default function Sandbox() {
  const { id } = useParams();
  const inSandbox = useIsSandbox();
  const health = useQuery(queries.health);
  const session = useSession();
  const state = useQuery({ ...sandboxQueries.state, enabled: inSandbox });
  const mailbox = useQuery({ ...sandboxQueries.mailbox, enabled: inSandbox });
  const [arrived, setArrived] = useState<number | null>(null);
  const nextDay = useSending(sandbox.nextDay, async (day) => {
    const before = mailbox.data?.length ?? 0;
    setServiceClock(day.now);
    await queryClient.invalidateQueries();
    const after = queryClient.getQueryData(sandboxQueries.mailbox.queryKey)?.length ?? before;
    setArrived(after - before);
  });
  if (health.data && !inSandbox) {
    return <Empty title="This is not a sandbox">{null}</Empty>;
  }
  const mail = mailbox.data?.find((item) => item.id === id);
  return (
    <>
      <PageHead title="Sandbox" lead={state.data && `It is ${exact(state.data.now)} here.`}>
        <button
          type="button"
          className="button primary"
          aria-disabled={nextDay.busy || undefined}
          onClick={() => nextDay.send(undefined)}
        >
          {nextDay.busy ? 'The day passes …' : 'Let a day pass'}
        </button>
      </PageHead>
      <div className="stack">
        <FormProblem problem={nextDay.problem ?? (state.error ? problemOf(state.error) : null)} />
        {arrived !== null && !nextDay.busy && (
          <p className="bar good" role="status">
            A day has passed: {arrived === 0 ? 'no mail was needed' : `${count(arrived, 'new mail')}`}.
          </p>
        )}
        {session === 'none' && <DemoLogins />}
        <div className={`beside ${mail ? 'open' : ''}`}>
          <div className="list stack">
            <h2>Mailbox</h2>
            <Loaded query={mailbox} bones={6}>
              {(mails) =>
                mails.length === 0 ? (
                  <Empty title="No mail yet">
                    <p>Let a day pass: when a record falls on a followed map, its mail appears here.</p>
                  </Empty>
                ) : (
                  <ul className="rows panel" aria-label="Mailbox">
                    {mails.map((item) => (
                      <li key={item.id}>
                        <Link
                          to={`/sandbox/${item.id}`}
                          className="line plain"
                          aria-current={item.id === id ? 'true' : undefined}
                        >
                          <span className="what">
                            <bdi>{item.subject}</bdi>
                            <span className="soft small" style={{ display: 'block' }}>
                              to {item.to}
                            </span>
                          </span>
                        </Link>
                      </li>
                    ))}
                  </ul>
                )
              }
            </Loaded>
          </div>
          <div className="detail">
            {mail ? (
              <Mail key={mail.id} mail={mail} />
            ) : id && mailbox.data ? (
              <Empty title="There is no such mail in the mailbox" />
            ) : (
              <p className="soft">Choose a mail to read it as it arrives.</p>
            )}
          </div>
        </div>
        <Phone />
        <Sockets />
      </div>
    </>
  );
}

function Mail({ mail }: { mail: SandboxMail }) {
  const [form, setForm] = useState<'html' | 'text'>('html');
  return (
    <section className="stack" aria-label="Mail">
      <div className="row between">
        <Choices
          label="Shown as"
          hideLabel
          value={form}
          options={[
            ['html', 'HTML'],
            ['text', 'Text'],
          ]}
          onChange={setForm}
        />
        <Link to="/sandbox" className="button small">
          Close
        </Link>
      </div>
      {form === 'html' ? (
        <iframe className="mail" title={isolated(mail.subject)} src={sandbox.html(mail.id)} sandbox="" />
      ) : (
        <pre className="panel">{mail.text}</pre>
      )}
    </section>
  );
}
