package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.Rows;
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
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code daily_emails}. Its key is the person and the date; the id is as unique.
 *
 * @param unreported whether the history does not know yet what became of the last try
 */
@MappedEntity("daily_emails")
record DailyEmailRow(
        @Id UUID id,
        long userId,
        LocalDate date,
        String state,
        int attempts,
        boolean uncertain,
        @Nullable UUID claim,
        @Nullable Instant claimUntil,
        @Nullable Instant settledAt,
        @Nullable Instant nextTryAt,
        @Nullable String error,
        boolean refusedForGood,
        boolean unreported,
        @Version long version) {

    static DailyEmailRow of(DailyEmail mail) {
        var columns = Columns.of(mail.state());
        return new DailyEmailRow(
                mail.id(),
                mail.key().person().value(),
                mail.key().date(),
                columns.state(),
                mail.attempts(),
                mail.uncertain(),
                columns.lease().map(Lease::token).orElse(null),
                Rows.stored(columns.lease().map(Lease::until)),
                Rows.stored(columns.settled()),
                Rows.stored(columns.nextTry()),
                columns.error().orElse(null),
                columns.refusedForGood(),
                mail.historyPending(),
                mail.version());
    }

    DailyEmail mail() {
        return new DailyEmail(
                new DailyEmailKey(new AccountId(userId), date),
                id,
                deliveryState(),
                unreported,
                version);
    }

    private DeliveryState deliveryState() {
        return switch (state) {
            case "PENDING" -> new Pending(attempts, uncertain);
            case "SENDING" ->
                    new Sending(
                            attempts, new Lease(present(claim), present(claimUntil)), uncertain);
            case "SENT" -> new Sent(attempts, present(settledAt));
            case "FAILED" -> new Scheduled(attempts, present(nextTryAt), present(error), uncertain);
            case "DEAD" ->
                    new Failed(
                            attempts,
                            present(settledAt),
                            new SendFailure(
                                    refusedForGood
                                            ? SendFailure.Kind.PERMANENT
                                            : SendFailure.Kind.TEMPORARY,
                                    present(error)),
                            uncertain);
            case "CANCELLED" ->
                    new Cancelled(
                            attempts,
                            present(settledAt),
                            Reason.ofCode(present(error)).orElseThrow(),
                            uncertain);
            default -> throw new IllegalStateException("no such state: " + state);
        };
    }

    private <T> T present(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException("a mail that is " + state + " lacks a column");
        }
        return column;
    }

    /** Columns that only some states have. */
    private record Columns(
            String state,
            Optional<Lease> lease,
            Optional<Instant> settled,
            Optional<Instant> nextTry,
            Optional<String> error,
            boolean refusedForGood) {

        static Columns of(DeliveryState state) {
            return switch (state) {
                case Pending _ ->
                        new Columns(
                                "PENDING",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false);
                case Sending(_, var lease, _) ->
                        new Columns(
                                "SENDING",
                                Optional.of(lease),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false);
                case Scheduled(_, var at, var error, _) ->
                        new Columns(
                                "FAILED",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(at),
                                Optional.of(error),
                                false);
                case Sent(_, var at) -> ended("SENT", at, Optional.empty(), false);
                case Failed(_, var at, var failure, _) ->
                        ended(
                                "DEAD",
                                at,
                                Optional.of(failure.code()),
                                failure.kind() == SendFailure.Kind.PERMANENT);
                case Cancelled(_, var at, var reason, _) ->
                        ended("CANCELLED", at, Optional.of(reason.code()), false);
                case Waiting _, Delivered _, Skipped _ ->
                        throw new IllegalStateException("a daily mail is never " + state);
            };
        }

        private static Columns ended(
                String state, Instant at, Optional<String> error, boolean forGood) {
            return new Columns(
                    state, Optional.empty(), Optional.of(at), Optional.empty(), error, forGood);
        }
    }
}
