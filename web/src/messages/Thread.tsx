import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, useState } from 'react';
import { Empty } from '../platform/ui/states';
import { type Parts, useOlder } from '../platform/ui/useOlder';
import { Line, OutgoingLine } from './Line';
import { dayLine, firstUnread, newestFrom, type Outgoing } from './thread';
import type { Message } from './types';
import { useReading } from './useReading';

/** So near to its end, in pixels, a conversation counts as read to the end. */
const END = 80;

/**
 * The messages of a conversation. They lie at the foot of their box: what is loaded above or arrives below does not move
 * what is being read.
 */
export function Thread({
  peer,
  messages,
  outgoing,
  query,
}: {
  peer: string;
  messages: readonly Message[];
  outgoing: readonly Outgoing[];
  query: Parts & Pick<UseInfiniteQueryResult, 'isFetchNextPageError'>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLLIElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  // Where new messages began when the conversation was opened.
  const [unreadFrom] = useState(() => firstUnread(messages, peer));
  useReading(peer, atEnd ? newestFrom(messages, peer) : 0);

  const oldest = messages[0]?.messageId;
  const { hasNextPage, isFetchNextPageError } = query;
  const older = useOlder(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each part it is looked anew whether its end is in sight
  useEffect(() => {
    const sign = top.current;
    if (!sign || !hasNextPage || isFetchNextPageError) return;
    const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && older(), {
      root: box.current,
      rootMargin: '300px 0px 0px',
    });
    watch.observe(sign);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchNextPageError, older, oldest]);

  // One's own new message is always seen.
  const own = outgoing.length;
  const before = useRef(own);
  useEffect(() => {
    if (own > before.current) box.current?.scrollTo({ top: 0 });
    before.current = own;
  }, [own]);

  if (messages.length === 0 && outgoing.length === 0) {
    return (
      <div className="messages">
        <Empty title="No messages yet">
          <p>Write the first one below.</p>
        </Empty>
      </div>
    );
  }
  let day = '';
  return (
    <div
      ref={box}
      className="messages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with the arrow keys
      tabIndex={0}
      role="log"
      aria-label="Messages"
      onScroll={(event) => setAtEnd(Math.abs(event.currentTarget.scrollTop) < END)}
    >
      <ol>
        <li className="older" ref={top}>
          {hasNextPage &&
            (isFetchNextPageError ? (
              <button type="button" className="button small" onClick={older}>
                Older messages could not be loaded. Try again
              </button>
            ) : (
              <span className="soft small">Loading older messages …</span>
            ))}
        </li>
        {messages.map((message) => {
          const line = dayLine(message.createdAt);
          const begins = line !== day;
          day = line;
          return (
            <Fragment key={message.messageId}>
              {begins && (
                <li className="rule">
                  <span>{line}</span>
                </li>
              )}
              {message.messageId === unreadFrom && (
                <li className="rule new">
                  <span>New</span>
                </li>
              )}
              <Line message={message} peer={peer} />
            </Fragment>
          );
        })}
        {outgoing.map((message) => (
          <OutgoingLine key={message.clientMessageId} message={message} />
        ))}
      </ol>
    </div>
  );
}
