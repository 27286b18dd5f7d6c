import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../platform/api/client';
import { queryClient, type Schemas } from '../platform/api/queries';
import { type Column, useAdminParts } from '../platform/app/feature';
import { day } from '../platform/lib/times';
import { When } from '../platform/ui/figures';
import { FormProblem, useSending } from '../platform/ui/forms';
import { PageHead, Pager } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { adminQueries } from './queries';

export default function Runs() {
  const [page, setPage] = useState(1);
  const navigate = useNavigate();
  const parts = useAdminParts();
  const columns = parts.flatMap(({ runColumns }) => runColumns ?? []);
  const runs = useQuery({ ...adminQueries.runs(page), placeholderData: (before) => before, refetchInterval: 10_000 });
  const start = useSending(
    (dry_run: boolean) => body(api.POST('/api/v1/admin/runs', { body: { dry_run } })),
    (run) => {
      queryClient.invalidateQueries({ queryKey: ['admin', 'runs'] });
      navigate(`/admin/runs/${run.id}`);
    },
  );
  return (
    <>
      <PageHead title="Runs">
        <button type="button" className="button" onClick={() => start.send(true)}>
          Dry run
        </button>
        <button type="button" className="button primary" onClick={() => start.send(false)}>
          Run now
        </button>
      </PageHead>
      <div className="stack">
        <p className="soft">
          {parts.find(({ runWords }) => runWords)?.runWords ?? 'A run sends what is due'}; a second run of the day adds
          and never repeats. A dry run does the same and keeps and sends nothing.
        </p>
        <FormProblem problem={start.problem} />
        <Loaded query={runs} bones={8}>
          {(found) =>
            found.runs.length === 0 ? (
              <Empty title="No run so far" />
            ) : (
              <>
                <div className="scroll">
                  <table className="fold">
                    <thead>
                      <tr>
                        <th scope="col">Day</th>
                        <th scope="col">State</th>
                        <th scope="col">Begun</th>
                        {columns.map(({ name }) => (
                          <th scope="col" className="number" key={name}>
                            {name}
                          </th>
                        ))}
                        <th scope="col" className="number">
                          Requests
                        </th>
                        <th scope="col" className="number">
                          Mails
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {found.runs.map((run) => (
                        <RunLine key={run.id} run={run} columns={columns} />
                      ))}
                    </tbody>
                  </table>
                </div>
                <Pager page={page} more={found.pagination.has_more} onPage={setPage} />
              </>
            )
          }
        </Loaded>
      </div>
    </>
  );
}

function RunLine({ run, columns }: { run: Schemas['Run']; columns: Column<Schemas['Run']>[] }) {
  return (
    <tr>
      <td data-label="Day" className="nowrap">
        <Link to={`/admin/runs/${run.id}`}>
          {day(run.date)}
          {run.dry_run && ' (dry run)'}
        </Link>
      </td>
      <td data-label="State">
        <RunState state={run.state} />
      </td>
      <td data-label="Begun">
        <span>
          <When at={run.started_at} /> <span className="soft small">{run.trigger}</span>
        </span>
      </td>
      {columns.map(({ name, cell }) => (
        <td data-label={name} className="number figures" key={name}>
          {cell(run)}
        </td>
      ))}
      <td data-label="Requests" className="number figures">
        {run.upstream_requests}
      </td>
      <td data-label="Mails" className="number figures">
        {run.summary.emailsSent}
        {run.summary.emailsFailed > 0 && <span className="slower"> −{run.summary.emailsFailed}</span>}
      </td>
    </tr>
  );
}

export function RunState({ state }: { state: string }) {
  const tone = { completed: 'faster', incomplete: 'slower', waiting: 'warn' }[state] ?? 'soft';
  return <span className={`tag ${tone}`}>{state}</span>;
}
