package dev.pacenote.domain.dailyrun;

import java.time.Duration;
import java.time.Instant;

/**
 * How long ago a run ended, or began its pass while it has not ended.
 *
 * @param age what operators watch: one run a day is expected
 */
public record RunAge(Duration age) {

    /** A day, and time for a run that starts late or takes long. */
    private static final Duration OVERDUE_AFTER = Duration.ofHours(26);

    public static RunAge of(DailyRun run, Instant now) {
        return new RunAge(Duration.between(run.finishedAt().orElse(run.passStartedAt()), now));
    }

    /** Whether the next run should have ended by now. */
    public boolean overdue() {
        return age.compareTo(OVERDUE_AFTER) > 0;
    }
}
