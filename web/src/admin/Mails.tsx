import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MailState } from '../digest/History';
import { day } from '../platform/lib/times';
import { When } from '../platform/ui/figures';
import { Name } from '../platform/ui/names';
import { PageHead, Pager } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { adminQueries } from './queries';
import { RetryMail } from './Retry';

export default function Mails() {
  const [page, setPage] = useState(1);
  const unsent = useQuery({ ...adminQueries.unsent(page), placeholderData: (before) => before });
  return (
    <>
      <PageHead
        title="Unsent mails"
        lead="What no mail server took so far. Whatever a mail held is in its person's inbox."
      />
      <Loaded query={unsent} bones={6}>
        {(found) =>
          found.emails.length === 0 ? (
            <Empty title="Every mail has left" />
          ) : (
            <div className="stack">
              <div className="scroll">
                <table className="fold">
                  <thead>
                    <tr>
                      <th scope="col">Day</th>
                      <th scope="col">Person</th>
                      <th scope="col">State</th>
                      <th scope="col" className="number">
                        Tries
                      </th>
                      <th scope="col">Next try</th>
                      <th scope="col">Reason</th>
                      <th scope="col">
                        <span className="visually-hidden">Action</span>
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {found.emails.map((mail) => (
                      <tr key={mail.id}>
                        <td data-label="Day" className="nowrap">
                          {day(mail.date)}
                        </td>
                        <td data-label="Person">
                          <span>
                            <Name>{mail.username}</Name>
                            <span className="soft small" style={{ display: 'block' }}>
                              {mail.email}
                            </span>
                          </span>
                        </td>
                        <td data-label="State">
                          <MailState state={mail.state} />
                        </td>
                        <td data-label="Tries" className="number figures">
                          {mail.attempts}
                        </td>
                        <td data-label="Next try">{mail.next_try_at ? <When at={mail.next_try_at} /> : '–'}</td>
                        <td data-label="Reason">{mail.last_error ?? '–'}</td>
                        <td data-label="">
                          {(mail.state === 'failed' || mail.state === 'dead') && <RetryMail id={mail.id} />}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <Pager page={page} more={found.pagination.has_more} onPage={setPage} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}
