package dev.pacenote.adapters.in.scheduler;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.pacenote.domain.dailyrun.DailySchedule;
import java.time.Instant;

/** The daily run's appointments, by the rule that everybody else goes by. */
record Appointment(DailySchedule schedule) implements Schedule {

    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
        return schedule.firstAfter(complete.getTimeDone());
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return schedule.firstAfter(now);
    }

    /** A new time of day in the configuration moves the next appointment. */
    @Override
    public boolean isDeterministic() {
        return true;
    }
}
