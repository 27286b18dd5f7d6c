package dev.pacenote.adapters.out.dynamodb.delivery;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.delivery.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which deliveries left in one message, in an item of its own that is read consistently: an index
 * may show too few of them to whoever sends the message again a moment after a crash. The delivery
 * that gave the message its name is in it without being listed.
 */
final class LeftTogether {

    /** As long as a delivery that ended, and the time in which it was tried. */
    private static final Duration KEPT = Duration.ofDays(97);

    private final DynamoTable table;

    LeftTogether(DynamoTable table) {
        this.table = table;
    }

    private static Item key(UUID message) {
        return Item.empty().put(DeliveryItems.ID, "left#" + message);
    }

    /** Lists one that is about to leave in that message, before anything says that it did. */
    void add(UUID message, Delivery delivery) {
        if (!message.equals(delivery.id())) {
            table.update(
                    key(message),
                    "add deliveries :one set expires = :expires",
                    Map.of(
                            ":one",
                            AttributeValue.fromSs(List.of(delivery.id().toString())),
                            ":expires",
                            Item.number(delivery.updatedAt().plus(KEPT).getEpochSecond())));
        }
    }

    /** Those that were about to leave in that message. */
    List<UUID> of(UUID message) {
        return table.get(key(message))
                .map(item -> item.texts("deliveries").stream().map(UUID::fromString).toList())
                .orElseGet(List::of);
    }

    void remove(UUID message) {
        table.delete(key(message));
    }
}
