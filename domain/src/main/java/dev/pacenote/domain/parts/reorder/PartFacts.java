package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What a notice says of a part: its name and numbers at that moment. */
public record PartFacts(
        PartAlert.Kind kind, PartId part, UUID task, String name, Numbers numbers, String supplier)
        implements NoticeFacts {

    public static final Topic LOW = new Topic("parts.low");
    public static final Topic OUT = new Topic("parts.out");
    public static final Topic ORDER_OVERDUE = new Topic("parts.order_overdue");

    /** In the inbox and by mail. */
    public static final TopicChannels CHANNELS =
            channels(TopicChannels.Default.OFF, Priority.NORMAL);

    /** In the inbox, by mail and by push, whatever the hour. */
    public static final TopicChannels CHANNELS_OF_OUT =
            channels(TopicChannels.Default.ON, Priority.HIGH);

    /**
     * @param suggested how much to order
     */
    public record Numbers(Quantity stock, Quantity threshold, Quantity suggested) {}

    /** What a workshop is told of, each with channels of its own. */
    public static final List<Topic> TOPICS = List.of(LOW, OUT, ORDER_OVERDUE);

    private static TopicChannels channels(TopicChannels.Default push, Priority priority) {
        return new TopicChannels(
                Map.of(
                        TopicChannels.MAIL,
                        TopicChannels.Default.ON,
                        TopicChannels.INBOX,
                        TopicChannels.Default.ON,
                        TopicChannels.PUSH,
                        push,
                        TopicChannels.WEBHOOK,
                        TopicChannels.Default.OFF),
                false,
                priority,
                PartMails.PACE);
    }

    /** The topic of that kind of notice. */
    public static Topic topic(PartAlert.Kind kind) {
        return switch (kind) {
            case LOW, ORDER_INSUFFICIENT -> LOW;
            case OUT, TEST -> OUT;
            case ORDER_OVERDUE -> ORDER_OVERDUE;
        };
    }

    public static PartFacts of(PartAlert alert, Workshop workshop) {
        var part = alert.part();
        return new PartFacts(
                alert.kind(),
                part.key().id(),
                alert.task(),
                part.details().naming().name(),
                new Numbers(
                        part.stock(),
                        LowRule.threshold(part, workshop),
                        OrderSuggestion.of(part, workshop).quantity()),
                part.details().supply().supplier().name());
    }

    /** What somebody is told who tries how they are told: it names no part that there is. */
    public static PartFacts test(UUID id) {
        return new PartFacts(
                PartAlert.Kind.TEST,
                new PartId("test-alert"),
                id,
                "Test alert",
                new Numbers(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO),
                "");
    }

    /** As they are stored. */
    public StoredFacts stored() {
        return StoredFacts.builder()
                .with("kind", kind.name().toLowerCase(Locale.ROOT))
                .with("partId", part)
                .with("taskId", task)
                .with("partName", name)
                .with("stock", numbers.stock())
                .with("threshold", numbers.threshold())
                .with("suggested", numbers.suggested())
                .with("supplier", supplier)
                .build();
    }

    /** As they were stored. */
    public static PartFacts of(StoredFacts stored) {
        return new PartFacts(
                PartAlert.Kind.valueOf(stored.get("kind").toUpperCase(Locale.ROOT)),
                new PartId(stored.get("partId")),
                UUID.fromString(stored.get("taskId")),
                stored.get("partName"),
                new Numbers(
                        Quantity.of(stored.get("stock")),
                        Quantity.of(stored.get("threshold")),
                        Quantity.of(stored.get("suggested"))),
                stored.get("supplier"));
    }
}
