import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body, call, ifThere } from '../platform/api/client';
import type { Counts } from './live/types';
import type { Delivery, Devices, List, Notification, Settings, ShownNotice, TopicChoice, Webhook } from './types';

/** What is unread; the live stream keeps it. */
export const COUNTS = ['counts'];

/** Everything under this key is stale when something happens in the inbox. */
export const INBOX = ['inbox'];

export interface InboxFilter {
  unread: boolean;
  archived: boolean;
  /** A topic or an area; empty for all. */
  topic: string;
}

export const noticeQueries = {
  me: queryOptions({ queryKey: ['me'], queryFn: () => body(api.GET('/users/me')) }),

  counts: queryOptions<Counts>({ queryKey: COUNTS, enabled: false, staleTime: Number.POSITIVE_INFINITY }),

  list: (filter: InboxFilter) =>
    infiniteQueryOptions({
      queryKey: [...INBOX, 'list', filter],
      queryFn: ({ pageParam }) =>
        call<List<Notification>>('GET', '/notifications', {
          query: {
            ...(filter.unread && { read: false }),
            ...(filter.archived && { archived: true }),
            topic: filter.topic,
            cursor: pageParam,
          },
        }),
      initialPageParam: '',
      getNextPageParam: (last) => last.nextCursor,
    }),

  item: (id: string) =>
    queryOptions({
      queryKey: [...INBOX, 'item', id],
      queryFn: () => call<Notification & { notices: ShownNotice[] }>('GET', `/notifications/${encodeURIComponent(id)}`),
    }),

  /** Null where the server does not say what became of a notice. */
  deliveries: (id: string) =>
    queryOptions({
      queryKey: [...INBOX, 'deliveries', id],
      queryFn: () =>
        ifThere(call<List<Delivery>>('GET', `/notifications/${encodeURIComponent(id)}/deliveries`)).then(
          (list) => list?.items ?? null,
        ),
    }),

  settings: queryOptions({
    queryKey: ['settings'],
    queryFn: async () => (await body(api.GET('/notifications/settings'))) as unknown as Settings,
  }),

  /** Null where there is nothing to choose. */
  topics: queryOptions({
    queryKey: ['settings', 'topics'],
    queryFn: async () => {
      const answer = await ifThere(call<TopicChoice[] | { items: TopicChoice[] }>('GET', '/notifications/topics'));
      return answer && (Array.isArray(answer) ? answer : answer.items);
    },
  }),

  /** The newest of all that was to be sent; null where the server does not say it. */
  sent: queryOptions({
    queryKey: ['settings', 'sent'],
    queryFn: async () => (await ifThere(call<List<Delivery>>('GET', '/notifications/deliveries')))?.items ?? null,
  }),

  /** Null where no pushes are sent. */
  devices: queryOptions({
    queryKey: ['settings', 'devices'],
    queryFn: () => ifThere(call<Devices>('GET', '/notifications/devices')),
  }),

  /** Null where there are none. */
  webhooks: queryOptions({
    queryKey: ['settings', 'webhooks'],
    queryFn: async () => (await ifThere(call<List<Webhook>>('GET', '/notifications/webhooks')))?.items ?? null,
  }),
};
