import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../platform/api/client';

const SOON_MS = 1_500;

/** Soon again while a mail is on its way, for somebody is watching it. */
function pace(states: (string | undefined)[] | undefined, otherwise: number): number {
  return states?.some((state) => state === 'pending' || state === 'sending') ? SOON_MS : otherwise;
}

/** What admins look at. */
export const adminQueries = {
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
