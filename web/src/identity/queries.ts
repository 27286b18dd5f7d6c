import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../platform/api/client';

/** Who the reader is and where they are logged in. */
export const identityQueries = {
  profile: queryOptions({ queryKey: ['profile'], queryFn: () => body(api.GET('/api/v1/users/profile')) }),
  sessions: queryOptions({
    queryKey: ['sessions'],
    queryFn: async () => (await body(api.GET('/api/v1/users/sessions'))).sessions,
  }),
};
