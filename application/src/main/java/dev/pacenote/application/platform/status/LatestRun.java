package dev.pacenote.application.platform.status;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** Tells how long ago the work of a day was done. */
@FunctionalInterface
public interface LatestRun {

    /** Empty before the first run. */
    Optional<Run> find();

    /**
     * @param age since it ended, or since it began while it has not ended
     * @param overdue whether the next one should have ended by now
     */
    record Run(LocalDate date, String state, Duration age, boolean overdue) {}
}
