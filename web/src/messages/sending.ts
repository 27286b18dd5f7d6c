import { refreshSoon } from '../notice/live/refresh';
import { call } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { claims } from '../platform/api/session';
import { kept, Outbox } from './outbox';
import { CONVERSATIONS, threadKey } from './queries';
import { inOrder, type Outgoing, type Thread, withMessage } from './thread';
import type { Message } from './types';

let own: { account: string; outbox: Outbox } | null = null;

/** The outbox of whoever is logged in. */
export function outbox(): Outbox {
  const account = claims()?.account ?? own?.account ?? '';
  if (own?.account !== account) own = { account, outbox: new Outbox(kept.outbox(account), send(account), newest) };
  return own.outbox;
}

function newest(peer: string): number | undefined {
  const thread = queryClient.getQueryData<Thread>(threadKey(peer));
  return thread && (inOrder(thread).at(-1)?.seq ?? 0);
}

const send =
  (account: string) =>
  async ({ peer, content, clientMessageId }: Outgoing): Promise<void> => {
    const now = claims()?.account;
    if (now !== undefined && now !== account) throw new Error('Somebody else is logged in now.');
    const message = await call<Message>('POST', '/messages', { json: { userId: peer, content, clientMessageId } });
    put(peer, message);
  };

/** A message that is new here. */
export function put(peer: string, message: Message): void {
  const key = threadKey(peer);
  // An answer that is on its way was made before this message, and would take its place.
  if (queryClient.isFetching({ queryKey: key }) > 0) refreshSoon(key);
  queryClient.setQueryData<Thread>(key, (thread) => thread && withMessage(thread, message));
  refreshSoon(CONVERSATIONS);
}
