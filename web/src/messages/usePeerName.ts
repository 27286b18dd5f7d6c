import { useQuery } from '@tanstack/react-query';
import { useConversations } from './Conversations';
import { messagesQueries } from './queries';

/** What a person is called, as far as it is known yet. */
export function usePeerName(userId: string | undefined): string | undefined {
  const known = useConversations().list.find(({ peer }) => peer.userId === userId)?.peer.displayName;
  const person = useQuery({ ...messagesQueries.person(userId ?? ''), enabled: userId !== undefined }).data;
  if (userId === undefined) return undefined;
  return person?.displayName ?? known ?? (person === null ? 'Nobody' : undefined);
}
