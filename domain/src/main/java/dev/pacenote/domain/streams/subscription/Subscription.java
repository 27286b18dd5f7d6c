package dev.pacenote.domain.streams.subscription;

import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One kind of message that Twitch was asked for, of one channel.
 *
 * @param twitchId Twitch's id of it; empty before it answered
 * @param changedAt when it came to stand there
 * @param renewed how often Twitch ended it since it worked for {@link #STEADY}
 */
public record Subscription(
        Key key, Optional<String> twitchId, Status status, Instant changedAt, int renewed) {

    /** What waits for Twitch longer than this is made anew. */
    public static final Duration MAX_PENDING = Duration.ofMinutes(10);

    /** What worked for so long is made again at once when Twitch ends it. */
    public static final Duration STEADY = Duration.ofHours(1);

    /** What Twitch does not offer is asked for once more after so long: by a newer release, say. */
    public static final Duration UNAVAILABLE_FOR = Duration.ofDays(1);

    /** Of which there is one each. */
    public record Key(StreamerId streamer, SubscriptionType type) {}

    public enum Status {
        /** Twitch has not asked us back yet. */
        PENDING,
        ENABLED,
        /** It failed or was revoked, and is made again. */
        BROKEN,
        /** It cannot be had; the poll covers the channel. */
        UNAVAILABLE,
        /** Twitch has no room for it now; the poll covers the channel until it has. */
        NO_ROOM
    }

    /** Twitch was asked for it. */
    public static Subscription requested(Key key, Optional<String> twitchId, Instant now) {
        return new Subscription(key, twitchId, Status.PENDING, now, 0);
    }

    /** Twitch is asked once more. */
    public Subscription askedAgain(Instant now) {
        return pending(Optional.empty(), now);
    }

    private Subscription pending(Optional<String> by, Instant now) {
        return new Subscription(key, by, Status.PENDING, now, renewed);
    }

    /**
     * Twitch answered that it will ask back.
     *
     * @return empty when it has done so already: what works is not taken back
     */
    public Optional<Subscription> accepted(String by, Instant now) {
        var named = Optional.of(by);
        return works() && twitchId.equals(named)
                ? Optional.empty()
                : Optional.of(pending(named, now));
    }

    /**
     * Twitch has no room for it.
     *
     * @return empty when it works nevertheless: what works is not taken back; and when it is not
     *     offered either
     */
    public Optional<Subscription> withoutRoom(Instant now) {
        return works() || isUnavailable()
                ? Optional.empty()
                : Optional.of(
                        new Subscription(key, Optional.empty(), Status.NO_ROOM, now, renewed));
    }

    /** Twitch does not offer it, still. */
    public Subscription unavailable(Instant now) {
        return new Subscription(key, Optional.empty(), Status.UNAVAILABLE, now, renewed);
    }

    /** Twitch asked back, and we answered. */
    public Subscription confirmed(Instant now) {
        return new Subscription(key, twitchId, Status.ENABLED, now, renewed);
    }

    /** The same, which Twitch calls so. */
    public Subscription named(String by) {
        return new Subscription(key, Optional.of(by), status, changedAt, renewed);
    }

    /** Twitch ended it. */
    public Subscription revoked(Revocation reason, Instant now) {
        int before = works() && !changedAt.plus(STEADY).isAfter(now) ? 0 : renewed;
        return new Subscription(
                key,
                Optional.empty(),
                reason.renewAfter(before).isPresent() ? Status.BROKEN : Status.UNAVAILABLE,
                now,
                before + 1);
    }

    /** When it is to be made again; empty when Twitch did not end it. */
    public Optional<Instant> renewAt() {
        return switch (status) {
            case BROKEN -> Revocation.OTHER.renewAfter(renewed - 1).map(changedAt::plus);
            case UNAVAILABLE -> Optional.of(changedAt.plus(UNAVAILABLE_FOR));
            case PENDING, ENABLED, NO_ROOM -> Optional.empty();
        };
    }

    /** Whether Twitch ended it, and it is not to be made again now. */
    public boolean rests(Instant now) {
        return renewAt().filter(now::isBefore).isPresent();
    }

    /** Whether Twitch does not offer it. */
    public boolean isUnavailable() {
        return status == Status.UNAVAILABLE;
    }

    /** Whether Twitch's messages of it come. */
    public boolean works() {
        return status == Status.ENABLED;
    }
}
