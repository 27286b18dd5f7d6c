package dev.pacenote.domain.streams.golive;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody said that a channel is not live any more. Twitch says so too early, too late and twice,
 * so it is looked at before it counts.
 *
 * @param saidAt when Twitch said so, by its own clock, or when the poll found out
 * @param heardAt when we heard of it
 * @param looks how often Twitch was asked since, and still named the broadcast
 */
public record EndOfBroadcast(Instant saidAt, Instant heardAt, int looks) {

    /** A channel that is back within this time was never gone. */
    public static final Duration WAIT = Duration.ofSeconds(60);

    /** Twitch goes on naming what has ended; it is asked again after this. */
    public static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    /** It is asked so often before its list counts more than its word. */
    public static final int FURTHER_LOOKS = 2;

    /** After this its word counts, whatever its list says. */
    public static final Duration MAX_LENGTH = Duration.ofMinutes(15);

    /** What to do about it. */
    public enum Verdict {
        /** The channel is live: nothing ended. */
        NOT_OVER,
        /** It is looked at again later. */
        LOOK_AGAIN,
        OVER
    }

    /** As Twitch said it. */
    public static EndOfBroadcast heard(Instant saidAt, Instant now) {
        return new EndOfBroadcast(saidAt, now, 0);
    }

    /** Whether it speaks of that broadcast: an end before the start speaks of another. */
    public boolean isOf(Broadcast broadcast) {
        return broadcast.isLive() && !saidAt.isBefore(broadcast.times().startedAt());
    }

    /** When it is looked at. */
    public Instant due() {
        return heardAt.plus(WAIT).plus(BETWEEN_LOOKS.multipliedBy(looks));
    }

    /**
     * What is known when it is due.
     *
     * @param broadcast as it is now
     * @param stillNamed whether Twitch names the broadcast when it is asked now
     */
    public Verdict verdict(Broadcast broadcast, boolean stillNamed, Instant now) {
        if (!isOf(broadcast) || broadcast.times().onlineAt().isAfter(saidAt)) {
            return Verdict.NOT_OVER;
        }
        if (now.isBefore(due())) {
            return Verdict.LOOK_AGAIN;
        }
        return stillNamed && !isCertain(now) ? Verdict.LOOK_AGAIN : Verdict.OVER;
    }

    /** Whether it counts by now, whatever Twitch's list says and whether it says anything. */
    public boolean isCertain(Instant now) {
        return looks >= FURTHER_LOOKS || !now.isBefore(heardAt.plus(MAX_LENGTH));
    }

    /** Twitch was asked, and still named it. */
    public EndOfBroadcast looked() {
        return new EndOfBroadcast(saidAt, heardAt, looks + 1);
    }
}
