import { authorizedFetch, body } from '../platform/api/client';

/** A part of a long list that the server hands out in parts: where the next begins stands in a header. */
export interface Slice<T> {
  items: T[];
  nextCursor: string | null;
  /** Of the whole list. */
  total: number;
}

export type Query = Record<string, string | number | boolean | undefined>;

/** One part of a bare list. */
export function slice<T>(path: string, query: Query): Promise<Slice<T>> {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  const answer = async () => {
    const response = await authorizedFetch(new Request(url, { headers: { Accept: 'application/json' } }));
    const content = parsed(await response.text());
    if (!response.ok || !Array.isArray(content)) return { error: content, response };
    const items = content as T[];
    const data: Slice<T> = {
      items,
      nextCursor: response.headers.get('X-Next-Cursor'),
      total: Number(response.headers.get('X-Total-Count') ?? items.length),
    };
    return { data, response };
  };
  return body<Slice<T>>(answer());
}

/** All of a bare list, however many parts the server hands it out in. */
export async function whole<T>(path: string, query: Query): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const next: Slice<T> = await slice<T>(path, { ...query, cursor });
    items.push(...next.items);
    cursor = next.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
