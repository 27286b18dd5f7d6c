package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunState;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Runs in memory. */
public final class InMemoryDailyRuns implements DailyRuns {

    private final Tables tables;

    public InMemoryDailyRuns(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<DailyRun> find(LocalDate date) {
        return tables.with(state -> real(state).filter(run -> run.date().equals(date)).findFirst());
    }

    private static Stream<DailyRun> real(Tables.State state) {
        return state.runs.values().stream()
                .filter(run -> !run.dry())
                .sorted(Comparator.comparing(DailyRun::date));
    }

    @Override
    public Optional<DailyRun> find(UUID id) {
        return tables.with(state -> Optional.ofNullable(state.runs.get(id)));
    }

    @Override
    public List<DailyRun> active() {
        return tables.with(state -> real(state).filter(run -> run.state().active()).toList());
    }

    @Override
    public List<DailyRun> activeDryRuns() {
        return tables.with(
                state ->
                        state.runs.values().stream()
                                .filter(run -> run.dry() && run.state().active())
                                .toList());
    }

    @Override
    public Optional<DailyRun> latest() {
        return tables.with(state -> real(state).reduce((_, last) -> last));
    }

    @Override
    public Optional<DailyRun> latestCompleted() {
        return tables.with(
                state ->
                        real(state)
                                .filter(run -> run.state() == RunState.COMPLETED)
                                .reduce((_, last) -> last));
    }

    @Override
    public Paging.Page<DailyRun> page(Paging paging) {
        return tables.with(
                state ->
                        paging.of(
                                state.runs.values().stream()
                                        .sorted(
                                                Comparator.comparing(DailyRun::passStartedAt)
                                                        .thenComparing(DailyRun::id)
                                                        .reversed())
                                        .toList()));
    }

    @Override
    public SaveResult<DailyRun> insert(DailyRun run) {
        return tables.with(
                state -> {
                    boolean second =
                            !run.dry()
                                    && real(state).anyMatch(one -> one.date().equals(run.date()));
                    if (second || state.runs.containsKey(run.id())) {
                        return new SaveResult.Conflict<>();
                    }
                    state.runs.put(run.id(), run);
                    return new SaveResult.Saved<>(run);
                });
    }

    @Override
    public SaveResult<DailyRun> save(DailyRun run) {
        return tables.with(
                state -> {
                    var stored = state.runs.get(run.id());
                    if (stored == null || stored.version() != run.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = run.savedAs(run.version() + 1);
                    state.runs.put(run.id(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }
}
