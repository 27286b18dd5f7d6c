package dev.pacenote.domain.trackmania.search;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A search for all recent records on an author's maps. It is worked off in the background and ends
 * in time whatever happens: a person waits for it.
 *
 * @param author whose maps, as typed
 * @param otherwise the same text read in another way, for when nobody has the first name
 * @param updatedAt when state or progress changed last
 */
public record SearchJob(
        UUID id,
        AccountId owner,
        Username author,
        Optional<Username> otherwise,
        SearchPeriod period,
        Instant createdAt,
        Instant updatedAt,
        Progress progress,
        State state) {

    /** From the start to the end of every job. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(170);

    /** What is left of the time limit for names and storing is kept free. */
    public static final Duration READING_TIME = Duration.ofSeconds(150);

    /** How long a job can be looked at. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** Unfinished jobs of one person at a time. */
    public static final int MAX_UNFINISHED = 2;

    /**
     * How far a job is.
     *
     * @param total maps in all, 0 while nobody knows
     * @param checked boards that were read
     * @param failed maps that could not be read
     */
    public record Progress(int total, int checked, int failed) {
        public static final Progress NONE = new Progress(0, 0, 0);
    }

    /** Where a job stands. */
    public sealed interface State {
        record Pending() implements State {}

        record Processing() implements State {}

        /**
         * @param partial not every map was looked at in time
         */
        record Completed(List<MapRecords> result, boolean partial) implements State {
            public Completed {
                result = List.copyOf(result);
            }
        }

        /**
         * @param why for the person, one sentence
         */
        record Failed(String why) implements State {}
    }

    /** The records of the period on one map, best place first. */
    public record MapRecords(ExchangeMap map, List<Line> lines) {
        public MapRecords {
            lines = List.copyOf(lines);
        }
    }

    /** A record with its driver's name. */
    public record Line(Entry entry, String player) {}

    public static SearchJob open(
            UUID id, AccountId owner, Username author, SearchPeriod period, Instant now) {
        return new SearchJob(
                id,
                owner,
                author,
                Optional.empty(),
                period,
                now,
                now,
                Progress.NONE,
                new State.Pending());
    }

    /** The same search, with another reading of the name. */
    public SearchJob or(Optional<Username> reading) {
        return new SearchJob(
                id, owner, author, reading, period, createdAt, updatedAt, progress, state);
    }

    public boolean finished() {
        return state instanceof State.Completed || state instanceof State.Failed;
    }

    /** The moment by which the job has ended. */
    public Instant deadline() {
        return createdAt.plus(TIME_LIMIT);
    }

    public Instant readingEnds() {
        return createdAt.plus(READING_TIME);
    }

    public Instant expiresAt() {
        return createdAt.plus(LIFETIME);
    }

    /** The job as it is to be told at a moment: an unfinished one ends with its time. */
    public SearchJob asOf(Instant now) {
        return finished() || now.isBefore(deadline())
                ? this
                : in(new State.Failed("The search took too long. Please try again."), deadline());
    }

    /** Whether this is a search for the same, still under way. */
    public boolean canBeJoined(Username wanted, SearchPeriod when, Instant now) {
        return !asOf(now).finished() && period == when && author.key().equals(wanted.key());
    }

    public SearchJob at(Progress next, Instant now) {
        return new SearchJob(
                id, owner, author, otherwise, period, createdAt, now, next, new State.Processing());
    }

    /** The job as its owner ends it; one that is finished stays as it is. */
    public SearchJob stopped(Instant now) {
        return finished() ? this : in(new State.Failed("You stopped this search."), now);
    }

    public SearchJob in(State next, Instant now) {
        return new SearchJob(id, owner, author, otherwise, period, createdAt, now, progress, next);
    }
}
