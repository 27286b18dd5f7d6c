package dev.pacenote.application.notice.inbox;

import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.platform.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An area's words for the notifications of one topic, made each time when somebody reads them. */
public interface NotificationRenderer {

    /**
     * Plain text.
     *
     * @param title at most 120 characters
     * @param content at most 500 characters
     * @param actionUrl where the reader goes from there: a path of ours, or https
     */
    record Text(String title, String content, Optional<String> actionUrl, Priority priority) {

        private static final int TITLE = 120;
        private static final int CONTENT = 500;

        public Text {
            title = VisibleText.cut(title, TITLE);
            content = VisibleText.cut(content, CONTENT);
        }

        /** As urgent as most. */
        public Text(String title, String content, Optional<String> actionUrl) {
            this(title, content, actionUrl, Priority.NORMAL);
        }
    }

    /** A name in such words: short enough, and such that it disturbs no text around it. */
    static String name(String name) {
        return VisibleText.isolated(VisibleText.cut(name, 80));
    }

    Topic topic();

    NotificationType type();

    /** The words for each of these, by its id. */
    Map<UUID, Text> render(List<Notification> notifications);
}
