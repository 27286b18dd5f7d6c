package dev.pacenote.adapters.out.postgres.delivery;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.delivery.Deliveries.Claimed;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Cancelled;
import dev.pacenote.domain.delivery.DeliveryState.Delivered;
import dev.pacenote.domain.delivery.DeliveryState.Failed;
import dev.pacenote.domain.delivery.DeliveryState.Pending;
import dev.pacenote.domain.delivery.DeliveryState.Scheduled;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.DeliveryState.Sent;
import dev.pacenote.domain.delivery.DeliveryState.Skipped;
import dev.pacenote.domain.delivery.DeliveryState.Waiting;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code deliveries}. */
@MappedEntity("deliveries")
record DeliveryRow(
        @Id UUID id,
        long account,
        UUID notice,
        String channel,
        String target,
        String targetName,
        String topic,
        String fact,
        @Nullable UUID notification,
        String source,
        Instant foundAt,
        String state,
        String reason,
        @Nullable String error,
        boolean forGood,
        int attempts,
        boolean uncertain,
        @Nullable UUID claim,
        @Nullable Instant due,
        Instant updatedAt,
        long version,
        @Nullable UUID leftAs,
        int round,
        @Nullable Instant dueSince,
        @Nullable Instant triedSince) {

    Delivery delivery() {
        return delivery(deliveryState());
    }

    private Delivery delivery(DeliveryState now) {
        return new Delivery(
                new Delivery.Key(
                        notice,
                        new ChannelId(channel),
                        new DeliveryTarget(target, targetName),
                        round),
                new Delivery.About(
                        new AccountId(account),
                        new Topic(topic),
                        fact,
                        Optional.ofNullable(notification),
                        source,
                        foundAt),
                now,
                Optional.ofNullable(leftAs),
                new Delivery.Since(Optional.ofNullable(dueSince), Optional.ofNullable(triedSince)),
                updatedAt,
                version);
    }

    /** One that waits, with why. */
    Claimed waiting() {
        return new Claimed(delivery(), why(), present(due));
    }

    /** One that was leased just now: why it waited is as before. */
    Claimed claimed(Lease lease) {
        return new Claimed(
                delivery(new Sending(attempts, lease, uncertain)), why(), present(dueSince));
    }

    private Reason why() {
        return Reason.ofCode(reason).orElseThrow();
    }

    private DeliveryState deliveryState() {
        return switch (state) {
            case "pending" -> new Pending(attempts, uncertain);
            case "waiting" -> new Waiting(attempts, present(due), why(), uncertain);
            case "retrying" -> new Scheduled(attempts, present(due), present(error), uncertain);
            case "sending" ->
                    new Sending(attempts, new Lease(present(claim), present(due)), uncertain);
            case "sent" -> new Sent(attempts, updatedAt);
            case "delivered" -> new Delivered(attempts, updatedAt);
            case "skipped" -> new Skipped(attempts, updatedAt, why(), uncertain);
            case "cancelled" -> new Cancelled(attempts, updatedAt, why(), uncertain);
            case "failed" ->
                    new Failed(
                            attempts,
                            updatedAt,
                            new SendFailure(
                                    forGood
                                            ? SendFailure.Kind.PERMANENT
                                            : SendFailure.Kind.TEMPORARY,
                                    present(error)),
                            uncertain);
            default -> throw new IllegalStateException("no such state: " + state);
        };
    }

    private <T> T present(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException("a delivery that is " + state + " lacks a column");
        }
        return column;
    }

    /** As an object with the columns as members. */
    static Map<String, @Nullable Object> columns(Delivery delivery) {
        var state = delivery.state();
        var about = delivery.about();
        var target = delivery.key().target();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", delivery.id().toString());
        columns.put("account", about.account().value());
        columns.put("notice", delivery.key().notice().toString());
        columns.put("channel", delivery.channel().name());
        columns.put("target", target.id());
        columns.put("target_name", target.name());
        columns.put("round", delivery.key().round());
        columns.put("topic", about.topic().name());
        columns.put("fact", about.fact());
        columns.put("notification", about.notification().map(UUID::toString).orElse(null));
        columns.put("source", about.source());
        columns.put("found_at", Rows.microseconds(about.foundAt()).toString());
        columns.put("state", word(state));
        columns.put("reason", state.reason().code());
        columns.put("error", error(state).orElse(null));
        columns.put(
                "for_good",
                state instanceof Failed failed
                        && failed.failure().kind() == SendFailure.Kind.PERMANENT);
        columns.put("attempts", state.attempts());
        columns.put("uncertain", state.uncertain());
        columns.put(
                "claim",
                state instanceof Sending sending ? sending.lease().token().toString() : null);
        columns.put("due", text(delivery.due()));
        columns.put("updated_at", Rows.microseconds(delivery.updatedAt()).toString());
        columns.put("version", delivery.version());
        columns.put("left_as", delivery.leftAs().map(UUID::toString).orElse(null));
        columns.put("due_since", text(delivery.since().due()));
        columns.put("tried_since", text(delivery.since().tried()));
        return columns;
    }

    private static @Nullable String text(Optional<Instant> moment) {
        return moment.map(Rows::microseconds).map(Instant::toString).orElse(null);
    }

    static String json(Delivery delivery) {
        return Json.write(columns(delivery));
    }

    private static String word(DeliveryState state) {
        return switch (state) {
            case Waiting _ -> "waiting";
            case Scheduled _ -> "retrying";
            default -> state.wireName();
        };
    }

    private static Optional<String> error(DeliveryState state) {
        return switch (state) {
            case Scheduled scheduled -> Optional.of(scheduled.error());
            case Failed failed -> Optional.of(failed.failure().code());
            default -> Optional.empty();
        };
    }

    /** The words for states of that name; none when there is no such name. */
    static String[] words(String wireName) {
        return wireName.equals("scheduled")
                ? new String[] {"waiting", "retrying"}
                : new String[] {wireName};
    }
}
