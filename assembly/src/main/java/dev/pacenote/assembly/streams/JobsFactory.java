package dev.pacenote.assembly.streams;

import dev.pacenote.adapters.in.http.streams.RequestedJobs;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.streams.job.JobRuns;
import dev.pacenote.application.streams.job.RunJobs;
import dev.pacenote.assembly.background.BackgroundExecutor;
import dev.pacenote.assembly.background.BackgroundHeartbeat;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who runs the jobs of streams, and when; somebody may ask for one at once. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class JobsFactory {

    private static final Logger LOG = LoggerFactory.getLogger(JobsFactory.class);

    static final String SERVER = "server";

    static final Duration MINUTE = Duration.ofMinutes(1);

    /** What is due as often as this, or more often, is looked at by functions every minute. */
    private static final Duration OFTEN = Duration.ofMinutes(10);

    private final boolean server;

    JobsFactory(@Property(name = "pacenote.assembly") String assembly) {
        this.server = assembly.equals(SERVER);
    }

    @Bean(preDestroy = "close")
    @Singleton
    BackgroundHeartbeat heartbeat() {
        return new BackgroundHeartbeat();
    }

    @Singleton
    RunJobs runJobs(
            List<RunJobs.Job> jobs,
            JobRuns runs,
            BackgroundHeartbeat heartbeat,
            Ids ids,
            InstantSource clock) {
        return new RunJobs(jobs, runs, heartbeat, ids, clock);
    }

    /**
     * Of each job. On the server each has its own clock, and runs at the start too. Functions are
     * woken often, and look whether it is due.
     */
    @EachBean(RunJobs.Job.class)
    ScheduledJob scheduled(RunJobs.Job job, RunJobs jobs) {
        var name = "streams-" + job.name();
        return server
                ? ScheduledJob.atStart(name, job.every(), () -> jobs.run(job.name()))
                : ScheduledJob.of(
                        name,
                        job.every().compareTo(OFTEN) <= 0 ? MINUTE : job.every(),
                        () -> jobs.runIfDue(job.name()));
    }

    /** Whoever asks on a server has it at once. */
    @Singleton
    @Requires(property = "pacenote.assembly", value = SERVER)
    RequestedJobs askedAtOnce(RunJobs jobs, BackgroundExecutor background) {
        return name -> background.execute(() -> run(jobs, name));
    }

    private static void run(RunJobs jobs, String name) {
        try {
            jobs.run(name);
        } catch (RuntimeException e) {
            LOG.warn("streams: the job {} failed", name, new WithoutMessages(e));
        }
    }

    /** A function stands still once it has answered: the clock's next minute does it. */
    @Singleton
    @Requires(property = "pacenote.assembly", value = "lambda")
    RequestedJobs askedForTheClock() {
        return _ -> {};
    }

    /** What was asked for where nobody could do it at once, or whoever did it died. */
    @Singleton
    ScheduledJob asked(RunJobs jobs) {
        return ScheduledJob.of("streams-asked", MINUTE, jobs::runAsked);
    }
}
