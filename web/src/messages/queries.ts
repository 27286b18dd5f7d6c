import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { List } from '../notice/types';
import { call } from '../platform/api/client';
import { ProblemError } from '../platform/api/problem';
import type { Conversation, Message, Person, Presence } from './types';

/** Everything of this area stands under this key. */
export const MESSAGES = ['messages'];

export const CONVERSATIONS = [...MESSAGES, 'conversations'];

/** All loaded parts of one conversation, the newest part first, and in each the newest message. */
export const threadKey = (peer: string) => [...MESSAGES, 'with', peer];

export const presenceKey = (peer: string) => [...MESSAGES, 'presence', peer];

async function ifThere<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return null;
    throw error;
  }
}

export const messagesQueries = {
  conversations: infiniteQueryOptions({
    queryKey: CONVERSATIONS,
    queryFn: ({ pageParam }) =>
      call<List<Conversation>>('GET', '/messages/conversations', { query: { cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  }),

  thread: (peer: string) =>
    infiniteQueryOptions({
      queryKey: threadKey(peer),
      queryFn: ({ pageParam }) => call<List<Message>>('GET', '/messages', { query: { with: peer, cursor: pageParam } }),
      initialPageParam: '',
      getNextPageParam: (last) => last.nextCursor,
    }),

  /** Null when there is nobody of that number, or nobody any more. */
  person: (id: string) =>
    queryOptions({
      queryKey: [...MESSAGES, 'person', id],
      queryFn: () => ifThere(call<Person>('GET', `/users/${encodeURIComponent(id)}`)),
    }),

  people: (q: string) =>
    queryOptions({
      queryKey: [...MESSAGES, 'people', q],
      queryFn: () => call<List<Person>>('GET', '/users', { query: { q, limit: 20 } }),
    }),

  blocks: queryOptions({
    queryKey: [...MESSAGES, 'blocks'],
    queryFn: async () => (await call<List<Person>>('GET', '/users/me/blocks')).items,
  }),

  /** Null where the server does not say who is there. */
  presence: (id: string) =>
    queryOptions({
      queryKey: presenceKey(id),
      queryFn: async () => {
        const answer = await ifThere(call<{ items: Presence[] }>('GET', '/users/presence', { query: { userIds: id } }));
        return answer?.items.find(({ userId }) => userId === id) ?? null;
      },
    }),
};
