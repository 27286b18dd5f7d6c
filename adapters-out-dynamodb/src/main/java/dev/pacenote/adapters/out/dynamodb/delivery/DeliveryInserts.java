package dev.pacenote.adapters.out.dynamodb.delivery;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.pacenote.adapters.out.dynamodb.notice.NoticeItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.WriteConflictException;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryRetention;
import dev.pacenote.domain.notice.NoticeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Adds deliveries to their table, each of them while its notice is there, and once. */
final class DeliveryInserts {

    /** As many of one notice as one write holds beside its condition. */
    private static final int TOGETHER = 99;

    private static final RetryPolicy<Boolean> AGAIN =
            RetryPolicy.<Boolean>builder()
                    .handleResult(false)
                    .handle(WriteConflictException.class)
                    .withMaxRetries(8)
                    .withBackoff(Duration.ofMillis(10), Duration.ofMillis(400))
                    .withJitter(0.5)
                    .build();

    private final DynamoTable table;
    private final DynamoTable notices;
    private final DeliveryRetention retention;

    DeliveryInserts(DynamoTable table, DynamoTable notices, DeliveryRetention retention) {
        this.table = table;
        this.notices = notices;
        this.retention = retention;
    }

    /** Adds those that are not there; those of a notice that is gone are passed over. */
    void insertAbsent(Collection<Delivery> deliveries) {
        var byNotice = new LinkedHashMap<UUID, List<Delivery>>();
        for (var delivery : deliveries) {
            byNotice.computeIfAbsent(delivery.key().notice(), _ -> new ArrayList<>())
                    .add(delivery.savedAs(1));
        }
        byNotice.values().forEach(this::insertOfNotice);
    }

    private void insertOfNotice(List<Delivery> all) {
        for (int from = 0; from < all.size(); from += TOGETHER) {
            var open = new ArrayList<>(all.subList(from, Math.min(all.size(), from + TOGETHER)));
            if (!Failsafe.with(AGAIN).get(() -> inserted(open))) {
                throw new OverloadedException("deliveries of one notice");
            }
        }
    }

    /**
     * Leaves to the next try only what is not there yet.
     *
     * @return false when somebody else was writing one of them, or wrote one first
     */
    private boolean inserted(List<Delivery> open) {
        var about = open.getFirst().about();
        var notice =
                NoticeItems.key(
                        about.account(),
                        new NoticeKey(about.topic(), about.fact(), Optional.empty()));
        var id = open.getFirst().key().notice();
        var set = new WriteSet();
        set.check(notices, notice, NoticeItems.isStill(id));
        open.forEach(
                delivery ->
                        set.put(
                                table,
                                DeliveryItems.key(delivery.id()),
                                DeliveryItems.item(delivery, retention),
                                Condition.absent(DeliveryItems.ID)));
        if (set.write(table).isEmpty()) {
            return true;
        }
        boolean told =
                notices.get(notice)
                        .filter(item -> item.uuid(NoticeItems.ID).equals(id))
                        .isPresent();
        var present =
                table
                        .getAll(open.stream().map(one -> DeliveryItems.key(one.id())).toList())
                        .stream()
                        .map(item -> item.uuid(DeliveryItems.ID))
                        .toList();
        open.removeIf(delivery -> present.contains(delivery.id()));
        return !told || open.isEmpty();
    }
}
