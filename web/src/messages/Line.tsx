import { Check, CheckCheck, Clock3, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { refreshSoon } from '../notice/live/refresh';
import { call } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { serviceNow } from '../platform/lib/times';
import { When } from '../platform/ui/figures';
import { FormProblem, useSending } from '../platform/ui/forms';
import { CONVERSATIONS, threadKey } from './queries';
import { outbox } from './sending';
import { changed, type Outgoing, type Thread, without } from './thread';
import type { Message } from './types';

const WITHDRAWN_WITHIN_MS = 24 * 3_600_000;

/** How far an own message has come, as one small sign and a word. */
function Sign({ message }: { message: Message }) {
  if (message.read) return <CheckCheck size={15} className="sign read" role="img" aria-label="read" />;
  if (message.deliveredAt) return <CheckCheck size={15} className="sign" role="img" aria-label="delivered" />;
  return <Check size={15} className="sign" role="img" aria-label="sent" />;
}

/** One message; its time and what can be done with it are shown on demand. */
export function Line({ message, peer }: { message: Message; peer: string }) {
  const [open, setOpen] = useState(false);
  const own = message.senderId !== peer;
  return (
    <li className={`message ${own ? 'own' : ''}`} id={message.messageId}>
      <div className="bubble">
        <span className="visually-hidden">{own ? 'You: ' : ''}</span>
        {message.deleted ? (
          <em className="soft">{own ? 'You took this message back' : 'Message taken back'}</em>
        ) : (
          <bdi className="text">{message.content}</bdi>
        )}
        {own && !message.deleted && <Sign message={message} />}
      </div>
      <button
        type="button"
        className="dots"
        aria-label="Time and more"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Ellipsis size={16} aria-hidden />
      </button>
      {open && <Details message={message} peer={peer} own={own} />}
    </li>
  );
}

function Details({ message, peer, own }: { message: Message; peer: string; own: boolean }) {
  const remove = useSending(
    (forAll: boolean) =>
      call<unknown>('DELETE', `/messages/${message.messageId}`, { query: { ...(forAll && { for: 'all' }) } }),
    (_, forAll) => {
      queryClient.setQueryData<Thread>(
        threadKey(peer),
        (thread) =>
          thread &&
          (forAll
            ? changed(thread, [message.messageId], (before) => ({ ...before, content: '', deleted: true }))
            : without(thread, message.messageId)),
      );
      refreshSoon(CONVERSATIONS);
    },
  );
  const young = serviceNow() - Date.parse(message.createdAt) < WITHDRAWN_WITHIN_MS;
  return (
    <div className="details small soft">
      <span>
        {own ? 'Sent ' : ''}
        <When at={message.createdAt} />
        {own && message.readAt && (
          <>
            , read <When at={message.readAt} />
          </>
        )}
      </span>
      <button type="button" className="button small" onClick={() => remove.send(false)}>
        Hide for me
      </button>
      {own && young && !message.deleted && (
        <button type="button" className="button small" onClick={() => remove.send(true)}>
          Take back
        </button>
      )}
      <FormProblem problem={remove.problem} />
    </div>
  );
}

/** A message that is not sent yet, or could not be. */
export function OutgoingLine({ message }: { message: Outgoing }) {
  const box = outbox();
  const failed = message.state === 'failed';
  return (
    <li className={`message own ${failed ? 'failed' : 'outgoing'}`}>
      <div className="bubble">
        <span className="visually-hidden">You: </span>
        <bdi className="text">{message.content}</bdi>
        {!failed && <Clock3 size={13} className="sign" role="img" aria-label="sending" />}
      </div>
      {failed && (
        <div className="details small" role="alert">
          <span className="problem">
            {message.unsure ? 'It is not known whether this was sent; tried again, it arrives once.' : 'Not sent.'}{' '}
            {message.problem ?? 'The page was left meanwhile.'}
          </span>
          <button type="button" className="button small" onClick={() => box.again(message.clientMessageId)}>
            Try again
          </button>
          <button type="button" className="button small" onClick={() => box.drop(message.clientMessageId)}>
            Discard
          </button>
        </div>
      )}
    </li>
  );
}
