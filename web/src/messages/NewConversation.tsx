import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { claims } from '../platform/api/session';
import { Dialog } from '../platform/ui/dialog';
import { Field } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { Loaded } from '../platform/ui/states';
import { messagesQueries } from './queries';

/** Asks to whom one wants to write. */
export function NewConversation({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const people = useQuery({ ...messagesQueries.people(q), placeholderData: (before) => before });
  const navigate = useNavigate();
  const me = claims()?.account;
  return (
    <Dialog title="To whom?" onClose={onClose}>
      <div className="stack">
        <Field
          label="Name"
          hint="How their name begins."
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Loaded query={people} bones={5}>
          {({ items }) => {
            const others = items.filter(({ userId }) => userId !== me);
            return others.length === 0 ? (
              <p className="soft" role="status">
                {q === '' ? 'There is nobody else here yet.' : 'Nobody has a name that begins so.'}
              </p>
            ) : (
              <ul className="rows people" aria-label="People">
                {others.map(({ userId, displayName }) => (
                  <li key={userId}>
                    <button
                      type="button"
                      className="line plain"
                      onClick={() => {
                        onClose();
                        navigate(`/chat/${userId}`);
                      }}
                    >
                      <span className="what">
                        <Name>{displayName}</Name>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            );
          }}
        </Loaded>
        <div>
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
        </div>
      </div>
    </Dialog>
  );
}
