package dev.pacenote.domain.notice.inbox;

import dev.pacenote.domain.notice.stream.EventType;

/** What happens to a person's inbox, in the words of their stream. */
public final class InboxEvents {

    /** Items are new, or have more in them. */
    public static final EventType NOTIFICATION = new EventType("notification");

    /** One item was marked. */
    public static final EventType NOTIFICATION_UPDATED = new EventType("notification_updated");

    /** All items up to a number were read. */
    public static final EventType NOTIFICATIONS_READ = new EventType("notifications_read");

    /** Nothing but the counts changed. */
    public static final EventType COUNTS = new EventType("counts");

    private InboxEvents() {}
}
