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
 * @param renewed how often it was made again since it worked
 */
public record Subscription(
        Key key, Optional<String> twitchId, Status status, Instant changedAt, int renewed) {

    /** What waits for Twitch longer than this is made anew. */
    public static final Duration LONGEST_PENDING = Duration.ofMinutes(10);

    /** Of which there is one each. */
    public record Key(StreamerId streamer, SubscriptionType type) {}

    public enum Status {
        /** Twitch has not asked us back yet. */
        PENDING,
        ENABLED,
        /** It failed or was revoked, and is made again. */
        BROKEN,
        /** It cannot be had; the poll covers the channel. */
        UNAVAILABLE
    }

    /** Twitch was asked for it. */
    public static Subscription requested(Key key, Optional<String> twitchId, Instant now) {
        return new Subscription(key, twitchId, Status.PENDING, now, 0);
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
                : Optional.of(requested(key, named, now));
    }

    /** Twitch asked back, and we answered. */
    public Subscription confirmed(Instant now) {
        return new Subscription(key, twitchId, Status.ENABLED, now, 0);
    }

    /** Twitch ended it. */
    public Subscription revoked(Revocation reason, Instant now) {
        return new Subscription(
                key,
                Optional.empty(),
                reason.renewAfter(renewed).isPresent() ? Status.BROKEN : Status.UNAVAILABLE,
                now,
                renewed + 1);
    }

    /** Whether Twitch's messages of it come. */
    public boolean works() {
        return status == Status.ENABLED;
    }
}
