import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, ifThere } from '../platform/api/client';
import { problemOf } from '../platform/api/problem';
import { type Filter, queryOf } from './catalogue/filter';
import type { ImportReport } from './files/partFiles';
import { PARTS } from './key';
import { slice, whole } from './slices';
import type {
  Analytics,
  Attachment,
  FiguresType,
  Movement,
  NamedPart,
  Part,
  Pool,
  PurchaseList,
  Task,
  WorkshopSettings,
} from './types';

export { PARTS };

export const partKey = (id: string) => [...PARTS, 'part', id];

export const partPath = (id: string) => `/parts/${encodeURIComponent(id)}`;

export const stockPath = (id: string) => `/stock/${encodeURIComponent(id)}`;

export const attachmentsKey = (id: string) => [...PARTS, 'attachments', id];

const PAGE = 50;
const LEDGER_PAGE = 20;

/** So many changes a chart shows. */
export const CHARTED = 500;

/** Milliseconds between looks at a file that is being imported. */
const IMPORT_LOOK = 2_000;

interface Ledger {
  items: Movement[];
  nextCursor: string | null;
}

export const partsQueries = {
  list: (filter: Filter) =>
    infiniteQueryOptions({
      queryKey: [...PARTS, 'list', queryOf(filter)],
      queryFn: ({ pageParam }) => slice<Part>('/parts', { ...queryOf(filter), limit: PAGE, cursor: pageParam }),
      initialPageParam: '',
      getNextPageParam: (last) => last.nextCursor,
      placeholderData: keepPreviousData,
    }),

  /** The first few that have this in their name or numbers. */
  found: (q: string) =>
    queryOptions({
      queryKey: [...PARTS, 'found', q],
      queryFn: async () => (await slice<Part>('/parts', { q, limit: 8 })).items,
      enabled: q !== '',
      placeholderData: keepPreviousData,
    }),

  /** Null where there is none; one in the archive is there. */
  part: (id: string) =>
    queryOptions({ queryKey: partKey(id), queryFn: () => ifThere(call<Part>('GET', partPath(id))) }),

  pools: (id: string) =>
    queryOptions({ queryKey: [...PARTS, 'pools', id], queryFn: () => call<Pool[]>('GET', stockPath(id)) }),

  ledger: (id: string) =>
    infiniteQueryOptions({
      queryKey: [...PARTS, 'ledger', id],
      queryFn: ({ pageParam }) =>
        call<Ledger>('GET', `${stockPath(id)}/movements`, { query: { limit: LEDGER_PAGE, cursor: pageParam } }),
      initialPageParam: '',
      getNextPageParam: (last) => last.nextCursor,
    }),

  charted: (id: string) =>
    queryOptions({
      queryKey: [...PARTS, 'charted', id],
      queryFn: () => call<Ledger>('GET', `${stockPath(id)}/movements`, { query: { limit: CHARTED } }),
    }),

  /** Files that are ready, the newest first. */
  attachments: (id: string) =>
    queryOptions({
      queryKey: attachmentsKey(id),
      queryFn: () => call<Attachment[]>('GET', `${partPath(id)}/attachments`),
    }),

  tasks: (status: string) =>
    queryOptions({
      queryKey: [...PARTS, 'tasks', status],
      queryFn: () => whole<Task>('/reorder/tasks', { status }),
    }),

  /** What was done about what was low, the last first. */
  closedTasks: infiniteQueryOptions({
    queryKey: [...PARTS, 'tasks', 'closed'],
    queryFn: ({ pageParam }) => slice<Task>('/reorder/tasks', { status: 'closed', limit: PAGE, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  }),

  task: (id: string) =>
    queryOptions({
      queryKey: [...PARTS, 'task', id],
      queryFn: () => call<Task>('GET', `/reorder/tasks/${encodeURIComponent(id)}`),
    }),

  /** A file that is being imported, until it is done or nobody knows of it any more. */
  imported: (id: string) =>
    queryOptions({
      queryKey: [...PARTS, 'import', id],
      queryFn: () => call<ImportReport>('GET', `/parts/import/${encodeURIComponent(id)}`),
      enabled: id !== '',
      refetchInterval: ({ state }) =>
        state.data?.running === false || (state.error && problemOf(state.error).status === 404) ? false : IMPORT_LOOK,
    }),

  purchaseList: queryOptions({
    queryKey: [...PARTS, 'purchase-list'],
    queryFn: () => call<PurchaseList>('GET', '/reorder/purchase-list'),
  }),

  analytics: (months: number) =>
    queryOptions({
      queryKey: [...PARTS, 'analytics', months],
      queryFn: () => call<Analytics>('GET', '/analytics', { query: { months } }),
      placeholderData: keepPreviousData,
    }),

  /** Figures of each part, of one kind. */
  figures: (type: FiguresType, months: number) =>
    infiniteQueryOptions({
      queryKey: [...PARTS, 'figures', type, ...(type === 'consumption' ? [months] : [])],
      queryFn: ({ pageParam }) =>
        call<{ items: NamedPart[]; nextCursor: string | null }>('GET', '/analytics', {
          query: { type, months, limit: PAGE, cursor: pageParam },
        }),
      initialPageParam: '',
      getNextPageParam: (last) => last.nextCursor,
    }),

  settings: queryOptions({
    queryKey: [...PARTS, 'settings'],
    queryFn: () => call<WorkshopSettings>('GET', '/parts/settings'),
  }),
};

/** By its barcode; null where no part has it. */
export function lookUp(barcode: string): Promise<Part | null> {
  return ifThere(call<Part>('GET', '/parts/lookup', { query: { barcode } }));
}
