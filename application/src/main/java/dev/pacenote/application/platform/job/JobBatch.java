package dev.pacenote.application.platform.job;

import dev.pacenote.application.platform.UniqueNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The jobs of all features, for a clock that starts several at once. */
public final class JobBatch {

    /** Whoever wants to run so often is started every minute. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<ScheduledJob> jobs;

    /**
     * @throws IllegalStateException when two jobs have the same name
     */
    public JobBatch(List<ScheduledJob> jobs) {
        this.jobs = UniqueNames.require("job", jobs, ScheduledJob::name);
    }

    /** Runs the jobs that want to run every minute, or more often. */
    public List<String> runFrequent() {
        return run(job -> job.delay().compareTo(MINUTE) <= 0);
    }

    /** Runs the jobs that want to run less often than every minute. */
    public List<String> runOthers() {
        return run(job -> job.delay().compareTo(MINUTE) > 0);
    }

    /**
     * Runs each job whatever became of the one before it.
     *
     * @return their names
     * @throws IllegalStateException that names the jobs that failed, after all had their turn
     */
    private List<String> run(Predicate<ScheduledJob> which) {
        var names = new ArrayList<String>();
        var failed = new ArrayList<String>();
        var causes = new ArrayList<RuntimeException>();
        for (var job : jobs.stream().filter(which).toList()) {
            names.add(job.name());
            try {
                job.run();
            } catch (RuntimeException e) {
                failed.add(job.name());
                causes.add(e);
            }
        }
        if (!failed.isEmpty()) {
            var failure =
                    new IllegalStateException(
                            "jobs failed: " + String.join(", ", failed), causes.getFirst());
            causes.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
        return names;
    }
}
