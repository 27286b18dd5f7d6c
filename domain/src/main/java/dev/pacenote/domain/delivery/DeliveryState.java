package dev.pacenote.domain.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * Where one delivery stands: {@code pending → sending → sent}, or from sending to {@code scheduled}
 * (tried again later), {@code failed} (given up) or {@code cancelled} (not wanted any more). A type
 * per state, so that what nobody leased cannot be sent. It goes forward only; the retry and an
 * admin's {@linkplain #revived revival} are the two ways back.
 */
public sealed interface DeliveryState {

    /** How often it was handed over, the current try included. */
    int attempts();

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
    }

    /**
     * Was not accepted or not handed over, and is tried again.
     *
     * @param at when the next try is due
     * @param error why the last one failed, or why there was none
     */
    record Scheduled(int attempts, Instant at, String error, boolean uncertain)
            implements DeliveryState {}

    /** One worker hands it over right now. */
    record Sending(int attempts, Lease lease, boolean uncertain) implements DeliveryState {

        /**
         * Whether nobody may take it over any more: its lease lapsed at its last try, and another
         * one might be one more copy for its reader, without end.
         */
        public boolean triedOut(Instant now) {
            return lease.hasLapsed(now) && attempts >= RetrySchedule.MOST_ATTEMPTS;
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
            boolean maybe = uncertain || failure.mayHaveArrived();
            if (failure.kind() == SendFailure.Kind.PERMANENT) {
                return new Failed(attempts, now, failure, maybe);
            }
            return RetrySchedule.waitAfter(attempts)
                    .<DeliveryState>map(
                            wait -> new Scheduled(attempts, now.plus(wait), failure.code(), maybe))
                    .orElseGet(() -> new Failed(attempts, now, failure, maybe));
        }

        /** Taken back before it was handed over, so this try does not count. */
        public Cancelled cancelled(Reason reason, Instant now) {
            return new Cancelled(attempts - 1, now, reason, uncertain);
        }

        /**
         * Put back before it was handed over, for a reason that passes; this try does not count.
         */
        public Scheduled postponed(Reason reason, Instant now) {
            return new Scheduled(attempts - 1, now, reason.code(), uncertain);
        }

        private Sending takeOver(Lease next, Instant now) {
            if (!lease.hasLapsed(now)) {
                throw new IllegalStateException("leased until " + lease.until());
            }
            return new Sending(attempts + 1, next, true);
        }
    }

    /** It was accepted. Final. */
    record Sent(int attempts, Instant at) implements DeliveryState {
        @Override
        public boolean uncertain() {
            return false;
        }
    }

    /** Given up. What it was to tell stays in the inbox; an admin may revive it. */
    record Failed(int attempts, Instant at, SendFailure failure, boolean uncertain)
            implements DeliveryState {}

    /** Taken back, and nobody failed: nobody was asked to take it. An admin may revive it. */
    record Cancelled(int attempts, Instant at, Reason reason, boolean uncertain)
            implements DeliveryState {}

    /** The same, to be tried at once; empty when it was sent, or somebody tries it already. */
    default Optional<Pending> revived() {
        return switch (this) {
            case Scheduled _, Failed _, Cancelled _ ->
                    Optional.of(new Pending(attempts(), uncertain()));
            case Pending _, Sending _, Sent _ -> Optional.empty();
        };
    }

    /** Whether somebody still tries it, now or later. */
    default boolean open() {
        return switch (this) {
            case Pending _, Scheduled _, Sending _ -> true;
            case Sent _, Failed _, Cancelled _ -> false;
        };
    }

    /** Whether it waits to be accepted or was refused; what was cancelled does neither. */
    default boolean unsent() {
        return switch (this) {
            case Pending _, Scheduled _, Sending _, Failed _ -> true;
            case Sent _, Cancelled _ -> false;
        };
    }

    /** Whether a worker may lease it now. */
    default boolean claimable(Instant now, RetryTiming timing) {
        return switch (this) {
            case Pending _ -> true;
            case Scheduled scheduled ->
                    timing == RetryTiming.TRY_AT_ONCE || !now.isBefore(scheduled.at());
            case Sending sending -> sending.lease().hasLapsed(now);
            case Sent _, Failed _, Cancelled _ -> false;
        };
    }

    /** Leased to a worker, who tries it; only to be called when {@link #claimable}. */
    default Sending claimed(Lease lease, Instant now) {
        return switch (this) {
            case Pending _, Scheduled _ -> new Sending(attempts() + 1, lease, uncertain());
            case Sending sending -> sending.takeOver(lease, now);
            case Sent sent -> throw new IllegalStateException("already sent at " + sent.at());
            case Failed failed -> throw new IllegalStateException("given up at " + failed.at());
            case Cancelled back -> throw new IllegalStateException("cancelled at " + back.at());
        };
    }
}
