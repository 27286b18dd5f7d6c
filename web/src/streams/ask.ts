import { type Call, call } from '../platform/api/client';
import { ProblemError, problemFrom, unreachable } from '../platform/api/problem';
import { endDiscordLogin, isOfSomebodyElse, noteDiscordLogin } from './login/discordLogin';

/** The account has no user of Discord. */
export const DISCORD_NEEDED = 'discord_link_required';

const TIMEOUT_MS = 30_000;

/** Whether the login by Discord that this browser keeps is what opened the last answer. */
let byDiscord = false;

/**
 * A request of this area. Who one is at Discord hangs on the account that is logged in here, or on a login by Discord
 * of which this browser keeps a cookie: where nobody joined the two, these are two accounts, and a request names one.
 * Whatever is refused for want of the right one changed nothing, so it may be sent again as the other.
 */
export async function ask<T>(method: string, path: string, what: Call = {}): Promise<T> {
  if (byDiscord) {
    try {
      return await askByDiscord<T>(method, path, what);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error;
      byDiscord = false;
    }
  }
  try {
    return await call<T>(method, path, what);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== DISCORD_NEEDED) throw error;
    if (isOfSomebodyElse()) {
      // Where that fails it is tried again at the next request.
      await endDiscordLogin().catch(() => undefined);
      throw error;
    }
    const answer = await askByDiscord<T>(method, path, what).catch((other: ProblemError) => {
      throw other.status === 401 ? error : other;
    });
    byDiscord = true;
    noteDiscordLogin();
    return answer;
  }
}

/** Whether answers come by a login at Discord, which can be ended by itself. */
export function isByDiscord(): boolean {
  return byDiscord;
}

/** What the server shows to everybody, whoever asks. */
export function askAnybody<T>(path: string): Promise<T> {
  return askByDiscord<T>('GET', path, {});
}

/** By the cookie alone: a token of the session here would be asked first. */
async function askByDiscord<T>(method: string, path: string, what: Call): Promise<T> {
  const { query = {}, json, headers = {}, onHeaders } = what;
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') url.searchParams.set(name, String(value));
  }
  const answer = await answered(
    new Request(url, {
      method,
      headers: {
        Accept: 'application/json',
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    }),
  );
  const content = parsed(answer.text);
  if (!answer.ok || content === undefined) throw problemFrom(answer.status, content);
  onHeaders?.(answer.headers);
  return content as T;
}

async function answered(request: Request): Promise<Pick<Response, 'status' | 'ok' | 'headers'> & { text: string }> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { status: answer.status, ok: answer.ok, headers: answer.headers, text: await answer.text() };
  } catch {
    throw unreachable();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
