package dev.pacenote.application.notice.announcement;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.announcement.Announcement;
import dev.pacenote.domain.notice.announcement.AnnouncementFacts;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import dev.pacenote.domain.notice.inbox.Notification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says what an admin announced, in the admin's own words. */
public final class AnnouncementRenderer implements NotificationRenderer {

    private final Announcement.Kind kind;
    private final NoticeBatches batches;

    public AnnouncementRenderer(Announcement.Kind kind, NoticeBatches batches) {
        this.kind = kind;
        this.batches = batches;
    }

    @Override
    public Topic topic() {
        return kind.topic();
    }

    @Override
    public NotificationType type() {
        return switch (kind) {
            case SYSTEM -> NotificationType.SYSTEM;
            case ALERT -> NotificationType.ALERT;
        };
    }

    @Override
    public Map<UUID, Text> render(List<Notification> notifications) {
        var batchOf =
                notifications.stream()
                        .collect(
                                Collectors.toMap(
                                        Notification::id,
                                        item ->
                                                AnnouncementFacts.of(item.gathered().facts())
                                                        .batch()));
        var said =
                batches.findAll(batchOf.values().stream().distinct().toList()).stream()
                        .collect(Collectors.toMap(NoticeBatch::id, NoticeBatch::announcement));
        var texts = new HashMap<UUID, Text>();
        batchOf.forEach(
                (item, batch) -> {
                    var announcement = said.get(batch);
                    if (announcement != null) {
                        texts.put(item, text(announcement));
                    }
                });
        return texts;
    }

    private static Text text(Announcement announcement) {
        return new Text(
                announcement.title().value(),
                announcement.content().value(),
                announcement.actionUrl().map(Announcement.ActionUrl::value),
                announcement.priority());
    }
}
