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

/** What a service worker would show of a push; nothing of one that it could not read. */
export function payloadOf(payload: string): { title: string; body: string } {
  try {
    const read: unknown = JSON.parse(payload);
    const { title, body } = (read ?? {}) as { title?: unknown; body?: unknown };
    return { title: String(title ?? ''), body: String(body ?? '') };
  } catch {
    return { title: '', body: '' };
  }
}

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(`/sandbox${path}`, init);
  if (!answer.ok) throw problemFrom(answer.status, await answer.json().catch(() => null));
  return (await answer.json()) as T;
}

export const sandbox = {
  state: () => call<SandboxState>('/api/state'),
  mails: () => call<SandboxMail[]>('/api/mails'),
  pushes: () => call<SandboxPush[]>('/api/pushes'),
  nextDay: () => call<{ now: string; runCompleted: boolean }>('/next-day', { method: 'POST' }),
  html: (id: string) => `/sandbox/mails/${id}/html`,
};
