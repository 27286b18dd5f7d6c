package dev.pacenote.application.streams.job;

import dev.pacenote.application.platform.Heartbeat;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.job.JobRun;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs jobs, each by one at a time of all instances, and keeps when each ran last and what it did.
 */
public final class RunJobs {

    /**
     * A piece of work.
     *
     * @param every from one beginning to the next
     * @param work says what it did, as counts by what was done; it may be repeated
     */
    public record Job(String name, Duration every, Supplier<Map<String, Integer>> work) {}

    /** A job, and how it went. */
    public record Shown(Job job, JobRun run, boolean atWork) {}

    /** Whoever is at work and says nothing for so long is taken for dead. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** Two of them may be missed. */
    static final Duration BETWEEN_BEATS = Duration.ofSeconds(10);

    /** Whoever asks again and again is served by the clock in the end. */
    private static final int MAX_RUNS = 3;

    /** Each time somebody else saved first; nobody meets as many as this. */
    private static final int MAX_ATTEMPTS = 20;

    private final Map<String, Job> jobs;
    private final JobRuns runs;
    private final Heartbeat heartbeat;
    private final Ids ids;
    private final InstantSource clock;

    public RunJobs(
            List<Job> jobs, JobRuns runs, Heartbeat heartbeat, Ids ids, InstantSource clock) {
        this.jobs = jobs.stream().collect(Collectors.toMap(Job::name, Function.identity()));
        this.runs = runs;
        this.heartbeat = heartbeat;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * From one beginning of a job to the next.
     *
     * @throws IllegalArgumentException when there is no such job
     */
    public Duration every(String name) {
        return job(name).every();
    }

    /** Empty when there is no such job. */
    public Optional<Shown> show(String name) {
        return Optional.ofNullable(jobs.get(name)).map(job -> shown(job, runs.find(name)));
    }

    private Shown shown(Job job, JobRun run) {
        return new Shown(job, run, run.isAtWork(clock.instant()));
    }

    /**
     * Notes that somebody wants a job to run now; it runs once more also where one is at work.
     *
     * @return empty when there is no such job
     */
    public Optional<Shown> ask(String name) {
        return Optional.ofNullable(jobs.get(name))
                .map(
                        job ->
                                shown(
                                        job,
                                        save(name, run -> Optional.of(run.asked(clock.instant())))
                                                .orElseThrow()));
    }

    /**
     * Runs a job now, and once more where somebody asked meanwhile. Where one is at work, it runs
     * after that one instead, also if that one dies.
     *
     * @return how often it ran
     * @throws RuntimeException when it failed, which is noted
     */
    public int run(String name) {
        int ran = run(job(name), _ -> true);
        if (ran == 0) {
            var _ = ask(name);
        }
        return ran;
    }

    /** Runs it where it is due and none is at work. */
    public int runIfDue(String name) {
        var job = job(name);
        return run(job, run -> run.isDue(job.every(), clock.instant()));
    }

    /** Runs those that somebody asked for, as far as none is at work on them. */
    public int runAsked() {
        return jobs.values().stream().mapToInt(job -> run(job, JobRun::isAskedFor)).sum();
    }

    private Job job(String name) {
        return Optional.ofNullable(jobs.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no such job: " + name));
    }

    private int run(Job job, Predicate<JobRun> wanted) {
        int done = 0;
        var next = wanted;
        while (done < MAX_RUNS && once(job, next)) {
            done++;
            next = JobRun::isAskedFor;
        }
        return done;
    }

    private boolean once(Job job, Predicate<JobRun> wanted) {
        var by = ids.next();
        var begun =
                save(
                        job.name(),
                        run ->
                                Optional.of(run)
                                        .filter(wanted)
                                        .flatMap(it -> it.begun(by, LEASE, clock.instant())));
        if (begun.isEmpty()) {
            return false;
        }
        try {
            finish(job, by, false, work(job, by));
        } catch (RuntimeException e) {
            finish(job, by, true, Map.of());
            throw e;
        }
        return true;
    }

    private Map<String, Integer> work(Job job, UUID by) {
        try (var _ = heartbeat.beating(BETWEEN_BEATS, () -> renew(job, by))) {
            return job.work().get();
        }
    }

    private void renew(Job job, UUID by) {
        var _ = save(job.name(), run -> run.renewed(by, LEASE, clock.instant()));
    }

    private void finish(Job job, UUID by, boolean failed, Map<String, Integer> did) {
        var _ = save(job.name(), run -> run.finished(by, failed, did, clock.instant()));
    }

    /** Empty when nothing is to be changed. */
    private Optional<JobRun> save(String name, Function<JobRun, Optional<JobRun>> change) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            var next = change.apply(runs.find(name));
            if (next.isEmpty()) {
                return next;
            }
            if (runs.save(next.get()) instanceof SaveResult.Saved<JobRun>(var saved)) {
                return Optional.of(saved);
            }
        }
        throw new OverloadedException("runs of a job");
    }
}
