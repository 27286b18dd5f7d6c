package dev.pacenote.application.contracts.streams.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.job.JobRuns;
import dev.pacenote.domain.streams.job.JobRun;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link JobRuns} promise. */
public interface JobRunsContract {

    Duration LEASE = Duration.ofMinutes(10);

    JobRuns jobRuns();

    private static String job() {
        return "job-" + StreamsSamples.snowflake();
    }

    @Test
    default void a_job_is_found_as_it_was_saved() {
        var job = job();
        assertThat(jobRuns().find(job)).isEqualTo(JobRun.never(job));
        var by = UUID.randomUUID();
        var begun =
                StreamsSamples.saved(
                        jobRuns()
                                .save(
                                        JobRun.never(job)
                                                .begun(by, LEASE, Samples.NOON)
                                                .orElseThrow()
                                                .asked(Samples.NOON.plusSeconds(1))));
        assertThat(jobRuns().find(job)).isEqualTo(begun);
        assertThat(begun.version()).isEqualTo(1);

        var did = Map.of("seen", 3, "healed", 0);
        var finished = begun.finished(by, true, did, Samples.NOON.plusSeconds(2)).orElseThrow();
        var saved = StreamsSamples.saved(jobRuns().save(finished));

        assertThat(jobRuns().find(job)).isEqualTo(saved);
        assertThat(saved.last().orElseThrow().did()).isEqualTo(did);
        assertThat(jobRuns().save(begun)).isInstanceOf(SaveResult.Conflict.class);
    }

    @Test
    default void of_several_who_begin_at_once_one_does() {
        var job = job();
        var won = new AtomicInteger();

        Samples.atOnce(
                8,
                () -> {
                    var begun = JobRun.never(job).begun(UUID.randomUUID(), LEASE, Samples.NOON);
                    if (jobRuns().save(begun.orElseThrow()) instanceof SaveResult.Saved<JobRun>) {
                        won.incrementAndGet();
                    }
                    return true;
                });

        assertThat(won).hasValue(1);
    }
}
