import type { LiveEvent } from '../platform/app/feature';
import { refreshSoon } from './live/refresh';
import { INBOX, noticeQueries } from './queries';
import { closeReadSoon } from './shown';

/** What the inbox makes of what happens. An event only says that something is new; the lists are asked for it. */
export function heard(event: LiveEvent): void {
  switch (event.type) {
    case 'notification':
    case 'notification_updated':
    case 'notifications_read':
    // Both come with a notification, or with the end of one.
    case 'message':
    case 'message_read':
    case 'message_deleted':
      refreshSoon(INBOX);
      closeReadSoon();
      break;
    case 'user_updated':
      refreshSoon(noticeQueries.me.queryKey);
      refreshSoon(noticeQueries.settings.queryKey);
      break;
    default:
  }
}

export function lostTrack(): void {
  refreshSoon(INBOX);
  refreshSoon(noticeQueries.me.queryKey);
  refreshSoon(noticeQueries.settings.queryKey);
  closeReadSoon();
}
