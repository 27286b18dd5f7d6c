package dev.pacenote.application.delivery.send;

import dev.pacenote.application.delivery.DeliveryTextRenderer;
import dev.pacenote.application.delivery.OutgoingDelivery;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts into words what leaves the house: only as much as its reader lets out. */
public final class WriteDeliveries {

    private static final String INBOX = "/Inbox";

    /** Only for those who want no item in the inbox; nobody sees how long it would last. */
    private static final Duration SHOWN = Duration.ofDays(1);

    private final ReadNotifications inbox;
    private final NoticeOutbox notices;
    private final Topics topics;
    private final Map<Topic, DeliveryTextRenderer> renderers;

    /**
     * @param inbox words for topics that have no others
     */
    public WriteDeliveries(
            ReadNotifications inbox,
            NoticeOutbox notices,
            Topics topics,
            List<DeliveryTextRenderer> renderers) {
        this.inbox = inbox;
        this.notices = notices;
        this.topics = topics;
        this.renderers =
                renderers.stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(DeliveryTextRenderer::topic, Function.identity()));
    }

    /**
     * One for each item of the inbox, all of them to leave together.
     *
     * @param name the id of the whole
     * @param told the newest first
     */
    List<OutgoingDelivery> each(
            UUID name, Recipient reader, Map<Delivery, Optional<Notification>> told) {
        return items(told).entrySet().stream()
                .map(
                        item ->
                                new OutgoingDelivery(
                                        name,
                                        reader.account().id(),
                                        item.getKey().key().target(),
                                        item.getValue(),
                                        text(reader, item.getValue())))
                .toList();
    }

    /** One about all of it. */
    OutgoingDelivery together(
            UUID name, Recipient reader, Map<Delivery, Optional<Notification>> told) {
        var each = each(name, reader, told);
        var newest = each.getFirst();
        return each.size() == 1
                ? newest
                : new OutgoingDelivery(
                        name,
                        newest.account(),
                        newest.target(),
                        newest.notification(),
                        new NotificationRenderer.Text(
                                told.size() + " new", "", Optional.of(INBOX)));
    }

    /** What is about the same is one, with the newest of its deliveries. */
    private Map<Delivery, Notification> items(Map<Delivery, Optional<Notification>> told) {
        var bySource =
                told.keySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        delivery -> delivery.about().source(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var items = new LinkedHashMap<Delivery, Notification>();
        for (var same : bySource.values()) {
            var newest = same.getFirst();
            told.getOrDefault(newest, Optional.empty())
                    .or(() -> unlisted(newest, same.size()))
                    .ifPresent(item -> items.put(newest, item));
        }
        return items;
    }

    /** What stands for an item of the inbox where there is none. */
    private Optional<Notification> unlisted(Delivery newest, int count) {
        return notices.find(
                        new NoticeOutbox.Key(
                                newest.account(), newest.about().topic(), newest.about().fact()))
                .map(
                        notice -> {
                            var facts = topics.stored(notice.topic(), notice.facts());
                            var item =
                                    Notification.opened(
                                            notice.id(),
                                            new Source("notice", notice.id().toString()),
                                            notice,
                                            facts,
                                            0,
                                            SHOWN);
                            for (int more = 1; more < count; more++) {
                                item = item.gather(notice, facts, 0, SHOWN);
                            }
                            return item;
                        });
    }

    private NotificationRenderer.Text text(Recipient reader, Notification notification) {
        return Optional.ofNullable(renderers.get(notification.key().topic()))
                .map(renderer -> renderer.render(reader, notification))
                .orElseGet(() -> inbox.show(notification).text());
    }
}
