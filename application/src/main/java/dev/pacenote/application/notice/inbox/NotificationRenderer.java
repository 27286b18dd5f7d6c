package dev.pacenote.application.notice.inbox;

import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
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
    record Text(String title, String content, Optional<String> actionUrl) {}

    Topic topic();

    NotificationType type();

    /** The words for each of these, by its id. */
    Map<UUID, Text> render(List<Notification> notifications);
}
