package dev.pacenote.domain.streams.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether Twitch does not know a channel any more. An answer may leave one out by mistake, so it
 * takes look-ups that are a day apart, without one between them that knows it.
 *
 * @param missedAt when a look-up missed it first
 * @param gone whether it is taken for gone
 */
public record Absence(Optional<Instant> missedAt, boolean gone) {

    /** So much later another look-up has to miss it too. */
    public static final Duration APART = Duration.ofDays(1);

    /** Twitch knows the channel, as far as anybody found out. */
    public static final Absence NONE = new Absence(Optional.empty(), false);

    /** Twitch said itself that the channel is gone. */
    public static final Absence CONFIRMED = new Absence(Optional.empty(), true);

    /** Whether a look-up missed it, and another one is to say what that means. */
    public boolean isOpen() {
        return missedAt.isPresent() && !gone;
    }

    /** A look-up missed it. */
    public Absence missed(Instant now) {
        if (gone) {
            return this;
        }
        return missedAt.map(first -> isApart(first, now) ? new Absence(missedAt, true) : this)
                .orElseGet(() -> new Absence(Optional.of(now), false));
    }

    private static boolean isApart(Instant first, Instant now) {
        return !now.isBefore(first.plus(APART));
    }
}
