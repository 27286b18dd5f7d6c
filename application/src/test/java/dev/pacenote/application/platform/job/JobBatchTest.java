package dev.pacenote.application.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobBatchTest {

    private final List<String> ran = new ArrayList<>();

    private ScheduledJob job(String name, Duration delay) {
        return ScheduledJob.of(name, delay, () -> ran.add(name));
    }

    @Test
    void jobs_that_are_due_every_minute_are_kept_apart_from_others() {
        var batch =
                new JobBatch(
                        List.of(
                                job("outbox", Duration.ofMinutes(1)),
                                job("retention", Duration.ofHours(1)),
                                job("rain", Duration.ofSeconds(20))));

        assertThat(batch.runFrequent()).containsExactly("outbox", "rain");
        assertThat(ran).containsExactly("outbox", "rain");
        assertThat(batch.runOthers()).containsExactly("retention");
        assertThat(ran).containsExactly("outbox", "rain", "retention");
    }

    @Test
    void a_job_that_fails_stops_no_other_and_is_named() {
        var flood = new IllegalStateException("too much water");
        var drought = new IllegalStateException("too little");
        var batch =
                new JobBatch(
                        List.of(
                                ScheduledJob.of("flood", Duration.ofHours(1), () -> fail(flood)),
                                job("rain", Duration.ofHours(1)),
                                ScheduledJob.of(
                                        "drought", Duration.ofHours(1), () -> fail(drought))));

        assertThatThrownBy(batch::runOthers)
                .hasMessage("jobs failed: flood, drought")
                .hasCause(flood)
                .hasSuppressedException(drought);
        assertThat(ran).containsExactly("rain");
    }

    private static void fail(RuntimeException e) {
        throw e;
    }
}
