package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.dailyrun.DailyRun;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a stored run is changed. */
public record RunChanges(DailyRuns runs) {

    /**
     * Saves a run that nobody else changes, because the lock is ours.
     *
     * @throws dev.pacenote.application.platform.OverloadedException when somebody changed it: then
     *     the lock was lost, and whoever has it now goes on
     */
    public DailyRun save(DailyRun run) {
        return runs.save(run).orUndo("the run of " + run.date());
    }

    /**
     * Changes a run that others may change at the same time.
     *
     * @param transition may be asked more than once, each time with the run as it is stored
     * @return empty when the pass has ended or the run is gone; then nothing is changed
     */
    public Optional<DailyRun> whileUnderWay(DailyRun run, UnaryOperator<DailyRun> transition) {
        return VersionedChange.of(
                        Optional.of(run),
                        () -> runs.find(run.id()),
                        stored ->
                                Optional.of(stored)
                                        .filter(now -> now.isUnderWay(run.pass()))
                                        .map(transition),
                        runs::save)
                .map(VersionedChange::after);
    }
}
