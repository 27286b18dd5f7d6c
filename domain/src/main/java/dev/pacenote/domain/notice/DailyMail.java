package dev.pacenote.domain.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a person gets the daily mail, and if not, why not. The person may switch it on and off at
 * any time; a bounce, a complaint or a refusal of the mail server only switches it off.
 */
public sealed interface DailyMail {

    /**
     * @param since when the person switched it on again, or had another address; empty when neither
     *     was so
     */
    record On(Optional<Instant> since) implements DailyMail {}

    /**
     * @param at when it stopped; empty when nobody recorded that
     */
    record Off(Reason reason, Optional<Instant> at) implements DailyMail {}

    /** Why daily mail stopped. */
    enum Reason {
        /** The person said so. */
        UNSUBSCRIBED,
        /** The mail server refused the address for good when a mail was handed over. */
        REFUSED,
        /** A mail came back after the mail server had taken it. */
        BOUNCED,
        /** The reader marked a mail as unwanted. */
        COMPLAINED,
        /** It stopped before reasons were recorded. */
        UNKNOWN;

        /** A stable word for JSON. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a new account begins with. */
    static DailyMail neverStopped() {
        return new On(Optional.empty());
    }

    default boolean isOn() {
        return this instanceof On;
    }

    /** The person wants it; why it stopped is forgotten. */
    default DailyMail switchedOn(Instant now) {
        return isOn() ? this : new On(Optional.of(now));
    }

    /** The person wants none. What stopped it before remains the reason. */
    default DailyMail switchedOff(Instant now) {
        return isOn() ? new Off(Reason.UNSUBSCRIBED, Optional.of(now)) : this;
    }

    /**
     * The person has another address. That the one before was dead stops mail no longer, and what
     * comes back from it later says nothing; that they wanted none, or called one unwanted, holds.
     */
    default DailyMail atNewAddress(Instant now) {
        return switch (this) {
            case On _ -> new On(Optional.of(now));
            case Off(var reason, _) ->
                    reason == Reason.REFUSED || reason == Reason.BOUNCED
                            ? new On(Optional.of(now))
                            : this;
        };
    }

    /**
     * A mail did not reach its reader, or was not wanted.
     *
     * @param sentAt when that mail left. A mail that is older than the person's wish to have mail
     *     again says nothing new: the same report, heard twice, must not undo that wish.
     */
    default DailyMail stopped(Reason reason, Instant sentAt, Instant now) {
        return switch (this) {
            case On(var since) ->
                    since.filter(sentAt::isBefore).isPresent()
                            ? this
                            : new Off(reason, Optional.of(now));
            case Off _ -> this;
        };
    }
}
