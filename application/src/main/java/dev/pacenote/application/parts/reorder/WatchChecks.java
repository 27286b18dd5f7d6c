package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.platform.status.PeriodicWork;
import java.time.Duration;
import java.time.InstantSource;

/** Says when all workshops were checked last, and whether the check is late. */
public final class WatchChecks {

    /** It is late when so many checks were missed. */
    private static final int MISSED = 2;

    private final CheckRuns runs;
    private final Duration every;
    private final InstantSource clock;

    public WatchChecks(CheckRuns runs, Duration every, InstantSource clock) {
        this.runs = runs;
        this.every = every;
        this.clock = clock;
    }

    /** Before the first check nothing is late. */
    public PeriodicWork.State state() {
        var finished = runs.lastFinished().flatMap(CheckRun::finishedAt);
        var latest = clock.instant().minus(every.multipliedBy(MISSED + 1L));
        return new PeriodicWork.State(finished, finished.filter(latest::isAfter).isPresent());
    }
}
