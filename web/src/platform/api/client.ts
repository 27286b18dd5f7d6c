import createClient from 'openapi-fetch';
import { ProblemError, problemFrom, unreachable } from './problem';
import type { paths } from './schema';
import { claims, session, type Tokens } from './session';

const TIMEOUT_MS = 30_000;

let refreshing: Promise<boolean> | null = null;

/**
 * Renews the session once, however many requests need it. Other tabs wait their turn and use what the first one got.
 * When the answer is lost, the session stays: the next request asks again with the same token, and the server repeats
 * its answer.
 *
 * @returns whether there is a session to go on with
 */
function refresh(staleAccessToken: string | null): Promise<boolean> {
  refreshing ??= exclusively(async () => {
    if (session.accessToken() !== null && session.accessToken() !== staleAccessToken) return true;
    const refresh_token = session.refreshToken();
    if (!refresh_token) return false;
    const answer = await fetch('/api/v1/users/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refresh_token }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const tokens = answer.ok ? ((await answer.json()) as Tokens) : null;
    // Meanwhile another tab logged in, logged out or renewed: what it did counts.
    if (session.refreshToken() !== refresh_token) return session.refreshToken() !== null;
    if (tokens) {
      session.begin(tokens);
      return true;
    }
    if (answer.status === 400 || answer.status === 401) return false;
    throw unreachable();
  }).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** One tab at a time, where the browser can see to that: not without TLS, and not when it blocks storage. */
async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  try {
    if (navigator.locks) return await navigator.locks.request('pacenote.refresh', begin);
  } catch (error) {
    if (begun) throw error;
  }
  return work();
}

function authorized(request: Request): Request {
  const token = session.accessToken();
  const copy = new Request(request);
  if (token) copy.headers.set('Authorization', `Bearer ${token}`);
  return copy;
}

/** What must be there within the time limit: the whole answer, or its beginning when a long body follows. */
type InTime = 'whole' | 'beginning';

async function send(request: Request, inTime: InTime = 'whole'): Promise<Response> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(request, { signal: AbortSignal.any([request.signal, limit.signal]) });
    if (inTime === 'beginning') clearTimeout(timer);
    return answer;
  } catch (error) {
    clearTimeout(timer);
    if (request.signal.aborted) throw error;
    throw unreachable();
  }
}

/**
 * Sends a request with the session's token; an expired token is renewed and the request sent once more, but never as
 * somebody else who logged in meanwhile.
 */
export async function authorizedFetch(request: Request, inTime: InTime = 'whole'): Promise<Response> {
  const used = session.accessToken();
  const answer = await send(authorized(request.clone()), inTime);
  if (answer.status !== 401 || used === null) return answer;
  let renewed: boolean;
  try {
    renewed = await refresh(used);
  } catch {
    throw unreachable();
  }
  if (renewed) return claims()?.account === claims(used)?.account ? send(authorized(request), inTime) : answer;
  if (session.state() === 'active') session.expire();
  return answer;
}

/** For a request whose answer may be large: once it has begun, its body takes as long as the line needs. */
export const patientFetch = (request: Request) => authorizedFetch(request, 'beginning');

/** Requests of a logged-in person. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: (request) => authorizedFetch(request) });

/** Requests that need no session, and must not end one: log-in, registration, public numbers. */
export const open = createClient<paths>({ baseUrl: location.origin, fetch: (request) => send(request) });

/** What a request that the document does not describe everywhere is made of. */
export interface Call {
  query?: Record<string, string | number | boolean | null | undefined>;
  json?: unknown;
  headers?: Record<string, string>;
  /** Is told the headers of a success. */
  onHeaders?: (headers: Headers) => void;
}

/**
 * A request of a logged-in person to a route that only some servers have, so that the document of the others does not
 * name it.
 */
export function call<T>(method: string, path: string, what: Call = {}): Promise<T> {
  const { query = {}, json, headers = {}, onHeaders } = what;
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') url.searchParams.set(name, String(value));
  }
  const request = new Request(url, {
    method,
    headers: {
      Accept: 'application/json',
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  const result = async (): Promise<Result<T>> => {
    const response = await authorizedFetch(request);
    const text = await response.text();
    const content = parsed(text);
    if (response.ok) onHeaders?.(response.headers);
    return response.ok ? { data: content as T, response } : { error: content, response };
  };
  return body(result()) as Promise<T>;
}

/** Null where the server has no such thing, or no such route. */
export async function ifThere<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return null;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Result<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Whether the line broke, or was given up, while the body of an answer arrived. */
function brokeOff(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'AbortError');
}

/** The body of a success; everything else is thrown as a ProblemError. */
export async function body<T>(result: Promise<Result<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await result.catch((reason) => {
    throw brokeOff(reason) ? unreachable() : reason;
  });
  if (!response.ok || data === undefined || data === null) throw problemFrom(response.status, error);
  return data;
}
