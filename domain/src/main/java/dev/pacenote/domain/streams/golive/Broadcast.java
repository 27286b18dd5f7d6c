package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One time that a Twitch channel is live. Twitch calls it a stream.
 *
 * @param twitchId Twitch's id of it; there is one broadcast of an id
 * @param version how often it was saved; 0: never
 */
public record Broadcast(
        UUID id,
        StreamerId streamer,
        String twitchId,
        BroadcastType type,
        Times times,
        BroadcastFacts facts,
        long version) {

    /** Whoever hears of a start later than this pings nobody any more. */
    public static final Duration LATE_AFTER = Duration.ofMinutes(30);

    /**
     * @param toldAt when Twitch said that it started, by its own clock
     * @param onlineAt when Twitch said so last: it may say online, offline and online of one start
     * @param endedAt empty while it is live, as far as known
     */
    public record Times(
            Instant startedAt, Instant toldAt, Instant onlineAt, Optional<Instant> endedAt) {}

    /** As Twitch tells of it. */
    public static Broadcast started(
            UUID id,
            StreamerId streamer,
            String twitchId,
            BroadcastType type,
            Instant startedAt,
            Instant toldAt) {
        return new Broadcast(
                id,
                streamer,
                twitchId,
                type,
                new Times(startedAt, toldAt, toldAt, Optional.empty()),
                BroadcastFacts.UNKNOWN,
                0);
    }

    public boolean isLive() {
        return times.endedAt().isEmpty();
    }

    /** Whether it is handled so late that its post pings nobody. */
    public boolean isLate(Instant now) {
        return now.isAfter(times.startedAt().plus(LATE_AFTER));
    }

    /** How long it was, or has been so far. */
    public Duration length(Instant now) {
        return Duration.between(times.startedAt(), times.endedAt().orElse(now));
    }

    /** Twitch said once more that it started. */
    public Broadcast onlineAgain(Instant at) {
        return at.isAfter(times.onlineAt())
                ? with(new Times(times.startedAt(), times.toldAt(), at, times.endedAt()))
                : this;
    }

    /** More is known of it. */
    public Broadcast knowing(BroadcastFacts next) {
        return new Broadcast(id, streamer, twitchId, type, times, next, version);
    }

    /** It is over; the first moment stays. */
    public Broadcast ended(Instant at) {
        return isLive()
                ? with(
                        new Times(
                                times.startedAt(),
                                times.toldAt(),
                                times.onlineAt(),
                                Optional.of(at)))
                : this;
    }

    private Broadcast with(Times next) {
        return new Broadcast(id, streamer, twitchId, type, next, facts, version);
    }

    /** The same, saved that often. */
    public Broadcast savedAs(long nextVersion) {
        return new Broadcast(id, streamer, twitchId, type, times, facts, nextVersion);
    }
}
