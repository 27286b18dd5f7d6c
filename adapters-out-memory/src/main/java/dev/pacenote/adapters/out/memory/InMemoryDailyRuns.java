package dev.pacenote.adapters.out.memory;

import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.domain.notice.DailyRun;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Runs in memory. */
public final class InMemoryDailyRuns implements DailyRuns {

    private final Tables tables;

    public InMemoryDailyRuns(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<DailyRun> find(LocalDate date) {
        return tables.with(state -> Optional.ofNullable(state.runs.get(date)));
    }

    @Override
    public List<DailyRun> active() {
        return tables.with(
                state -> state.runs.values().stream().filter(r -> r.state().active()).toList());
    }

    @Override
    public Optional<DailyRun> latest() {
        return tables.with(state -> state.runs.values().stream().reduce((_, last) -> last));
    }

    @Override
    public void save(DailyRun run) {
        tables.with(state -> state.runs.put(run.date(), run));
    }
}
