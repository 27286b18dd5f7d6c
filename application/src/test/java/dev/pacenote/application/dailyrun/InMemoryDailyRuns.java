package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.Paging;
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
    public void save(DailyRun run) {
        tables.with(
                state -> {
                    boolean second =
                            !run.dry()
                                    && real(state)
                                            .anyMatch(
                                                    other ->
                                                            other.date().equals(run.date())
                                                                    && !other.id()
                                                                            .equals(run.id()));
                    if (second) {
                        throw new IllegalStateException("a second run of " + run.date());
                    }
                    return state.runs.put(run.id(), run) == null;
                });
    }
}
