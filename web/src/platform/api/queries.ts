import { QueryClient, queryOptions } from '@tanstack/react-query';
import { body, open } from './client';
import { ProblemError, UNREACHABLE } from './problem';
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
  areas: queryOptions({ queryKey: ['areas'], queryFn: () => body(open.GET('/api/v1/areas')), staleTime: 600_000 }),
  ready: queryOptions({ queryKey: ['ready'], queryFn: () => body(open.GET('/health/ready')), refetchInterval: 15_000 }),
  stats: queryOptions({ queryKey: ['stats'], queryFn: () => body(open.GET('/api/v1/stats')) }),
};
