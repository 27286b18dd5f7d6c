import './chat.css';
import { useState } from 'react';
import { useParams } from 'react-router';
import { PageHead } from '../platform/ui/page';
import { Conversations } from './Conversations';
import { NewConversation } from './NewConversation';
import { Talk } from './Talk';
import { usePeerName } from './usePeerName';

/** All conversations, and beside them the one that is open; a phone shows one of both. */
export default function Chat() {
  const { userId } = useParams();
  const name = usePeerName(userId);
  const [starting, setStarting] = useState(false);
  return (
    <div className={`chat ${userId ? 'open' : ''}`}>
      <section className="list" aria-label="Conversations">
        <PageHead title="Chat" open={userId && name}>
          <button type="button" className="button small" onClick={() => setStarting(true)}>
            New message
          </button>
        </PageHead>
        <Conversations current={userId} onStart={() => setStarting(true)} />
      </section>
      {userId ? (
        <Talk key={userId} peer={userId} name={name} />
      ) : (
        <p className="soft none">Choose a conversation, or start one.</p>
      )}
      {starting && <NewConversation onClose={() => setStarting(false)} />}
    </div>
  );
}
