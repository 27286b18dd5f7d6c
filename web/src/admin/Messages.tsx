import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../platform/api/client';
import { queryClient, type Schemas } from '../platform/api/queries';
import { Confirm } from '../platform/ui/dialog';
import { When } from '../platform/ui/figures';
import { FormProblem, useSending } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { PageHead } from '../platform/ui/page';
import { Empty, Loaded } from '../platform/ui/states';
import { adminQueries } from './queries';

export default function Messages() {
  const feedback = useQuery(adminQueries.feedback);
  return (
    <>
      <PageHead title="Feedback" lead="The newest hundred." />
      <Loaded query={feedback} bones={6}>
        {(messages) =>
          messages.length === 0 ? (
            <Empty title="Nobody has written" />
          ) : (
            <ul className="stack">
              {messages.map((message) => (
                <Message key={message.id} message={message} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function Message({ message }: { message: Schemas['Feedback'] }) {
  const [asking, setAsking] = useState(false);
  const again = () => queryClient.invalidateQueries({ queryKey: ['admin', 'feedback'] });
  const path = { params: { path: { id: String(message.id) } } };
  const read = useSending(() => body(api.PUT('/api/v1/feedback/{id}/read', path)), again);
  const remove = useSending(() => body(api.DELETE('/api/v1/feedback/{id}', path)), again);
  return (
    <li className="panel stack">
      <div className="row between">
        <span>
          <strong>
            <Name>{message.username}</Name>
          </strong>{' '}
          <span className="tag">{message.type}</span>
        </span>
        <span className="soft small">
          <When at={message.created_at} />
        </span>
      </div>
      <p dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {message.message}
      </p>
      <FormProblem problem={read.problem} />
      <div className="row">
        {message.read_at ? (
          <span className="soft small">
            read <When at={message.read_at} />
          </span>
        ) : (
          <button type="button" className="button small" onClick={() => read.send(undefined)}>
            Mark as read
          </button>
        )}
        <button type="button" className="button small danger" onClick={() => setAsking(true)}>
          Delete
        </button>
      </div>
      {asking && (
        <Confirm
          title={
            <>
              Delete the message of <Name>{message.username}</Name>?
            </>
          }
          action="Delete"
          busy={remove.busy}
          problem={<FormProblem problem={remove.problem} />}
          onConfirm={() => remove.send(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>This cannot be taken back.</p>
        </Confirm>
      )}
    </li>
  );
}
