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
 * in time whatever happens: a person waits for it. Once finished it never changes.
 *
 * @param version how often this search was saved; whoever saves an older one is refused
 */
public record SearchJob(
        UUID id,
        AccountId owner,
        Query query,
        Timing timing,
        Progress progress,
        State state,
        long version) {

    /** From the start to the end of every job. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(170);

    /** What is left of the time limit for names and storing is kept free. */
    public static final Duration READING_TIME = Duration.ofSeconds(150);

    /** How long a job can be looked at. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /**
     * What is searched for.
     *
     * @param author whose maps, as typed
     * @param alternative the same text read in another way, for when nobody has the first name
     */
    public record Query(Username author, Optional<Username> alternative, SearchPeriod period) {}

    /**
     * @param updatedAt when state or progress changed last
     */
    public record Timing(Instant createdAt, Instant updatedAt) {}

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

        /** Nothing comes after these. */
        sealed interface Finished extends State {}

        /**
         * @param partial not every map was looked at in time
         */
        record Completed(List<MapRecords> result, boolean partial) implements Finished {
            public Completed {
                result = List.copyOf(result);
            }
        }

        /**
         * @param why for the person, one sentence
         */
        record Failed(String why) implements Finished {}
    }

    /** The records of the period on one map, best place first. */
    public record MapRecords(ExchangeMap map, List<Line> lines) {
        public MapRecords {
            lines = List.copyOf(lines);
        }
    }

    /** A record with its driver's name. */
    public record Line(Entry entry, String player) {}

    public static SearchJob open(UUID id, AccountId owner, Query query, Instant now) {
        return new SearchJob(
                id, owner, query, new Timing(now, now), Progress.NONE, new State.Pending(), 0);
    }

    public Username author() {
        return query.author();
    }

    public SearchPeriod period() {
        return query.period();
    }

    public Instant createdAt() {
        return timing.createdAt();
    }

    public Instant updatedAt() {
        return timing.updatedAt();
    }

    public boolean finished() {
        return state instanceof State.Finished;
    }

    /** The moment by which the job has ended. */
    public Instant deadline() {
        return createdAt().plus(TIME_LIMIT);
    }

    public Instant readingEnds() {
        return createdAt().plus(READING_TIME);
    }

    public Instant expiresAt() {
        return createdAt().plus(LIFETIME);
    }

    /** The job as it is to be told at a moment: an unfinished one ends with its time. */
    public SearchJob asOf(Instant now) {
        return timeOut(now).orElse(this);
    }

    /**
     * The job ends because its time is over.
     *
     * @return empty when it is finished, or has time left
     */
    public Optional<SearchJob> timeOut(Instant now) {
        return now.isBefore(deadline())
                ? Optional.empty()
                : end(new State.Failed("The search took too long. Please try again."), deadline());
    }

    /** Whether this is a search for the same, still under way. */
    public boolean canBeJoined(Username wanted, SearchPeriod when, Instant now) {
        return !asOf(now).finished() && period() == when && author().key().equals(wanted.key());
    }

    /**
     * The job is being worked off, and that far.
     *
     * @return empty when it is finished
     */
    public Optional<SearchJob> at(Progress next, Instant now) {
        return finished() ? Optional.empty() : Optional.of(with(next, new State.Processing(), now));
    }

    /**
     * The job ends so.
     *
     * @return empty when it is finished already
     */
    public Optional<SearchJob> end(State.Finished next, Instant now) {
        return finished() ? Optional.empty() : Optional.of(with(progress, next, now));
    }

    /**
     * The job as its owner ends it.
     *
     * @return empty when it is finished already
     */
    public Optional<SearchJob> stop(Instant now) {
        return end(new State.Failed("You stopped this search."), now);
    }

    private SearchJob with(Progress next, State nextState, Instant now) {
        return new SearchJob(
                id, owner, query, new Timing(createdAt(), now), next, nextState, version);
    }

    /** The same job, saved that often. */
    public SearchJob savedAs(long nextVersion) {
        return new SearchJob(id, owner, query, timing, progress, state, nextVersion);
    }
}
