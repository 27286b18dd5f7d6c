import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../platform/api/client';

/** Maps, records and places. */
export const trackmaniaQueries = {
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
  job: (jobId: string) =>
    queryOptions({
      queryKey: ['job', jobId],
      queryFn: () => body(api.GET('/api/v1/users/maps/status/{jobId}', { params: { path: { jobId } } })),
      refetchInterval: (query) =>
        query.state.data?.status === 'pending' || query.state.data?.status === 'processing' ? 1_500 : false,
    }),
};
