import type { Query } from '../slices';

/** Which parts are listed, as the address says it. */
export interface Filter {
  q: string;
  low: boolean;
  /** What fits that model; empty for all. */
  model: string;
  /** With a model: without what fits every model. */
  only: boolean;
  archived: boolean;
  sort: Sort;
}

export const SORTS = [
  ['name', 'Name'],
  ['number', 'Number'],
  ['stock', 'Least stock first'],
  ['-stock', 'Most stock first'],
  ['-updatedAt', 'Changed last'],
] as const;

export type Sort = (typeof SORTS)[number][0];

export function filterOf(params: URLSearchParams): Filter {
  return {
    q: params.get('q') ?? '',
    low: params.has('low'),
    model: params.get('model') ?? '',
    only: params.has('only'),
    archived: params.has('archived'),
    sort: SORTS.find(([key]) => key === params.get('sort'))?.[0] ?? 'name',
  };
}

/** The address with another filter. What is as usual is not named, and what else stands there stays. */
export function withFilter(params: URLSearchParams, change: Partial<Filter>): URLSearchParams {
  const next = { ...filterOf(params), ...change };
  const after = new URLSearchParams(params);
  const texts = { q: next.q, model: next.model, sort: next.sort === 'name' ? '' : next.sort };
  const marks = { low: next.low, archived: next.archived, only: next.only && next.model !== '' };
  for (const [name, text] of Object.entries(texts)) put(after, name, text);
  for (const [name, on] of Object.entries(marks)) put(after, name, on ? '1' : '');
  return after;
}

function put(params: URLSearchParams, name: string, value: string): void {
  if (value === '') params.delete(name);
  else params.set(name, value);
}

/** What the server is asked. */
export function queryOf({ q, low, model, only, archived, sort }: Filter): Query {
  return {
    q: q.trim(),
    ...(low && { low: true }),
    ...(model.trim() !== '' && { vehicleModel: model.trim(), includeAll: !only }),
    ...(archived && { archived: 'only' }),
    sort,
  };
}

/** Whether parts that exist may be missing from the list. */
export function isNarrow({ q, low, model, archived }: Filter): boolean {
  return q.trim() !== '' || low || model.trim() !== '' || archived;
}
