package dev.pacenote.application.notice.inbox;

import java.util.Locale;

/** What kind of thing a notification is for its reader. */
public enum NotificationType {
    /** Somebody wrote. */
    MESSAGE,
    /** The service itself has to say something. */
    SYSTEM,
    /** Something happened that the reader follows. */
    ALERT;

    /** A stable word for JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
