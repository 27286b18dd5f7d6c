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
 * @param ending Twitch said that it is over, or its list left it out for long, and that is looked
 *     into
 * @param version how often it was saved; 0: never
 */
public record Broadcast(
        UUID id,
        StreamerId streamer,
        String twitchId,
        BroadcastType type,
        Times times,
        BroadcastFacts facts,
        Optional<EndOfBroadcast> ending,
        long version) {

    /** Whoever hears of a start later than this pings nobody any more. */
    public static final Duration LATE_AFTER = Duration.ofMinutes(30);

    /** So long a post waits for what Twitch has to say of it. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    /** So long Twitch's list may leave out what is live. */
    public static final Duration UNLISTED_FOR = Duration.ofMinutes(3);

    /**
     * @param toldAt when Twitch said that it started, by its own clock
     * @param onlineAt when Twitch said so last: it may say online, offline and online of one start
     * @param shownAt when the channel said last what it shows; empty while it only was asked
     * @param unlistedSince since when Twitch's list of what is live leaves it out
     * @param endedAt empty while it is live, as far as known
     */
    public record Times(
            Instant startedAt,
            Instant toldAt,
            Instant onlineAt,
            Optional<Instant> shownAt,
            Optional<Instant> unlistedSince,
            Optional<Instant> endedAt) {

        private Times onlineAt(Instant at) {
            return new Times(startedAt, toldAt, at, shownAt, unlistedSince, endedAt);
        }

        private Times shownAt(Instant at) {
            return new Times(startedAt, toldAt, onlineAt, Optional.of(at), unlistedSince, endedAt);
        }

        private Times unlistedSince(Optional<Instant> since) {
            return new Times(startedAt, toldAt, onlineAt, shownAt, since, endedAt);
        }

        private Times endedAt(Instant at) {
            return new Times(
                    startedAt, toldAt, onlineAt, shownAt, Optional.empty(), Optional.of(at));
        }
    }

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
                new Times(
                        startedAt,
                        toldAt,
                        toldAt,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                BroadcastFacts.UNKNOWN,
                Optional.empty(),
                0);
    }

    public boolean isLive() {
        return times.endedAt().isEmpty();
    }

    /** Whether it is the later one of two of the same channel. */
    public boolean startedAfter(Broadcast other) {
        return times.startedAt().isAfter(other.times().startedAt());
    }

    /** Whether it is handled so late that its post pings nobody. */
    public boolean isLate(Instant now) {
        return now.isAfter(times.startedAt().plus(LATE_AFTER));
    }

    /** From when on it is posted: at once when it is known what it shows, else a little later. */
    public Instant postedFrom(Instant now) {
        return facts.showsTheSameAs(BroadcastFacts.UNKNOWN) ? now.plus(PATIENCE) : now;
    }

    /** How long it was, or has been so far. */
    public Duration length(Instant now) {
        return Duration.between(times.startedAt(), times.endedAt().orElse(now));
    }

    /** Twitch said once more that it started; what was said of its end before counts no more. */
    public Broadcast onlineAgain(Instant at) {
        return at.isAfter(times.onlineAt())
                ? with(times.onlineAt(at), ending.filter(end -> !at.isAfter(end.saidAt())))
                : this;
    }

    /** More is known of it. */
    public Broadcast knowing(BroadcastFacts next) {
        return new Broadcast(id, streamer, twitchId, type, times, next, ending, version);
    }

    /**
     * The channel said what it shows. Twitch repeats and reorders its messages: what was said
     * before the last one, or before it was live, changes nothing.
     */
    public Broadcast showing(String title, String game, Instant saidAt) {
        return saidAt.isBefore(times.shownAt().orElse(times.startedAt()))
                ? this
                : with(times.shownAt(saidAt), ending).knowing(facts.showing(title, game));
    }

    /**
     * Twitch was asked what it shows, and answers what was so some time ago: title and game that
     * the channel said, and what else became known meanwhile, is newer.
     *
     * @param whenAsked what was known of it then
     */
    public Broadcast learnt(BroadcastFacts found, BroadcastFacts whenAsked) {
        if (times.shownAt().isPresent()) {
            return knowing(facts.updated(found).showing(facts.title(), facts.game()));
        }
        return knowing(facts.equals(whenAsked) ? facts.updated(found) : found.updated(facts));
    }

    /** Twitch said that it is over; of an end that speaks of another nothing changes. */
    public Broadcast heardEnd(Instant saidAt, Instant now) {
        var heard = EndOfBroadcast.heard(saidAt, now);
        return (ending.isEmpty() || isEndGuessed()) && heard.isOf(this)
                ? with(times.unlistedSince(Optional.empty()), Optional.of(heard))
                : this;
    }

    /** Whether Twitch said nothing of an end, and only its list leaves the broadcast out. */
    private boolean isEndGuessed() {
        return ending.isPresent() && times.unlistedSince().isPresent();
    }

    /** Twitch's list of what is live has it; what the list alone spoke for is over with that. */
    public Broadcast listed() {
        return with(
                times.unlistedSince(Optional.empty()), isEndGuessed() ? Optional.empty() : ending);
    }

    /**
     * Whether its end counts by now without another look at Twitch's list. One that only the list
     * speaks for never does.
     */
    public boolean isSurelyOver(Instant now) {
        return !isEndGuessed() && ending.filter(end -> end.isCertain(now)).isPresent();
    }

    /** Twitch's list leaves it out; what is left out for long enough is taken for over. */
    public Broadcast unlisted(Instant now) {
        if (!isLive() || ending.isPresent()) {
            return this;
        }
        var since = times.unlistedSince().orElse(now);
        var end = EndOfBroadcast.heard(now, now);
        return with(
                times.unlistedSince(Optional.of(since)),
                now.isBefore(since.plus(UNLISTED_FOR)) || !end.isOf(this)
                        ? Optional.empty()
                        : Optional.of(end));
    }

    /**
     * Looked into, as its end was due.
     *
     * @param stillNamed whether Twitch names it when it is asked now
     */
    public Broadcast endLooked(boolean stillNamed, Instant now) {
        if (stillNamed && isEndGuessed()) {
            return listed();
        }
        return ending.map(
                        end ->
                                switch (end.verdict(this, stillNamed, now)) {
                                    case NOT_OVER -> with(times, Optional.empty());
                                    case LOOK_AGAIN -> with(times, Optional.of(end.looked()));
                                    case OVER -> ended(end.saidAt());
                                })
                .orElse(this);
    }

    /** It is over; the first moment stays. */
    public Broadcast ended(Instant at) {
        return isLive() ? with(times.endedAt(at), Optional.empty()) : this;
    }

    private Broadcast with(Times nextTimes, Optional<EndOfBroadcast> nextEnding) {
        return new Broadcast(id, streamer, twitchId, type, nextTimes, facts, nextEnding, version);
    }

    /** The same, saved that often. */
    public Broadcast savedAs(long nextVersion) {
        return new Broadcast(id, streamer, twitchId, type, times, facts, ending, nextVersion);
    }
}
