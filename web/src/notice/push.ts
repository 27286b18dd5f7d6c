import { call } from '../platform/api/client';
import { claims, MINE } from '../platform/api/session';
import { storage } from '../platform/lib/storage';
import type { Device } from './types';

/** Whether this browser can show a push while no page of ours is open: over https, and not in every one. */
export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
}

/** A key as the browser wants it. */
export function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** What this browser is called among somebody's devices. */
export function browserName(agent = navigator.userAgent): string {
  const browser = [
    ['Edg/', 'Edge'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ].find(([sign]) => agent.includes(sign ?? ''))?.[1];
  const system = [
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Windows', 'Windows'],
    ['Mac OS', 'Mac'],
    ['Linux', 'Linux'],
  ].find(([sign]) => agent.includes(sign ?? ''))?.[1];
  return [browser ?? 'Browser', system].filter(Boolean).join(' on ');
}

export type Switched = 'on' | 'denied';

/** Asks the person, then the browser's push service, then tells our server. */
export async function switchOn(publicKey: string): Promise<Switched> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const worker = await navigator.serviceWorker.register('/push.js');
  await navigator.serviceWorker.ready;
  const key = bytes(publicKey);
  const before = await worker.pushManager.getSubscription();
  // One of another key, from before the server got new ones, is worth nothing.
  const same = before?.options.applicationServerKey && equal(new Uint8Array(before.options.applicationServerKey), key);
  if (before && !same) await before.unsubscribe();
  const subscription =
    before && same ? before : await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = subscription.toJSON();
  const device = await call<Device>('POST', '/notifications/devices', {
    json: { platform: 'web', endpoint, keys, name: browserName() },
  });
  storage.set(deviceKey(), device.deviceId);
  return 'on';
}

const deviceKey = () => `${MINE}device.${claims()?.account ?? ''}`;

/** Which of the person's devices this browser is, as far as it knows. */
export const thisDevice = (): string | null => storage.get(deviceKey());

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
