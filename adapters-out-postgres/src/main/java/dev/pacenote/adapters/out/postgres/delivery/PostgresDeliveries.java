package dev.pacenote.adapters.out.postgres.delivery;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryRetention;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deliveries in Postgres. */
@Singleton
@Requires(property = Choices.INBOX, notEquals = Choices.INBOX_IN_DYNAMODB)
public final class PostgresDeliveries implements Deliveries, RetentionStore {

    /**
     * For each that is wanted so many are looked at: enough to find others behind the many of one
     * target, and no more than are sorted in a moment.
     */
    private static final int LOOKED_AT = 20;

    private final DeliveryRows rows;
    private final DeliveryRetention retention;

    PostgresDeliveries(DeliveryRows rows, Optional<DeliveryRetention> retention) {
        this.rows = rows;
        this.retention = retention.orElse(DeliveryRetention.USUAL);
    }

    @Override
    public void insertAbsent(Collection<Delivery> deliveries) {
        if (!deliveries.isEmpty()) {
            rows.insertAbsent(
                    Json.write(
                            deliveries.stream()
                                    .map(delivery -> DeliveryRow.columns(delivery.savedAs(1)))
                                    .toList()));
        }
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return rows.findById(id).map(DeliveryRow::delivery);
    }

    @Override
    public SaveResult<Delivery> save(Delivery delivery) {
        return rows.update(DeliveryRow.json(delivery)) == 1
                ? new SaveResult.Saved<>(delivery.savedAs(delivery.version() + 1))
                : new SaveResult.Conflict<>();
    }

    @Override
    public List<Claimed> claimDue(ChannelId channel, Lease lease, Instant now, Portion portion) {
        var stored = new Lease(lease.token(), Rows.microseconds(lease.until()));
        return rows
                .claimDue(
                        channel.name(),
                        stored.token(),
                        stored.until(),
                        Rows.microseconds(now),
                        portion.busy().stream()
                                .map(place -> place.account() + " " + place.target())
                                .toArray(String[]::new),
                        portion.messages() * LOOKED_AT,
                        portion.ofOneTarget(),
                        portion.messages())
                .stream()
                .sorted(Comparator.comparing(DeliveryRow::foundAt).thenComparing(DeliveryRow::id))
                .map(row -> row.claimed(stored))
                .toList();
    }

    @Override
    public List<Delivery> due(ChannelId channel, Instant now, int limit) {
        return deliveries(rows.due(channel.name(), Rows.microseconds(now), limit));
    }

    @Override
    public List<Claimed> waiting(
            AccountId account, ChannelId channel, DeliveryTarget target, int limit) {
        return rows.waiting(account.value(), channel.name(), target.id(), limit).stream()
                .map(DeliveryRow::waiting)
                .toList();
    }

    @Override
    public List<Delivery> of(Collection<UUID> notices) {
        return deliveries(rows.of(notices.stream().map(UUID::toString).toArray(String[]::new)));
    }

    @Override
    public List<Delivery> ofNotification(UUID notification) {
        return deliveries(rows.ofNotification(notification));
    }

    @Override
    public List<Delivery> ofMessage(UUID leftAs) {
        return deliveries(rows.ofMessage(leftAs));
    }

    @Override
    public List<Delivery> ofFact(Topic topic, String fact) {
        return deliveries(rows.ofFact(topic.name(), fact));
    }

    @Override
    public List<Delivery> newest(Filter filter, int limit) {
        return deliveries(
                rows.newest(
                        filter.account().value(),
                        filter.topic().orElse(null),
                        filter.state().isEmpty(),
                        filter.state().map(DeliveryRow::words).orElse(new String[0]),
                        limit));
    }

    private static List<Delivery> deliveries(List<DeliveryRow> found) {
        return found.stream().map(DeliveryRow::delivery).toList();
    }

    @Override
    public Optional<Instant> oldestDue(Instant now) {
        return Optional.ofNullable(rows.oldestDue(Rows.microseconds(now)));
    }

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(retention.period().firstMoment(now), atMost);
    }
}
