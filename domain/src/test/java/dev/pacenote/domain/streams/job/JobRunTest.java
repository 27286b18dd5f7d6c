package dev.pacenote.domain.streams.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who runs a job, and when. */
class JobRunTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private static JobRun ran() {
        return JobRun.never("guilds")
                .begun(ONE, LEASE, NOON)
                .flatMap(it -> it.finished(ONE, false, Map.of("seen", 3), NOON.plusSeconds(5)))
                .orElseThrow();
    }

    @Test
    void one_is_at_work_at_a_time_until_it_is_taken_for_dead() {
        var begun = JobRun.never("guilds").begun(ONE, LEASE, NOON).orElseThrow();
        assertThat(begun.begun(OTHER, LEASE, NOON.plus(LEASE).minusMillis(1))).isEmpty();

        var later = NOON.plus(LEASE);
        var taken = begun.begun(OTHER, LEASE, later).orElseThrow();
        assertThat(taken.finished(ONE, false, Map.of(), later)).as("it lives after all").isEmpty();
        assertThat(taken.finished(OTHER, true, Map.of(), later).orElseThrow().last().orElseThrow())
                .isEqualTo(new JobRun.Outcome(later, later, true, Map.of()));
    }

    @Test
    void whoever_says_that_they_are_at_work_is_not_taken_for_dead() {
        var begun = JobRun.never("guilds").begun(ONE, LEASE, NOON).orElseThrow();
        var half = NOON.plus(LEASE.dividedBy(2));
        assertThat(begun.renewed(OTHER, LEASE, half)).isEmpty();

        var renewed = begun.renewed(ONE, LEASE, half).orElseThrow();

        assertThat(renewed.isAtWork(NOON.plus(LEASE))).isTrue();
        assertThat(renewed.isAtWork(half.plus(LEASE))).isFalse();
        var done = renewed.finished(ONE, false, Map.of(), half).orElseThrow();
        assertThat(done.last().orElseThrow().startedAt()).isEqualTo(NOON);
        assertThat(done.renewed(ONE, LEASE, half)).isEmpty();
    }

    @Test
    void a_job_is_due_when_it_began_long_enough_ago_or_never() {
        assertThat(JobRun.never("guilds").isDue(HOUR, NOON)).isTrue();
        assertThat(ran().isDue(HOUR, NOON.plus(HOUR).minusSeconds(31))).isFalse();
        assertThat(ran().isDue(HOUR, NOON.plus(HOUR).minusSeconds(30)))
                .as("a clock that comes a moment too early")
                .isTrue();
        assertThat(ran().isDue(Duration.ofSeconds(30), NOON.plusSeconds(26))).isFalse();
        assertThat(ran().isDue(Duration.ofSeconds(30), NOON.plusSeconds(27))).isTrue();
    }

    @Test
    void whoever_asks_while_it_runs_is_served_after_that() {
        assertThat(ran().asked(NOON).isDue(HOUR, NOON.plusSeconds(6))).isTrue();
        var begun = ran().asked(NOON).begun(OTHER, LEASE, NOON).orElseThrow();
        assertThat(begun.isAskedFor()).isFalse();

        var finished = begun.asked(NOON).finished(OTHER, false, Map.of(), NOON).orElseThrow();

        assertThat(finished.isAskedFor()).isTrue();
        assertThat(finished.isAtWork(NOON)).isFalse();
    }
}
