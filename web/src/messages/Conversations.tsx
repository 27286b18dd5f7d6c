import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { moment } from '../platform/lib/times';
import { Name } from '../platform/ui/names';
import { Empty, Loaded } from '../platform/ui/states';
import { useOlder } from '../platform/ui/useOlder';
import { messagesQueries } from './queries';
import type { Conversation } from './types';

export function useConversations() {
  const query = useInfiniteQuery(messagesQueries.conversations);
  return { query, list: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}

export function Conversations({ current, onStart }: { current: string | undefined; onStart: () => void }) {
  const { query, list } = useConversations();
  const older = useOlder(query);
  return (
    <Loaded query={query} bones={8}>
      {() =>
        list.length === 0 ? (
          <Empty title="Nobody has written yet">
            <p>Write to somebody, and your conversation stands here. Both of you see it at once.</p>
            <button type="button" className="button primary" onClick={onStart}>
              Write a message
            </button>
          </Empty>
        ) : (
          <>
            <ul className="rows">
              {list.map((conversation) => (
                <Row
                  key={conversation.peer.userId}
                  conversation={conversation}
                  current={conversation.peer.userId === current}
                />
              ))}
            </ul>
            {query.hasNextPage && (
              <button
                type="button"
                className="button small"
                aria-disabled={query.isFetchingNextPage || undefined}
                onClick={older}
              >
                Older conversations
              </button>
            )}
          </>
        )
      }
    </Loaded>
  );
}

function Row({ conversation, current }: { conversation: Conversation; current: boolean }) {
  const { peer, lastMessage, unreadCount } = conversation;
  return (
    <li>
      <Link
        to={`/chat/${peer.userId}`}
        className={`line plain ${unreadCount > 0 ? 'unread' : ''}`}
        aria-current={current ? 'true' : undefined}
      >
        <span className="who">
          <Name>{peer.displayName}</Name>
        </span>
        <span className="when soft small nowrap">{moment(lastMessage.createdAt)}</span>
        <span className="last soft small">
          {lastMessage.senderId !== peer.userId && <span>You: </span>}
          {lastMessage.deleted ? <em>Message taken back</em> : <bdi>{lastMessage.content}</bdi>}
        </span>
        {unreadCount > 0 && (
          <span className="badge">
            {unreadCount > 99 ? '99+' : unreadCount}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </Link>
    </li>
  );
}
