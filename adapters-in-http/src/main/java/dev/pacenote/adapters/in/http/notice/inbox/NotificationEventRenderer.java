package dev.pacenote.adapters.in.http.notice.inbox;

import dev.pacenote.adapters.in.http.notice.stream.frame.EventRenderer;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows what happened in an inbox, with its items as they are now. An item that is gone is missing;
 * an event of which all are gone only counts for the sequence.
 */
@Singleton
@Requires(beans = NotificationRenderer.class)
final class NotificationEventRenderer implements EventRenderer {

    private static final String ONE = "notificationId";
    private static final String MANY = "notificationIds";

    private final ReadNotifications inbox;

    NotificationEventRenderer(ReadNotifications inbox) {
        this.inbox = inbox;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(
                InboxEvents.NOTIFICATION,
                InboxEvents.NOTIFICATION_UPDATED,
                InboxEvents.NOTIFICATIONS_READ);
    }

    @Override
    public List<Map<String, Object>> render(AccountId reader, List<StreamEvent> events) {
        var items =
                inbox.findAll(
                        reader,
                        events.stream()
                                .flatMap(NotificationEventRenderer::ids)
                                .collect(Collectors.toSet()));
        return events.stream().map(event -> members(event, items)).toList();
    }

    /** The items that an event is about, by one key or the other. */
    private static Stream<UUID> ids(StreamEvent event) {
        return Stream.concat(
                        event.references().find(ONE).stream(),
                        event.references().find(MANY).stream()
                                .flatMap(ids -> Arrays.stream(ids.split(","))))
                .map(UUID::fromString);
    }

    private static Map<String, Object> members(
            StreamEvent event, Map<UUID, ReadNotifications.Shown> items) {
        if (event.type().equals(InboxEvents.NOTIFICATIONS_READ)) {
            return read(event);
        }
        var shown = ids(event).map(items::get).filter(Objects::nonNull).map(NotificationView::of);
        if (event.type().equals(InboxEvents.NOTIFICATION)) {
            var all = shown.toList();
            return all.isEmpty() ? Map.of() : Map.of("items", all);
        }
        // Type and number of the item are not those of the event.
        return shown.findFirst().map(item -> Map.<String, Object>of("item", item)).orElse(Map.of());
    }

    private static Map<String, Object> read(StreamEvent event) {
        var members = new LinkedHashMap<String, Object>();
        var references = event.references();
        references.find("upToSeq").ifPresent(seq -> members.put("upToSeq", Long.parseLong(seq)));
        references.find("topic").ifPresent(topic -> members.put("topic", topic));
        references.find(ONE).ifPresent(id -> members.put(ONE, id));
        return members;
    }
}
