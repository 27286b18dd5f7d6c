import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { MailState } from '../digest/History';
import type { Schemas } from '../platform/api/queries';
import { useAdminParts } from '../platform/app/feature';
import { count } from '../platform/lib/words';
import { Name } from '../platform/ui/names';
import { PageHead } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { Health } from './Health';
import { adminQueries } from './queries';
import { RetryMail } from './Retry';

const TONES: Record<string, string> = { success: 'faster', partial: 'warn', error: 'slower' };

export default function Overview() {
  const overview = useQuery(adminQueries.overview);
  const parts = useAdminParts();
  return (
    <>
      <PageHead title="The last days" />
      <div className="stack">
        <Health />
        <Loaded query={overview} bones={6}>
          {(days) => (
            <>
              <dl className="facts">
                {parts.map(({ name, LastDays }) => LastDays && <LastDays key={name} overall={days.overall} />)}
                <div>
                  <dt>Notifications sent</dt>
                  <dd>{days.overall.notifications_sent}</dd>
                </div>
                <div>
                  <dt>Errors</dt>
                  <dd className={days.overall.total_errors > 0 ? 'slower' : undefined}>
                    <Link to="/admin/mails">{days.overall.total_errors}</Link>
                  </dd>
                </div>
              </dl>
              {days.daily_summaries.length === 0 && <Empty title="No day has anything to show yet" />}
              {days.daily_summaries.map((day, index) => (
                <Day key={day.date} day={day} first={index === 0} />
              ))}
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

const PEOPLE = 50;

function Day({ day, first }: { day: Schemas['Day']; first: boolean }) {
  const [shown, setShown] = useState(PEOPLE);
  const parts = useAdminParts();
  const columns = parts.flatMap(({ dayColumns }) => dayColumns ?? []);
  const counts = [
    count(day.stats.num_users, 'person', 'people'),
    ...parts.flatMap(({ daySummary }) => daySummary?.(day.stats) ?? []),
    `${day.stats.num_notifications_sent} sent`,
    count(day.stats.num_errors, 'error'),
  ];
  return (
    <details className="panel" open={first}>
      <summary className="row between">
        <strong>
          {day.relative_date}, {day.display_date}
        </strong>
        <span className={`tag ${TONES[day.overall_status] ?? 'soft'}`}>{day.status_message}</span>
      </summary>
      <p className="soft small" style={{ margin: '0.75rem 0' }}>
        {counts.join(', ')}
      </p>
      <div className="scroll">
        <table className="fold">
          <thead>
            <tr>
              <th scope="col">Person</th>
              {columns.map(({ name }) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
              <th scope="col">Mail</th>
            </tr>
          </thead>
          <tbody>
            {day.user_breakdown.slice(0, shown).map((person) => (
              <tr key={person.username}>
                <td data-label="Person">
                  <Link to={`/admin/people?q=${encodeURIComponent(person.username)}`}>
                    <Name>{person.username}</Name>
                  </Link>
                </td>
                {columns.map(({ name, cell }) => (
                  <td data-label={name} key={name}>
                    {cell(person)}
                  </td>
                ))}
                <td data-label="Mail">
                  {person.email ? <Mail email={person.email} /> : <span className="soft">none</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {day.user_breakdown.length > shown && (
        <button type="button" className="button small" onClick={() => setShown(shown + PEOPLE)}>
          {day.user_breakdown.length - shown} more
        </button>
      )}
      {day.user_breakdown_total > day.user_breakdown.length && (
        <p className="soft small">
          The first {day.user_breakdown.length} of {day.user_breakdown_total}; errors come first.
        </p>
      )}
    </details>
  );
}

function Mail({ email }: { email: Schemas['Email'] }) {
  return (
    <span className="row">
      <MailState state={email.state} />
      {email.last_error && <span className="small slower">{email.last_error}</span>}
      {(email.state === 'failed' || email.state === 'dead') && <RetryMail id={email.id} />}
    </span>
  );
}
