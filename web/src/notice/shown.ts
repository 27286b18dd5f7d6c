import { call, ifThere } from '../platform/api/client';
import { ProblemError } from '../platform/api/problem';
import { session } from '../platform/api/session';
import type { Notification } from './types';

/** The pushes that this browser shows, and how they end. Nothing here does anything where no pushes were asked for. */

const TOGETHER_MS = 300;

// A browser that may keep nothing refuses to say; it shows no pushes either.
const worker = () => globalThis.navigator?.serviceWorker?.getRegistration().catch(() => undefined);

let timer: ReturnType<typeof setTimeout> | undefined;

/** Closes soon what is shown of something that was read elsewhere. */
export function closeReadSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void closeRead(), TOGETHER_MS);
}

/** Closes what is shown of something that was read, archived or taken back; what cannot be asked for now stays. */
export async function closeRead(): Promise<void> {
  if (session.state() !== 'active') return;
  const shown = (await (await worker())?.getNotifications()) ?? [];
  await Promise.all(
    shown.map(async (push) => {
      const { notificationId } = (push.data ?? {}) as { notificationId?: unknown };
      if (typeof notificationId === 'string' && (await isOver(notificationId))) push.close();
    }),
  );
}

async function isOver(id: string): Promise<boolean> {
  try {
    const found = await ifThere(call<Notification>('GET', `/notifications/${encodeURIComponent(id)}`));
    return found === null || found.read || found.archived;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

/** Gives the browser's push address up, and closes what is shown: whoever sits here next sees nothing of this person. */
export async function switchOff(): Promise<void> {
  const registration = await worker();
  for (const push of (await registration?.getNotifications()) ?? []) push.close();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}
