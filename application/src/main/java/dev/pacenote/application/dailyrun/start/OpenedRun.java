package dev.pacenote.application.dailyrun.start;

import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.RunWorkers;
import dev.pacenote.domain.dailyrun.DailyRun;

/** A run that is stored as running, with its lock, and how it is worked off. */
record OpenedRun(DailyRun run, RunLock.Held lock, Work work) implements RunWorkers.Opened {

    @FunctionalInterface
    interface Work {
        DailyRun execute(DailyRun run) throws InterruptedException;
    }

    @Override
    public DailyRun execute() throws InterruptedException {
        try (var _ = lock) {
            return work.execute(run);
        }
    }

    @Override
    public void leave() {
        lock.close();
    }
}
