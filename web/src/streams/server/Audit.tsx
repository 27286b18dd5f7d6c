import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { When } from '../../platform/ui/figures';
import { Pager } from '../../platform/ui/page';
import { Empty } from '../../platform/ui/states';
import { streamsQueries } from '../queries';
import { Asked } from '../states';
import { auditedAction, auditedResult } from './audit';
import { ServerFrame } from './ServerFrame';

/** Who did what in a server, and what they were not allowed. */
export default function Audit() {
  return (
    <ServerFrame title="Audit" forAdmins>
      {(guild) => <List guild={guild.guild_id} />}
    </ServerFrame>
  );
}

function List({ guild }: { guild: string }) {
  const [params, setParams] = useSearchParams();
  const page = Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1);
  const found = useQuery(streamsQueries.audit(guild, page));
  const me = useQuery(streamsQueries.me).data;
  return (
    <Asked query={found} bones={8}>
      {({ entries, pagination }) => (
        <div className="stack">
          {entries.length === 0 ? (
            <Empty title="Nothing so far">
              <p>Who changes settings, streamers and invites of this server stands here for a year.</p>
            </Empty>
          ) : (
            <ul className="rows panel" aria-label="Audit">
              {entries.map((entry) => {
                const result = auditedResult(entry.result);
                return (
                  <li key={`${entry.at} ${entry.action} ${entry.user_id}`} className="line">
                    <span className="what">
                      {auditedAction(entry.action)}
                      <span className="small soft streams-note">
                        {entry.user_id === ''
                          ? 'By an account that is gone'
                          : entry.user_id === me?.user_id
                            ? 'By you'
                            : `By account ${entry.user_id}`}
                        , <When at={entry.at} />
                      </span>
                    </span>
                    <span className={`number small ${result.tone}`}>{result.text}</span>
                  </li>
                );
              })}
            </ul>
          )}
          <Pager page={page} more={pagination.has_more} onPage={(next) => setParams({ page: String(next) })} />
        </div>
      )}
    </Asked>
  );
}
