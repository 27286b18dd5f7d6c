import { call } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { useSending } from '../platform/ui/forms';
import { INBOX } from './queries';
import type { Notification } from './types';

export type Mark = 'read' | 'unread' | 'archive' | 'unarchive';

/** Marks an item of the inbox; the live stream brings the new numbers. */
export function useMark(item: Notification) {
  return useSending(
    (mark: Mark) => call<Notification>('POST', `/notifications/${item.notificationId}/${mark}`),
    () => queryClient.invalidateQueries({ queryKey: INBOX }),
  );
}
