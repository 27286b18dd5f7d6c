import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../platform/api/client';

/** Daily mails, and when the next one comes. */
export const digestQueries = {
  schedule: queryOptions({
    queryKey: ['schedule'],
    queryFn: () => body(api.GET('/api/v1/schedule')),
    refetchInterval: 60_000,
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
};
