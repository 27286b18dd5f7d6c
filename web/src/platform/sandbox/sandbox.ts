import { problemFrom } from '../api/problem';

/** The sandbox's own addresses: no part of the public interface, there only while nothing is configured. */
export interface SandboxState {
  now: string;
  demo: string[];
  password: string;
}

export interface SandboxMail {
  id: string;
  to: string;
  subject: string;
  sentAt: string;
  text: string;
}

/** A push as it arrived at the sandbox's push service. */
export interface SandboxPush {
  device: string;
  at: string;
  payload: string;
}

/** A subscription as a browser's push service makes it. */
export interface SandboxSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** How the push service of the sandbox answers. */
export type PushMode = 'works' | 'gone' | 'slow' | 'too_many' | 'refuses_keys' | 'broken';

/** The live updates of all pages. */
export interface SandboxSockets {
  cut: boolean;
  open: number;
}

/** What a service worker would show of a push; nothing of one that it could not read. */
export function payloadOf(payload: string): { title: string; body: string; url: string } {
  try {
    const read: unknown = JSON.parse(payload);
    const { title, body, url } = (read ?? {}) as { title?: unknown; body?: unknown; url?: unknown };
    const inside = typeof url === 'string' && url.startsWith('/') && !url.startsWith('//');
    return { title: String(title ?? ''), body: String(body ?? ''), url: inside ? url : '' };
  } catch {
    return { title: '', body: '', url: '' };
  }
}

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(`/sandbox${path}`, init);
  if (!answer.ok) throw problemFrom(answer.status, await answer.json().catch(() => null));
  return (await answer.json()) as T;
}

const put = (json: unknown): RequestInit => ({
  method: 'PUT',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(json),
});

export const sandbox = {
  state: () => call<SandboxState>('/api/state'),
  mails: () => call<SandboxMail[]>('/api/mails'),
  pushes: () => call<SandboxPush[]>('/api/pushes'),
  subscribe: () => call<SandboxSubscription>('/api/push-subscriptions', { method: 'POST' }),
  pushMode: (mode: PushMode) => call<{ mode: PushMode }>('/api/push-mode', put({ mode })),
  sockets: () => call<SandboxSockets>('/api/sockets'),
  cutSockets: (cut: boolean) => call<SandboxSockets>('/api/sockets', put({ cut })),
  nextDay: () => call<{ now: string; runCompleted: boolean }>('/next-day', { method: 'POST' }),
  html: (id: string) => `/sandbox/mails/${id}/html`,
};
