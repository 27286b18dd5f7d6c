package dev.pacenote.adapters.in.http.notice.inbox;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.domain.notice.inbox.Notification;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Map;

/** An item of the inbox. */
@Schema(name = "InboxNotification")
public record NotificationView(
        String notificationId,
        String userId,
        String type,
        String topic,
        String title,
        String content,
        Map<String, String> facts,
        int count,
        String priority,
        boolean seen,
        @Nullable String seenAt,
        boolean read,
        @Nullable String readAt,
        boolean archived,
        SourceView source,
        @Nullable String actionUrl,
        long seq,
        String occurredAt,
        String createdAt,
        String expiresAt) {

    /** What the item is about. */
    @Schema(name = "InboxSource")
    public record SourceView(String kind, String id) {}

    public static NotificationView of(ReadNotifications.Shown shown) {
        var notification = shown.notification();
        var marks = notification.marks();
        return new NotificationView(
                notification.id().toString(),
                notification.account().toString(),
                shown.type().wireName(),
                notification.key().topic().name(),
                shown.text().title(),
                shown.text().content(),
                notification.gathered().facts().values(),
                notification.gathered().count(),
                shown.text().priority().name().toLowerCase(Locale.ROOT),
                marks.seenAt().isPresent(),
                Times.iso(marks.seenAt()),
                notification.isRead(),
                Times.iso(marks.readState().readAt()),
                marks.archived(),
                source(notification),
                shown.text().actionUrl().orElse(null),
                notification.gathered().seq(),
                Times.iso(notification.gathered().occurredAt()),
                Times.iso(notification.lifetime().createdAt()),
                Times.iso(notification.lifetime().expiresAt()));
    }

    private static SourceView source(Notification notification) {
        return new SourceView(notification.key().source().kind(), notification.key().source().id());
    }
}
