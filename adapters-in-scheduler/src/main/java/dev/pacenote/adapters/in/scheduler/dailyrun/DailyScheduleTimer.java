package dev.pacenote.adapters.in.scheduler.dailyrun;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.pacenote.domain.dailyrun.DailySchedule;
import java.time.Instant;

/** When the daily run's job is due, by the rule that everybody else goes by. */
public record DailyScheduleTimer(DailySchedule schedule) implements Schedule {

    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
        return schedule.firstAfter(complete.getTimeDone());
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return schedule.firstAfter(now);
    }

    /** A new time of day in the configuration moves the next run. */
    @Override
    public boolean isDeterministic() {
        return true;
    }
}
