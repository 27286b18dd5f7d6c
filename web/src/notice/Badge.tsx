import { useQuery } from '@tanstack/react-query';
import type { Counts } from './live/types';
import { noticeQueries } from './queries';

/** How much is unread somewhere. */
export function Badge({ of }: { of: (counts: Counts) => number }) {
  const counts = useQuery(noticeQueries.counts).data;
  const unread = counts ? of(counts) : 0;
  if (unread === 0) return null;
  return (
    <span className="badge">
      {unread > 99 ? '99+' : unread}
      <span className="visually-hidden"> unread</span>
    </span>
  );
}

export const InboxBadge = () => <Badge of={(counts) => counts.notifications.unread} />;
