import { QueryClient, queryOptions } from '@tanstack/react-query';
import { api, body, open } from './client';
import { ProblemError, UNREACHABLE } from './problem';
import { sandbox } from './sandbox';
import type { components } from './schema';

export type Schemas = components['schemas'];

/** Only what may pass by itself is asked for again. */
function worthRetrying(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ProblemError && (error.code === UNREACHABLE || error.status >= 502);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthRetrying, staleTime: 15_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export const queries = {
  health: queryOptions({ queryKey: ['health'], queryFn: () => body(open.GET('/health')), staleTime: 600_000 }),
  ready: queryOptions({ queryKey: ['ready'], queryFn: () => body(open.GET('/health/ready')), refetchInterval: 15_000 }),
  stats: queryOptions({ queryKey: ['stats'], queryFn: () => body(open.GET('/api/v1/stats')) }),
  profile: queryOptions({ queryKey: ['profile'], queryFn: () => body(api.GET('/api/v1/users/profile')) }),
  schedule: queryOptions({
    queryKey: ['schedule'],
    queryFn: () => body(api.GET('/api/v1/schedule')),
    refetchInterval: 60_000,
  }),
  alerts: queryOptions({
    queryKey: ['alerts'],
    queryFn: async () => (await body(api.GET('/api/v1/users/alerts'))).alerts[0] ?? null,
  }),
  maps: (id: string, q: string, page: number) =>
    queryOptions({
      queryKey: ['maps', id, q, page],
      queryFn: () =>
        body(
          api.GET('/api/v1/users/alerts/{id}/maps', {
            params: { path: { id }, query: { page, pageSize: 50, ...(q && { q }) } },
          }),
        ),
    }),
  board: (mapUid: string) =>
    queryOptions({
      queryKey: ['board', mapUid],
      queryFn: () => body(api.GET('/api/v1/users/boards/{mapUid}', { params: { path: { mapUid } } })),
    }),
  days: queryOptions({
    queryKey: ['records', 'days'],
    queryFn: async () => (await body(api.GET('/api/v1/users/records/days'))).days,
  }),
  records: (filter: { since?: string; mapUid?: string }, page: number, pageSize = 50) =>
    queryOptions({
      queryKey: ['records', filter, page, pageSize],
      queryFn: () => body(api.GET('/api/v1/users/records', { params: { query: { page, pageSize, ...filter } } })),
    }),
  guards: queryOptions({
    queryKey: ['guards'],
    queryFn: async () => (await body(api.GET('/api/v1/driver/notifications'))).notifications,
  }),
  guardHistory: (id: string) =>
    queryOptions({
      queryKey: ['guards', id, 'history'],
      queryFn: () =>
        body(
          api.GET('/api/v1/driver/notifications/{id}/history', {
            params: { path: { id }, query: { pageSize: 200 } },
          }),
        ),
    }),
  driver: queryOptions({ queryKey: ['driver'], queryFn: () => body(api.GET('/api/v1/users/tm-username')) }),
  history: queryOptions({
    queryKey: ['history'],
    queryFn: async () => (await body(api.GET('/api/v1/notification-history'))).history,
  }),
  mails: (page: number) =>
    queryOptions({
      queryKey: ['mails', page],
      queryFn: () => body(api.GET('/api/v1/users/mails', { params: { query: { page } } })),
    }),
  mail: (id: string) =>
    queryOptions({
      queryKey: ['mail', id],
      queryFn: () => body(api.GET('/api/v1/users/mails/{id}', { params: { path: { id } } })),
    }),
  sessions: queryOptions({
    queryKey: ['sessions'],
    queryFn: async () => (await body(api.GET('/api/v1/users/sessions'))).sessions,
  }),
  job: (jobId: string) =>
    queryOptions({
      queryKey: ['job', jobId],
      queryFn: () => body(api.GET('/api/v1/users/maps/status/{jobId}', { params: { path: { jobId } } })),
      refetchInterval: (query) =>
        query.state.data?.status === 'pending' || query.state.data?.status === 'processing' ? 1_500 : false,
    }),
  desk: queryOptions({ queryKey: ['desk'], queryFn: sandbox.desk }),
  mailbox: queryOptions({ queryKey: ['mailbox'], queryFn: sandbox.mails }),
};

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
