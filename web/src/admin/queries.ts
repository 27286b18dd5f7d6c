import { queryOptions } from '@tanstack/react-query';
import type { Delivery, List } from '../notice/types';
import { api, body, call, ifThere } from '../platform/api/client';
import { ProblemError } from '../platform/api/problem';

const SOON_MS = 1_500;

/** Soon again while a mail is on its way, for somebody is watching it. */
function pace(states: (string | undefined)[] | undefined, otherwise: number): number {
  return states?.some((state) => state === 'pending' || state === 'sending') ? SOON_MS : otherwise;
}

/** How far an announcement is. */
interface Batch {
  state: 'running' | 'done';
  accepted: number;
  told: number;
  skipped: number;
}

const NO_BATCH = '00000000-0000-0000-0000-000000000000';

/** What admins look at. */
export const adminQueries = {
  /** Whether this server has announcements: then it knows that there is none of this number. */
  announces: queryOptions({
    queryKey: ['admin', 'announces'],
    queryFn: () =>
      call<Batch>('GET', `/notifications/batches/${NO_BATCH}`).then(
        () => true,
        (error) => error instanceof ProblemError && error.code.toLowerCase() === 'batch_not_found',
      ),
    staleTime: 600_000,
  }),
  batch: (id: string) =>
    queryOptions({
      queryKey: ['admin', 'batch', id],
      queryFn: () => call<Batch>('GET', `/notifications/batches/${id}`),
      refetchInterval: (query) => (query.state.data?.state === 'done' ? false : SOON_MS),
    }),
  /** What became of a notification, a message or all that a person was told; asked again while some is on its way. */
  deliveries: (id: string) =>
    queryOptions({
      queryKey: ['admin', 'deliveries', id],
      queryFn: async () => {
        if (/^\d+$/.test(id)) {
          const person = call<List<Delivery>>('GET', '/notifications/deliveries', { query: { userId: id } });
          return (await ifThere(person))?.items ?? [];
        }
        const of = (what: string) => ifThere(call<List<Delivery>>('GET', `/${what}/${id}/deliveries`));
        return ((await of('notifications')) ?? (await of('messages')))?.items ?? [];
      },
      refetchInterval: (query) =>
        pace(
          query.state.data?.map(({ state }) => state),
          15_000,
        ),
    }),
  config: queryOptions({
    queryKey: ['admin', 'config'],
    queryFn: async () => (await body(api.GET('/api/v1/admin/config'))).configs,
  }),
  users: (q: string, page: number) =>
    queryOptions({
      queryKey: ['admin', 'users', q, page],
      queryFn: () =>
        body(api.GET('/api/v1/admin/users', { params: { query: { page, page_size: 25, ...(q && { q }) } } })),
    }),
  overview: queryOptions({
    queryKey: ['admin', 'overview'],
    queryFn: () => body(api.GET('/api/v1/admin/daily-overview')),
    refetchInterval: (query) =>
      pace(
        query.state.data?.daily_summaries.flatMap((day) => day.user_breakdown.map((person) => person.email?.state)),
        60_000,
      ),
  }),
  runs: (page: number) =>
    queryOptions({
      queryKey: ['admin', 'runs', page],
      queryFn: () => body(api.GET('/api/v1/admin/runs', { params: { query: { page, page_size: 20 } } })),
    }),
  run: (id: string) =>
    queryOptions({
      queryKey: ['admin', 'run', id],
      queryFn: () => body(api.GET('/api/v1/admin/runs/{id}', { params: { path: { id } } })),
      refetchInterval: (query) =>
        ['queued', 'running', 'waiting'].includes(query.state.data?.state ?? '') ? 1_000 : false,
    }),
  unsent: (page: number) =>
    queryOptions({
      queryKey: ['admin', 'unsent', page],
      queryFn: () => body(api.GET('/api/v1/admin/emails', { params: { query: { page } } })),
      refetchInterval: (query) =>
        pace(
          query.state.data?.emails.map((mail) => mail.state),
          15_000,
        ),
    }),
  feedback: queryOptions({
    queryKey: ['admin', 'feedback'],
    queryFn: async () => (await body(api.GET('/api/v1/feedback'))).feedback,
  }),
};
