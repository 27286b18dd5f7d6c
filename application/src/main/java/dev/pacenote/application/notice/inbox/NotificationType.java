package dev.pacenote.application.notice.inbox;

import dev.pacenote.domain.notice.Topic;
import java.util.Locale;

/** What kind of thing a notification is for its reader. */
public enum NotificationType {
    /** Somebody wrote. */
    MESSAGE,
    /** The service itself has to say something. */
    SYSTEM,
    /** Something happened that the reader follows. */
    ALERT;

    /** It follows from the area of the topic. */
    public static NotificationType of(Topic topic) {
        return switch (topic.area()) {
            case "message" -> MESSAGE;
            case "system" -> SYSTEM;
            default -> ALERT;
        };
    }

    /** A stable word for JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
