package dev.pacenote.adapters.in.scheduler.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import dev.pacenote.domain.dailyrun.DailySchedule;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DailyScheduleTimerTest {

    private final DailyScheduleTimer five =
            new DailyScheduleTimer(new DailySchedule(LocalTime.of(5, 0), ZoneOffset.UTC));

    @Test
    void the_first_one_is_the_next_hour_of_the_run() {
        assertThat(five.getInitialExecutionTime(Instant.parse("2026-11-20T04:00:00Z")))
                .isEqualTo("2026-11-20T05:00:00Z");
        assertThat(five.getInitialExecutionTime(Instant.parse("2026-11-20T06:00:00Z")))
                .isEqualTo("2026-11-21T05:00:00Z");
    }

    @Test
    void after_one_comes_the_next_date_s_and_after_a_long_absence_only_one() {
        assertThat(five.getNextExecutionTime(doneAt("2026-11-20T05:00:01Z")))
                .isEqualTo("2026-11-21T05:00:00Z");
        assertThat(five.getNextExecutionTime(doneAt("2026-11-25T14:00:00Z")))
                .isEqualTo("2026-11-26T05:00:00Z");
    }

    private static ExecutionComplete doneAt(String moment) {
        return ExecutionComplete.simulatedSuccess(Instant.parse(moment));
    }
}
