import { refreshSoon } from '../notice/live/refresh';
import type { LiveEvent } from '../platform/app/feature';
import { PARTS } from './key';

/** Another device, or somebody at another shelf, changed something: what is shown is asked for anew. */
export function heard({ type }: Pick<LiveEvent, 'type'>): void {
  if (type === 'parts.changed' || type === 'parts.task') refreshSoon(PARTS);
}

export function lostTrack(): void {
  refreshSoon(PARTS);
}
