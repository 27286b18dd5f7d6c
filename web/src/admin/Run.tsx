import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { digestQueries } from '../digest/queries';
import type { Schemas } from '../platform/api/queries';
import { useAdminParts } from '../platform/app/feature';
import { day, serviceNow } from '../platform/lib/times';
import { count } from '../platform/lib/words';
import { When } from '../platform/ui/figures';
import { Name } from '../platform/ui/names';
import { PageHead } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { adminQueries } from './queries';
import { RunState } from './Runs';

/** One run as a timeline: survey, people, mails; live while it works. */
export default function Run() {
  const { id = '' } = useParams();
  const run = useQuery(adminQueries.run(id));
  return (
    <>
      <PageHead title={run.data ? `${run.data.dry_run ? 'Dry run' : 'Run'} of ${day(run.data.date)}` : 'Run'}>
        <Link to="/admin/runs" className="button">
          All runs
        </Link>
      </PageHead>
      <Loaded query={run} bones={8}>
        {(found) => (
          <div className="stack">
            <p className="row" aria-live="polite">
              <RunState state={found.state} />
              <span className="soft">
                {found.trigger}, begun <When at={found.started_at} />
                {found.finished_at && (
                  <>
                    , ended <When at={found.finished_at} />
                  </>
                )}
              </span>
            </p>
            <Timeline run={found} />
            <Requests run={found} />
            {found.survey.oddities.length > 0 && (
              <section className="panel stack">
                <h2>What was odd</h2>
                <ul className="stack">
                  {found.survey.oddities.map((oddity) => (
                    <li key={oddity} className="bar bad">
                      {oddity}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {found.preview && <Preview preview={found.preview} />}
          </div>
        )}
      </Loaded>
    </>
  );
}

function Timeline({ run }: { run: Schemas['Run'] }) {
  const { progress, summary } = run;
  const mails = summary.emailsSent + summary.emailsFailed;
  const surveys = useAdminParts().flatMap(({ survey }) => survey ?? []);
  return (
    <section className="panel">
      <h2>Timeline</h2>
      <ol className="steps">
        {surveys.map(({ done, all, Words }) => (
          <Step name="Survey" key="survey" done={done(progress)} all={all(progress)}>
            <Words progress={progress} />
          </Step>
        ))}
        <Step name="People" done={progress.people_done} all={progress.people_total}>
          {progress.people_done} of {count(progress.people_total, 'person', 'people')}
          {summary.phase1Errors + summary.phase2Errors > 0 && (
            <span className="slower">, {summary.phase1Errors + summary.phase2Errors} failed</span>
          )}
        </Step>
        <Step name="Mails" done={mails} all={run.state === 'completed' ? mails : Math.max(mails, 1)}>
          {summary.emailsSent} sent, {summary.emailsSkipped} had nothing to say
          {summary.emailsFailed > 0 && (
            <>
              ,{' '}
              <Link to="/admin/mails" className="slower">
                {summary.emailsFailed} failed
              </Link>
            </>
          )}
        </Step>
      </ol>
    </section>
  );
}

function Step({ name, done, all, children }: { name: string; done: number; all: number; children: React.ReactNode }) {
  const share = all === 0 ? 0 : Math.min(100, (100 * done) / all);
  return (
    <li>
      <div className="row between">
        <strong>{name}</strong>
        <span>{children}</span>
      </div>
      <div className="gauge">
        <span style={{ width: `${share}%` }} />
      </div>
    </li>
  );
}

/** Requests of the busiest service: every figure's name begins with its service. */
function busiest(requests: Record<string, number>): number {
  const services = new Map<string, number>();
  for (const [name, value] of Object.entries(requests)) {
    const service = name.split('_')[0] ?? name;
    services.set(service, (services.get(service) ?? 0) + value);
  }
  return Math.max(0, ...services.values());
}

/** How many requests, of what kind, and how that compares with what is agreed. */
function Requests({ run }: { run: Schemas['Run'] }) {
  const agreed = useQuery(digestQueries.schedule).data?.requestsPerSecond;
  const end = run.finished_at ? Date.parse(run.finished_at) : serviceNow();
  const seconds = Math.max(1, (end - Date.parse(run.started_at)) / 1000);
  const rate = busiest(run.survey.requests) / seconds;
  return (
    <section className="panel stack">
      <h2>{count(run.upstream_requests, 'request')} upstream</h2>
      {agreed !== undefined && (
        <div>
          <div className="row between small">
            <span>The busiest service, on average</span>
            <span className="figures">
              {rate.toFixed(2)} of {agreed} per second
            </span>
          </div>
          <div className="gauge">
            <span style={{ width: `${Math.min(100, (100 * rate) / agreed)}%` }} />
          </div>
        </div>
      )}
      <dl className="pairs">
        {Object.entries({ ...run.survey.requests, ...run.survey.figures }).map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name.replaceAll('_', ' ')}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Preview({ preview }: { preview: Schemas['Preview'][] }) {
  return (
    <section className="panel stack">
      <h2>What would have been sent</h2>
      {preview.length === 0 && <Empty title="No mail: nothing is new for anybody" />}
      {preview.map((mail) => (
        <details key={mail.username}>
          <summary>
            <Name>{mail.username}</Name>: <bdi>{mail.subject}</bdi>
          </summary>
          <ul>
            {mail.lines.map((line) => (
              <li key={line} dir="auto">
                {line}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
