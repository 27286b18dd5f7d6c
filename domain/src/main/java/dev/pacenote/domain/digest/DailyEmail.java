package dev.pacenote.domain.digest;

import dev.pacenote.domain.delivery.RetrySchedule;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The day's mail of one person on its way: {@code pending → sending → sent}, or from sending to
 * {@code failed} (tried again later), {@code dead} (given up) or {@code withdrawn} (not wanted any
 * more). A type per state, so that a mail which was not claimed cannot be sent.
 *
 * <p>What the mail holds is not stored here: it is every notice assigned to its key.
 */
public sealed interface DailyEmail {

    DailyEmailKey key();

    UUID id();

    /** How often the mail was handed to the mail server, the current try included. */
    int attempts();

    /**
     * Whether a copy may have left already, because somebody vanished while sending it or the mail
     * server never answered. Until the mail is known to have left, its content stays what it was:
     * mail programs show the first copy they get and hide the others.
     */
    boolean uncertain();

    /** Whether a notice that is in no mail is a reason for the mail of that date. */
    static boolean hasReason(Notice notice, LocalDate date) {
        return notice.route() == Notice.Route.MAIL && !notice.foundOn().isAfter(date);
    }

    /** Whether the mail of that date, which leaves for whatever reason, takes a notice along. */
    static boolean takes(Notice notice, LocalDate date) {
        return switch (notice.route()) {
            case MAIL, NEXT -> !notice.foundOn().isAfter(date);
            case ALONG -> notice.foundOn().equals(date);
            case INBOX_ONLY -> false;
        };
    }

    /** Waits to be tried: for the first time, or because an admin wants it tried again. */
    record Pending(DailyEmailKey key, UUID id, int attempts, boolean uncertain)
            implements DailyEmail {

        /** A mail that nobody tried yet. */
        public static Pending first(DailyEmailKey key, UUID id) {
            return new Pending(key, id, 0, false);
        }

        public Sending claim(Claim claim) {
            return new Sending(key, id, attempts + 1, claim, uncertain);
        }
    }

    /** One worker hands it over right now. */
    record Sending(DailyEmailKey key, UUID id, int attempts, Claim claim, boolean uncertain)
            implements DailyEmail {

        /** A worker takes over after the claim of another one lapsed. */
        public Sending takeOver(Claim next, Instant now) {
            if (now.isBefore(claim.until())) {
                throw new IllegalStateException("claimed until " + claim.until());
            }
            return new Sending(key, id, attempts + 1, next, true);
        }

        /**
         * Whether nobody may take this mail over any more: its claim lapsed at its last try, and
         * another one might be one more copy for its reader, without end.
         */
        public boolean triedOut(Instant now) {
            return !now.isBefore(claim.until()) && attempts >= RetrySchedule.MOST_ATTEMPTS;
        }

        /** Given up, because what became of its tries was never stored. */
        public Dead outcomeLost(Instant now) {
            if (!triedOut(now)) {
                throw new IllegalStateException("may be tried again after " + claim.until());
            }
            return new Dead(key, id, attempts, now, SendFailure.outcomeLost(), true);
        }

        public Sent accepted(Instant now) {
            return new Sent(key, id, attempts, now);
        }

        /** The mail server said no, or nothing at all. */
        public DailyEmail refused(SendFailure failure, Instant now) {
            boolean maybe = uncertain || failure.mayHaveArrived();
            if (failure.kind() == SendFailure.Kind.PERMANENT) {
                return new Dead(key, id, attempts, now, failure, maybe);
            }
            return RetrySchedule.waitAfter(attempts)
                    .<DailyEmail>map(
                            wait ->
                                    new Failed(
                                            key,
                                            id,
                                            attempts,
                                            now.plus(wait),
                                            failure.code(),
                                            maybe))
                    .orElseGet(() -> new Dead(key, id, attempts, now, failure, maybe));
        }

        /** Taken back before it was handed over, so this try does not count. */
        public Withdrawn withdrawn(Withdrawal reason, Instant now) {
            return new Withdrawn(key, id, attempts - 1, now, reason, uncertain);
        }
    }

    /** The mail server took it. Final. */
    record Sent(DailyEmailKey key, UUID id, int attempts, Instant at) implements DailyEmail {
        @Override
        public boolean uncertain() {
            return false;
        }
    }

    /** Not accepted this time. */
    record Failed(
            DailyEmailKey key,
            UUID id,
            int attempts,
            Instant nextTryAt,
            String error,
            boolean uncertain)
            implements DailyEmail {
        public Sending claim(Claim claim) {
            return new Sending(key, id, attempts + 1, claim, uncertain);
        }
    }

    /** Given up. What it held stays in the inbox; an admin may revive it. */
    record Dead(
            DailyEmailKey key,
            UUID id,
            int attempts,
            Instant at,
            SendFailure failure,
            boolean uncertain)
            implements DailyEmail {}

    /** Taken back, and nobody failed: no mail server was asked. An admin may revive it. */
    record Withdrawn(
            DailyEmailKey key,
            UUID id,
            int attempts,
            Instant at,
            Withdrawal reason,
            boolean uncertain)
            implements DailyEmail {}

    /** Why a mail was taken back. */
    enum Withdrawal {
        /** Its reader left, or wants no mail any more. */
        NOT_WANTED("not_wanted"),
        /** What it held is gone, or belongs to the inbox only. */
        NOTHING_TO_SAY("nothing_to_say");

        private final String code;

        Withdrawal(String code) {
            this.code = code;
        }

        /** A stable word for those who look after the service, and for stores. */
        public String code() {
            return code;
        }

        public static Optional<Withdrawal> ofCode(String code) {
            return Stream.of(values()).filter(reason -> reason.code.equals(code)).findFirst();
        }
    }

    /** Where a mail stands that nobody tries any more, from the word and the kind a store kept. */
    static DailyEmail ended(
            DailyEmailKey key,
            UUID id,
            int attempts,
            Instant at,
            SendFailure failure,
            boolean uncertain) {
        return Withdrawal.ofCode(failure.code())
                .<DailyEmail>map(reason -> new Withdrawn(key, id, attempts, at, reason, uncertain))
                .orElseGet(() -> new Dead(key, id, attempts, at, failure, uncertain));
    }

    /**
     * Who is sending, and until when others keep off.
     *
     * @param token unique per claim
     */
    record Claim(UUID token, Instant until) {
        /** Longer than every time limit of a mail server conversation taken together. */
        public static final Duration LENGTH = Duration.ofMinutes(3);

        public static Claim at(Instant now, UUID token) {
            return new Claim(token, now.plus(LENGTH));
        }
    }

    /** Whether waits are kept: the background keeps them, a run of the day tries everything. */
    enum RetryTiming {
        WAITS_ARE_KEPT,
        TRY_AT_ONCE
    }

    /** What becomes of a mail that an admin wants tried at once. */
    sealed interface Revival {
        /** It waits to be tried now. */
        record Waiting(DailyEmail mail) implements Revival {}

        record AlreadySent() implements Revival {}
    }

    /** The mail, to be tried again at once if it failed or was given up. */
    default Revival revived() {
        return switch (this) {
            case Pending _, Sending _ -> new Revival.Waiting(this);
            case Failed _, Dead _, Withdrawn _ ->
                    new Revival.Waiting(new Pending(key(), id(), attempts(), uncertain()));
            case Sent _ -> new Revival.AlreadySent();
        };
    }

    /** Whether somebody still tries it, now or later. */
    default boolean open() {
        return switch (this) {
            case Pending _, Sending _, Failed _ -> true;
            case Sent _, Dead _, Withdrawn _ -> false;
        };
    }

    /** Whether it waits for a mail server or was refused by one; a withdrawn mail does neither. */
    default boolean unsent() {
        return switch (this) {
            case Sent _, Withdrawn _ -> false;
            case Pending _, Sending _, Failed _, Dead _ -> true;
        };
    }

    /** Whether a worker may claim this mail now. */
    default boolean claimable(Instant now, RetryTiming patience) {
        return switch (this) {
            case Pending _ -> true;
            case Failed failed ->
                    patience == RetryTiming.TRY_AT_ONCE || !now.isBefore(failed.nextTryAt());
            case Sending sending -> !now.isBefore(sending.claim().until());
            case Sent _, Dead _, Withdrawn _ -> false;
        };
    }

    /** The claimed mail; only to be called when {@link #claimable}. */
    default Sending claimedBy(Claim claim, Instant now) {
        return switch (this) {
            case Pending pending -> pending.claim(claim);
            case Failed failed -> failed.claim(claim);
            case Sending sending -> sending.takeOver(claim, now);
            case Sent sent -> throw new IllegalStateException("already sent at " + sent.at());
            case Dead dead -> throw new IllegalStateException("given up at " + dead.at());
            case Withdrawn back -> throw new IllegalStateException("withdrawn at " + back.at());
        };
    }
}
