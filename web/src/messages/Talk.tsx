import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { problemOf } from '../platform/api/problem';
import { Name } from '../platform/ui/names';
import { Bones, Trouble } from '../platform/ui/states';
import { Block } from './Block';
import { Composer } from './Composer';
import { PresenceLine } from './PresenceLine';
import { messagesQueries } from './queries';
import { outbox } from './sending';
import { Thread } from './Thread';
import { inOrder, stillOutgoing } from './thread';

/** One conversation. */
export function Talk({ peer, name }: { peer: string; name: string | undefined }) {
  const query = useInfiniteQuery(messagesQueries.thread(peer));
  const person = useQuery(messagesQueries.person(peer));
  const blocked = useQuery(messagesQueries.blocks).data?.some(({ userId }) => userId === peer) ?? false;
  const box = outbox();
  const all = useSyncExternalStore(box.subscribe, box.all);
  const messages = inOrder(query.data);
  const own = all.filter((message) => message.peer === peer);
  const outgoing = stillOutgoing(own, messages, peer);
  const arrived = own.filter((message) => message.state === 'failed' && !outgoing.includes(message));
  useEffect(() => {
    for (const { clientMessageId } of arrived) box.drop(clientMessageId);
  }, [box, arrived]);
  const gone = person.data === null || person.data?.status === 'deleted';
  return (
    <section className="talk" aria-label="Conversation">
      <header className="row">
        <Link to="/chat" className="button small back" aria-label="All conversations">
          <ArrowLeft size={18} aria-hidden />
        </Link>
        <div className="who">
          <h2>{name === undefined ? '…' : <Name>{name}</Name>}</h2>
          <PresenceLine peer={peer} />
        </div>
        {!gone && person.data && <Block peer={peer} name={person.data.displayName} blocked={blocked} />}
      </header>
      {query.data === undefined ? (
        <div className="messages">
          {query.isError ? (
            <Trouble problem={problemOf(query.error)} retry={() => query.refetch()} />
          ) : (
            <Bones lines={6} />
          )}
        </div>
      ) : (
        <Thread peer={peer} messages={messages} outgoing={outgoing} query={query} />
      )}
      {gone ? (
        <p className="soft closed">
          {messages.length > 0 ? 'This person has left. What was written stays here.' : 'There is no such person.'}
        </p>
      ) : blocked ? (
        <p className="soft closed">You block this person. End the block to write again.</p>
      ) : (
        <Composer peer={peer} />
      )}
    </section>
  );
}
