package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.delivery.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Where an announcement stands: {@code pending → scheduled → sending → sent}, or {@code skipped},
 * {@code cancelled}, {@code failed}. A type per state, so that what nobody claimed cannot be sent.
 * Forward only; from sending it goes back to scheduled to be tried again. A reason in each state
 * says why.
 */
public sealed interface AnnouncementState {

    /** So long whoever claimed it has for sending it. */
    Duration LEASE = Duration.ofSeconds(30);

    Set<AnnouncementReason> WAITS =
            Set.of(
                    AnnouncementReason.RATE_LIMITED,
                    AnnouncementReason.DISCORD_UNAVAILABLE,
                    AnnouncementReason.WAITING_FOR_MATCH,
                    AnnouncementReason.TARGET_PAUSED);
    Set<AnnouncementReason> SENT =
            Set.of(
                    AnnouncementReason.ANNOUNCED,
                    AnnouncementReason.LATE,
                    AnnouncementReason.REVIVED);
    Set<AnnouncementReason> SKIPPED =
            Set.of(
                    AnnouncementReason.NOT_CONFIGURED,
                    AnnouncementReason.GUILD_DISABLED,
                    AnnouncementReason.LINK_DISABLED,
                    AnnouncementReason.STREAM_TYPE,
                    AnnouncementReason.FILTERED,
                    AnnouncementReason.STREAM_OVER);
    Set<AnnouncementReason> CANCELLED =
            Set.of(
                    AnnouncementReason.UNLINKED,
                    AnnouncementReason.BOT_REMOVED,
                    AnnouncementReason.STREAMER_DECLINED);
    Set<AnnouncementReason> FAILED =
            Set.of(
                    AnnouncementReason.UNKNOWN_CHANNEL,
                    AnnouncementReason.MISSING_ACCESS,
                    AnnouncementReason.MISSING_PERMISSIONS,
                    AnnouncementReason.MESSAGE_REFUSED,
                    AnnouncementReason.GAVE_UP);

    /** How often Discord was asked. */
    Tries tries();

    AnnouncementReason reason();

    /** A stable word for JSON and stores. */
    default String wireName() {
        return switch (this) {
            case Pending _ -> "pending";
            case Scheduled _ -> "scheduled";
            case Sending _ -> "sending";
            case Sent _ -> "sent";
            case Skipped _ -> "skipped";
            case Cancelled _ -> "cancelled";
            case Failed _ -> "failed";
        };
    }

    private static void require(Set<AnnouncementReason> allowed, AnnouncementReason reason) {
        if (!allowed.contains(reason)) {
            throw new IllegalArgumentException(reason + " is no reason for this state");
        }
    }

    /**
     * Nobody looked at it yet.
     *
     * @param from when that may be done first; sooner once Twitch said what the broadcast shows
     */
    record Pending(Instant from) implements AnnouncementState {
        @Override
        public Tries tries() {
            return Tries.NONE;
        }

        @Override
        public AnnouncementReason reason() {
            return AnnouncementReason.NEW;
        }
    }

    /**
     * Waits.
     *
     * @param at when it is looked at next; what waits for a channel or a match is looked at sooner
     *     when that changes
     */
    record Scheduled(Tries tries, AnnouncementReason reason, Instant at)
            implements AnnouncementState {
        public Scheduled {
            require(WAITS, reason);
        }
    }

    /** One worker hands it over right now. */
    record Sending(Tries tries, Lease lease, Instant claimedAt) implements AnnouncementState {
        @Override
        public AnnouncementReason reason() {
            return AnnouncementReason.CLAIMED;
        }

        /** How to find out first whether it is there already. */
        public Repetition repetition(Instant now) {
            return Repetition.of(tries, now);
        }

        /** The channel was read, and it is not there: what was handed over is forgotten. */
        public Sending neverArrived() {
            return new Sending(tries.neverArrived(), lease, claimedAt);
        }

        /** Discord took it. */
        public Sent accepted(AnnouncementReason how, Instant now) {
            return new Sent(tries, how, now);
        }

        /** Discord, or our own limit, wants us to wait: that was no try. */
        public Scheduled toldToWait(Instant until) {
            return postponed(AnnouncementReason.RATE_LIMITED, until);
        }

        /** It is not sent now: that was no try. */
        public Scheduled postponed(AnnouncementReason why, Instant until) {
            return new Scheduled(tries.takenBack(), why, until);
        }

        /**
         * Discord had trouble of its own.
         *
         * @param mayHaveArrived whether it may have taken the message all the same
         * @return to be tried again, or given up after half an hour
         */
        public AnnouncementState unavailable(boolean mayHaveArrived, Instant now) {
            var after = mayHaveArrived ? tries.unknown(claimedAt) : tries;
            return AnnouncementRetry.next(tries.count(), tries.firstAt().orElse(claimedAt), now)
                    .<AnnouncementState>map(
                            at -> new Scheduled(after, AnnouncementReason.DISCORD_UNAVAILABLE, at))
                    .orElseGet(() -> new Failed(after, AnnouncementReason.GAVE_UP, now));
        }

        /** By a rule it is not told: that was no try. */
        public Skipped skipped(AnnouncementReason why, Instant now) {
            return new Skipped(tries.takenBack(), why, now);
        }

        /** It was taken back before it was handed over: that was no try. */
        public Cancelled takenBack(AnnouncementReason why, Instant now) {
            return new Cancelled(tries.takenBack(), why, now);
        }

        /** Discord will never take it. */
        public Failed failed(AnnouncementReason why, Instant now) {
            return new Failed(tries, why, now);
        }
    }

    /** A message is there. Final. */
    record Sent(Tries tries, AnnouncementReason reason, Instant at) implements AnnouncementState {
        public Sent {
            require(SENT, reason);
        }
    }

    /** Not told, by a rule. Final. */
    record Skipped(Tries tries, AnnouncementReason reason, Instant at)
            implements AnnouncementState {
        public Skipped {
            require(SKIPPED, reason);
        }
    }

    /** Taken back. Final. */
    record Cancelled(Tries tries, AnnouncementReason reason, Instant at)
            implements AnnouncementState {
        public Cancelled {
            require(CANCELLED, reason);
        }
    }

    /** Given up. Final. */
    record Failed(Tries tries, AnnouncementReason reason, Instant at) implements AnnouncementState {
        public Failed {
            require(FAILED, reason);
        }
    }

    /** Whether somebody still has to look at it. */
    default boolean isOpen() {
        return switch (this) {
            case Pending _, Scheduled _, Sending _ -> true;
            case Sent _, Skipped _, Cancelled _, Failed _ -> false;
        };
    }

    /** Whether a worker may claim it now. */
    default boolean isClaimable(Instant now) {
        return switch (this) {
            case Pending waiting -> !now.isBefore(waiting.from());
            case Scheduled waiting -> !now.isBefore(waiting.at());
            case Sending sending -> sending.lease().hasLapsed(now);
            case Sent _, Skipped _, Cancelled _, Failed _ -> false;
        };
    }

    /**
     * Claimed by a worker; only to be called when {@link #isClaimable}. Whoever held it before and
     * vanished may have handed it over.
     */
    default Sending claimed(Lease lease, Instant now) {
        if (!isClaimable(now)) {
            throw new IllegalStateException(wireName() + " cannot be claimed");
        }
        var known = this instanceof Sending lost ? tries().unknown(lost.claimedAt()) : tries();
        return new Sending(known.begun(now), lease, now);
    }

    /** Looked at now, because what it waits for changed; of everything else nothing changes. */
    default AnnouncementState woken(Instant now) {
        return switch (this) {
            case Pending waiting when waiting.from().isAfter(now) -> new Pending(now);
            case Scheduled waiting when waiting.at().isAfter(now) ->
                    new Scheduled(waiting.tries(), waiting.reason(), now);
            case Pending _, Scheduled _, Sending _, Sent _, Skipped _, Cancelled _, Failed _ ->
                    this;
        };
    }

    /**
     * Taken back, if nobody has it in hand and no message may be there. Whoever has it in hand
     * finds out, and whoever claims it next.
     */
    default AnnouncementState cancelled(AnnouncementReason why, Instant now) {
        return switch (this) {
            case Pending _ -> new Cancelled(tries(), why, now);
            case Scheduled waiting when !waiting.tries().mayHaveArrived() ->
                    new Cancelled(tries(), why, now);
            case Scheduled _, Sending _, Sent _, Skipped _, Cancelled _, Failed _ -> this;
        };
    }

    /** Whether the other state may come after this one. */
    default boolean mayBecome(AnnouncementState next) {
        return isOpen() && !(next instanceof Pending);
    }
}
