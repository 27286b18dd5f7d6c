import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useFeatures } from '../platform/app/feature';
import { PageHead, Pager } from '../platform/ui/page';
import { Bones, Empty, Loaded } from '../platform/ui/states';
import { digestQueries } from './queries';

const STATES: Record<string, { text: string; tone: string }> = {
  sent: { text: 'sent', tone: 'faster' },
  failed: { text: 'will be tried again', tone: 'warn' },
  dead: { text: 'could not be delivered', tone: 'slower' },
  pending: { text: 'waiting', tone: 'soft' },
  sending: { text: 'on its way', tone: 'soft' },
};

export function MailState({ state }: { state: string }) {
  const known = STATES[state] ?? { text: state, tone: 'soft' };
  return <span className={`tag ${known.tone}`}>{known.text}</span>;
}

export default function History() {
  const [page, setPage] = useState(1);
  const features = useFeatures();
  const mails = useQuery({ ...digestQueries.mails(page), placeholderData: (before) => before });
  return (
    <>
      <PageHead title="History" lead="What was looked at, what was sent." />
      <div className="stack wide">
        {features.map(
          ({ name, HistorySection }) =>
            HistorySection && (
              <Suspense key={name} fallback={<Bones lines={5} />}>
                <HistorySection />
              </Suspense>
            ),
        )}
        <section className="panel">
          <h2>Mails</h2>
          <Loaded query={mails} bones={5}>
            {(found) =>
              found.mails.length === 0 ? (
                <Empty title="No mail so far">
                  <p>A mail leaves on days with news, and can be read here again.</p>
                </Empty>
              ) : (
                <>
                  <ul className="rows">
                    {found.mails.map((mail) => (
                      <li key={mail.id}>
                        <Link to={`/history/${mail.id}`} className="line plain">
                          <bdi className="what">{mail.subject}</bdi>
                          <MailState state={mail.state} />
                        </Link>
                      </li>
                    ))}
                  </ul>
                  <Pager page={page} more={found.pagination.hasMore} onPage={setPage} />
                </>
              )
            }
          </Loaded>
        </section>
      </div>
    </>
  );
}
