package dev.pacenote.domain.streams.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A job, whether somebody is at work on it, and how it went last. One is at work at a time.
 *
 * @param askedAt when somebody wanted it to run now; empty once it began after that
 * @param version how often it was saved; 0: never
 */
public record JobRun(
        String job,
        Optional<Work> work,
        Optional<Instant> askedAt,
        Optional<Outcome> last,
        long version) {

    /** A clock that comes a moment too early is in time. */
    private static final Duration MOST_EARLY = Duration.ofSeconds(30);

    /**
     * @param by names whoever is at work
     * @param until whoever says nothing until then is taken for dead
     */
    public record Work(UUID by, Instant since, Instant until) {}

    /**
     * @param failed whether it ended before it was done
     * @param did counts by what was done, such as {@code healed}
     */
    public record Outcome(
            Instant startedAt, Instant finishedAt, boolean failed, Map<String, Integer> did) {
        public Outcome {
            did = Map.copyOf(did);
        }
    }

    /** It never ran, as far as anybody knows. */
    public static JobRun never(String job) {
        return new JobRun(job, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    public boolean isAtWork(Instant now) {
        return work.filter(it -> now.isBefore(it.until())).isPresent();
    }

    /**
     * Whether it is to run now: somebody asked, or it began long enough ago.
     *
     * @param every from one beginning to the next
     */
    public boolean isDue(Duration every, Instant now) {
        return isAskedFor()
                || last.filter(it -> now.isBefore(it.startedAt().plus(every).minus(early(every))))
                        .isEmpty();
    }

    private static Duration early(Duration every) {
        var tenth = every.dividedBy(10);
        return tenth.compareTo(MOST_EARLY) < 0 ? tenth : MOST_EARLY;
    }

    /** Whether somebody wants it to run, and it did not begin since. */
    public boolean isAskedFor() {
        return askedAt.isPresent();
    }

    /** Somebody wants it to run; whoever is at work now may have passed what they want done. */
    public JobRun asked(Instant now) {
        return new JobRun(job, work, Optional.of(now), last, version);
    }

    /**
     * Somebody begins.
     *
     * @param lease whoever says nothing for longer is taken for dead
     * @return empty while another one is at work
     */
    public Optional<JobRun> begun(UUID by, Duration lease, Instant now) {
        return isAtWork(now)
                ? Optional.empty()
                : Optional.of(
                        new JobRun(
                                job,
                                Optional.of(new Work(by, now, now.plus(lease))),
                                Optional.empty(),
                                last,
                                version));
    }

    /**
     * Whoever is at work still is.
     *
     * @param lease whoever says nothing for longer is taken for dead
     * @return empty when they were taken for dead, or are done
     */
    public Optional<JobRun> renewed(UUID by, Duration lease, Instant now) {
        return work.filter(it -> it.by().equals(by))
                .map(
                        it ->
                                new JobRun(
                                        job,
                                        Optional.of(new Work(by, it.since(), now.plus(lease))),
                                        askedAt,
                                        last,
                                        version));
    }

    /**
     * Whoever began is done.
     *
     * @return empty when they were taken for dead, and somebody else began
     */
    public Optional<JobRun> finished(
            UUID by, boolean failed, Map<String, Integer> did, Instant now) {
        return work.filter(it -> it.by().equals(by))
                .map(
                        it ->
                                new JobRun(
                                        job,
                                        Optional.empty(),
                                        askedAt,
                                        Optional.of(new Outcome(it.since(), now, failed, did)),
                                        version));
    }

    /** The same, saved that often. */
    public JobRun savedAs(long nextVersion) {
        return new JobRun(job, work, askedAt, last, nextVersion);
    }
}
