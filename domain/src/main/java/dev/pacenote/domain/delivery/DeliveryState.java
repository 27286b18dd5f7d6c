package dev.pacenote.domain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where one delivery stands: {@code pending → sending → sent → delivered}, or from sending to
 * {@code scheduled} ({@link Waiting} for a better moment, or {@link Scheduled} to be tried again),
 * {@code failed} (given up), {@code cancelled} (need not be told any more) or {@code skipped} (not
 * told by this channel). A type per state, so that what nobody leased cannot be sent. It goes
 * forward only; the wait for another try and an admin's {@linkplain #revived revival} are the two
 * ways back.
 */
public sealed interface DeliveryState {

    /** All that {@link #wireName} says, in the order of a delivery's life. */
    List<String> WIRE_NAMES =
            List.of(
                    "pending",
                    "scheduled",
                    "sending",
                    "sent",
                    "delivered",
                    "skipped",
                    "cancelled",
                    "failed");

    /** How often it was handed over, the current try included. */
    int attempts();

    /** Why it stands there. */
    Reason reason();

    /** A stable word for JSON. */
    default String wireName() {
        return switch (this) {
            case Pending _ -> "pending";
            case Waiting _, Scheduled _ -> "scheduled";
            case Sending _ -> "sending";
            case Sent _ -> "sent";
            case Delivered _ -> "delivered";
            case Skipped _ -> "skipped";
            case Cancelled _ -> "cancelled";
            case Failed _ -> "failed";
        };
    }

    /**
     * Whether a copy may have left already, because somebody vanished while sending it or nobody
     * answered. Until it is known to have left, its content stays what it was: programs show the
     * first copy they get and hide the others.
     */
    boolean uncertain();

    /** Waits to be tried: for the first time, or because an admin wants it tried again. */
    record Pending(int attempts, boolean uncertain) implements DeliveryState {

        /** Nobody tried it yet. */
        public static Pending first() {
            return new Pending(0, false);
        }

        @Override
        public Reason reason() {
            return Reason.NEW;
        }
    }

    /**
     * Waits for a better moment; what becomes of it is decided then.
     *
     * @param at when that is
     */
    record Waiting(int attempts, Instant at, Reason reason, boolean uncertain)
            implements DeliveryState {}

    /**
     * Was not accepted or not handed over, and is tried again.
     *
     * @param at when the next try is due
     * @param error why the last one failed, or why there was none
     */
    record Scheduled(int attempts, Instant at, String error, boolean uncertain)
            implements DeliveryState {

        /** Whether nobody refused it: whoever had it had no time left to hand it over. */
        boolean isPutBack() {
            return error.equals(Reason.ATTEMPT.code());
        }

        @Override
        public Reason reason() {
            return Reason.ATTEMPT;
        }
    }

    /** One worker hands it over right now. */
    record Sending(int attempts, Lease lease, boolean uncertain) implements DeliveryState {

        @Override
        public Reason reason() {
            return Reason.ATTEMPT;
        }

        /**
         * Whether nobody may take it over any more: its lease lapsed at its last try, and another
         * one might be one more copy for its reader, without end.
         */
        public boolean triedOut(Instant now) {
            return lease.hasLapsed(now) && attempts >= RetrySchedule.MAX_ATTEMPTS;
        }

        /** Given up, because what became of its tries was never stored. */
        public Failed outcomeLost(Instant now) {
            if (!triedOut(now)) {
                throw new IllegalStateException("may be tried again after " + lease.until());
            }
            return new Failed(attempts, now, SendFailure.outcomeLost(), true);
        }

        public Sent accepted(Instant now) {
            return new Sent(attempts, now);
        }

        /** Whoever was asked to take it said no, or nothing at all. */
        public DeliveryState refused(SendFailure failure, Instant now) {
            return refused(
                    failure, failure.mayHaveArrived(), RetrySchedule.waitAfter(attempts), now);
        }

        /**
         * The same where the waits between tries are others.
         *
         * @param mayHaveArrived whether a copy may have been taken
         * @param wait before the next try; empty when this was the last
         */
        public DeliveryState refused(
                SendFailure failure, boolean mayHaveArrived, Optional<Duration> wait, Instant now) {
            boolean maybe = uncertain || mayHaveArrived;
            if (failure.kind() == SendFailure.Kind.PERMANENT) {
                return new Failed(attempts, now, failure, maybe);
            }
            return wait.<DeliveryState>map(
                            time -> new Scheduled(attempts, now.plus(time), failure.code(), maybe))
                    .orElseGet(() -> new Failed(attempts, now, failure, maybe));
        }

        /** Taken back before it was handed over, so this try does not count. */
        public Cancelled cancelled(Reason reason, Instant now) {
            return new Cancelled(attempts - 1, now, reason, uncertain);
        }

        /** Not told by this channel; it was not handed over, so this try does not count. */
        public Skipped skipped(Reason reason, Instant now) {
            return new Skipped(attempts - 1, now, reason, uncertain);
        }

        /** Put off until then; it was not handed over, so this try does not count. */
        public Waiting waits(Reason reason, Instant until) {
            return new Waiting(attempts - 1, until, reason, uncertain);
        }

        /** Put back because no time was left to hand it over; this try does not count. */
        Scheduled putBack(Instant due) {
            return postponed(Reason.ATTEMPT, due);
        }

        /**
         * Put back before it was handed over, for a reason that passes; this try does not count.
         *
         * @param due from when on it is to be tried again, or since when it should have been tried
         */
        public Scheduled postponed(Reason reason, Instant due) {
            return new Scheduled(attempts - 1, due, reason.code(), uncertain);
        }

        private Sending takeOver(Lease next, Instant now) {
            if (!lease.hasLapsed(now)) {
                throw new IllegalStateException("leased until " + lease.until());
            }
            return new Sending(attempts + 1, next, true);
        }
    }

    /** It was accepted. */
    record Sent(int attempts, Instant at) implements DeliveryState {
        @Override
        public boolean uncertain() {
            return false;
        }

        @Override
        public Reason reason() {
            return Reason.ACCEPTED;
        }
    }

    /** It is known to have arrived. Final. */
    record Delivered(int attempts, Instant at) implements DeliveryState {
        @Override
        public boolean uncertain() {
            return false;
        }

        @Override
        public Reason reason() {
            return Reason.ACKNOWLEDGED;
        }
    }

    /** Not told by this channel, and nobody was asked to take it. Final. */
    record Skipped(int attempts, Instant at, Reason reason, boolean uncertain)
            implements DeliveryState {}

    /** Given up. What it was to tell stays in the inbox; an admin may revive it. */
    record Failed(int attempts, Instant at, SendFailure failure, boolean uncertain)
            implements DeliveryState {

        @Override
        public Reason reason() {
            return failure.reason();
        }
    }

    /** Taken back, and nobody failed: nobody was asked to take it. An admin may revive it. */
    record Cancelled(int attempts, Instant at, Reason reason, boolean uncertain)
            implements DeliveryState {}

    /** The same, to be tried at once; empty when it was sent, or somebody tries it already. */
    default Optional<Pending> revived() {
        return switch (this) {
            case Scheduled _, Failed _, Cancelled _ ->
                    Optional.of(new Pending(attempts(), uncertain()));
            case Pending _, Waiting _, Sending _, Sent _, Delivered _, Skipped _ ->
                    Optional.empty();
        };
    }

    /**
     * Whether the other state comes after this one. What ended stays as it ended, but that what was
     * sent may turn out to have arrived, or to have come back.
     */
    default boolean mayBecome(DeliveryState next) {
        return switch (this) {
            case Pending _, Waiting _, Scheduled _, Sending _ -> !(next instanceof Pending);
            case Sent _ -> next instanceof Delivered || next instanceof Failed;
            case Delivered _, Skipped _, Cancelled _, Failed _ -> false;
        };
    }

    /** Whether somebody still tries it, now or later. */
    default boolean open() {
        return switch (this) {
            case Pending _, Waiting _, Scheduled _, Sending _ -> true;
            case Sent _, Delivered _, Skipped _, Failed _, Cancelled _ -> false;
        };
    }

    /** Whether it waits to be accepted or was refused; what was cancelled does neither. */
    default boolean unsent() {
        return switch (this) {
            case Pending _, Waiting _, Scheduled _, Sending _, Failed _ -> true;
            case Sent _, Delivered _, Skipped _, Cancelled _ -> false;
        };
    }

    /** Whether a worker may lease it now. */
    default boolean claimable(Instant now, RetryTiming timing) {
        return switch (this) {
            case Pending _ -> true;
            case Waiting waiting -> !now.isBefore(waiting.at());
            case Scheduled scheduled ->
                    timing == RetryTiming.TRY_AT_ONCE || !now.isBefore(scheduled.at());
            case Sending sending -> sending.lease().hasLapsed(now);
            case Sent _, Delivered _, Skipped _, Failed _, Cancelled _ -> false;
        };
    }

    /** Leased to a worker, who tries it; only to be called when {@link #claimable}. */
    default Sending claimed(Lease lease, Instant now) {
        return switch (this) {
            case Pending _, Waiting _, Scheduled _ ->
                    new Sending(attempts() + 1, lease, uncertain());
            case Sending sending -> sending.takeOver(lease, now);
            case Sent sent -> throw new IllegalStateException("already sent at " + sent.at());
            case Delivered arrived -> throw new IllegalStateException("arrived at " + arrived.at());
            case Skipped skipped -> throw new IllegalStateException("skipped at " + skipped.at());
            case Failed failed -> throw new IllegalStateException("given up at " + failed.at());
            case Cancelled back -> throw new IllegalStateException("cancelled at " + back.at());
        };
    }
}
