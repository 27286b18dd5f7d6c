import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { identityQueries } from '../identity/queries';
import { api, body } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { count } from '../platform/lib/words';
import { Choices, FormProblem, Submit, useSending } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { PageHead } from '../platform/ui/page';
import { Bones, Empty, Loaded } from '../platform/ui/states';
import { AuthorBox } from './AuthorBox';
import { trackmaniaQueries } from './queries';
import { PERIODS } from './words';

type Period = keyof typeof PERIODS;

/** The table comes with the first result. */
const SearchResult = lazy(() => import('./SearchResult'));

const PERIOD_OPTIONS = Object.entries(PERIODS).map(([key, text]) => [key as Period, text] as const);

export default function Search() {
  const [params, setParams] = useSearchParams();
  const jobId = params.get('job') ?? '';
  const profile = useQuery(identityQueries.profile);
  return (
    <>
      <PageHead
        title="Search"
        lead="Recent records on the maps of any author. A search changes nothing and tells nobody."
      />
      <div className="stack">
        {/* Not before we know whose name stands in it: it must not change under the hand. */}
        <Loaded query={profile} bones={4}>
          {(me) => <Form self={me.username} onStarted={(job) => setParams({ job })} />}
        </Loaded>
        {jobId && <Watched jobId={jobId} />}
      </div>
    </>
  );
}

function Form({ self, onStarted }: { self: string; onStarted: (jobId: string) => void }) {
  const [author, setAuthor] = useState(self);
  const [period, setPeriod] = useState<Period>('1w');
  const start = useSending(
    () => body(api.GET('/api/v1/users/maps', { params: { query: { username: author.trim(), period } } })),
    (answer) => onStarted(answer.jobId),
  );
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (author.trim()) start.send(undefined);
      }}
    >
      <FormProblem problem={start.problem} />
      <AuthorBox label="Author on Trackmania Exchange" value={author} onChange={setAuthor} />
      <Choices label="Driven in" value={period} options={PERIOD_OPTIONS} onChange={setPeriod} />
      <div>
        <Submit busy={start.busy}>Search</Submit>
      </div>
    </form>
  );
}

function Watched({ jobId }: { jobId: string }) {
  const job = useQuery(trackmaniaQueries.job(jobId));
  const stop = useSending(
    () => body(api.DELETE('/api/v1/users/maps/status/{jobId}', { params: { path: { jobId } } })),
    () => queryClient.invalidateQueries({ queryKey: ['job', jobId] }),
  );
  return (
    <Loaded query={job} bones={2}>
      {(current) => {
        if (current.status === 'failed') {
          return (
            <Empty title="This search ended without a result">
              <p>{current.error}</p>
            </Empty>
          );
        }
        if (current.status === 'completed') {
          return (
            <Suspense fallback={<Bones lines={3} />}>
              <SearchResult job={current} />
            </Suspense>
          );
        }
        return (
          <section className="panel stack" aria-label="Progress">
            <div className="row between">
              <p role="status">
                {current.mapsTotal === 0 ? (
                  <>
                    Asking for the maps of <Name>{current.username}</Name> …
                  </>
                ) : (
                  `${current.mapsChecked} of ${count(current.mapsTotal, 'map')} read`
                )}
                {current.mapsFailed > 0 && `, ${current.mapsFailed} could not be read`}
              </p>
              <button type="button" className="button small" onClick={() => stop.send(undefined)}>
                Stop
              </button>
            </div>
            <div className="gauge">
              <span style={{ width: `${(100 * current.mapsChecked) / Math.max(1, current.mapsTotal)}%` }} />
            </div>
            <FormProblem problem={stop.problem} />
            <Bones lines={3} />
          </section>
        );
      }}
    </Loaded>
  );
}
