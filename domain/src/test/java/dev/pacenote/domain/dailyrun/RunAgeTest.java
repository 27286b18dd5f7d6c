package dev.pacenote.domain.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.dailyrun.DailyRun.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunAgeTest {

    private static final Instant START = Instant.parse("2026-11-20T05:00:00Z");
    private static final Duration A_DAY_AND_TWO_HOURS = Duration.ofHours(26);

    private static DailyRun run() {
        return DailyRun.open(
                UUID.randomUUID(),
                LocalDate.of(2026, 11, 20),
                DailyRun.Trigger.SCHEDULE,
                UUID.randomUUID(),
                START);
    }

    @Test
    void a_run_is_as_old_as_its_end() {
        var ended = run().ended(RunState.COMPLETED, Tally.NONE, START.plusSeconds(600));

        assertThat(RunAge.of(ended, START.plusSeconds(700)).age())
                .isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void a_run_that_has_not_ended_is_as_old_as_its_pass() {
        assertThat(RunAge.of(run(), START.plusSeconds(700)).age())
                .isEqualTo(Duration.ofSeconds(700));
    }

    @Test
    void the_next_run_is_overdue_after_more_than_a_day_and_two_hours() {
        assertThat(RunAge.of(run(), START.plus(A_DAY_AND_TWO_HOURS)).overdue()).isFalse();
        assertThat(RunAge.of(run(), START.plus(A_DAY_AND_TWO_HOURS).plusMillis(1)).overdue())
                .isTrue();
    }
}
