package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.Tables;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** Runs of the check in memory. */
public final class InMemoryCheckRuns implements CheckRuns {

    private final Tables tables;

    public InMemoryCheckRuns(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Begun begin(CheckRun run, Instant now) {
        return tables.with(
                state -> {
                    var rows = state.rows(PartsTables.RUNS);
                    var other =
                            rows.values().stream()
                                    .filter(it -> it.finishedAt().isEmpty())
                                    .filter(it -> it.leaseUntil().isAfter(now))
                                    .findFirst();
                    if (other.isPresent()) {
                        return new Begun.AtWork(other.get().id());
                    }
                    var next =
                            rows.values().stream()
                                    .max(Comparator.comparing(CheckRun::startedAt))
                                    .filter(it -> it.finishedAt().isEmpty())
                                    .map(run::after)
                                    .orElse(run);
                    rows.put(next.id(), next);
                    return new Begun.Started(next);
                });
    }

    @Override
    public Optional<CheckRun> takeUp(Instant now, Instant leaseUntil) {
        return tables.with(
                state -> {
                    var rows = state.rows(PartsTables.RUNS);
                    var taken =
                            rows.values().stream()
                                    .filter(it -> it.finishedAt().isEmpty() && it.waiting())
                                    .filter(it -> it.leaseUntil().isAfter(now))
                                    .findFirst()
                                    .map(it -> it.takenUp(leaseUntil));
                    taken.ifPresent(it -> rows.put(it.id(), it));
                    return taken;
                });
    }

    @Override
    public void save(CheckRun run) {
        tables.with(state -> state.rows(PartsTables.RUNS).put(run.id(), run));
    }

    @Override
    public Optional<CheckRun> find(UUID id) {
        return tables.with(state -> Optional.ofNullable(state.rows(PartsTables.RUNS).get(id)));
    }

    @Override
    public Optional<CheckRun> lastFinished() {
        return tables.with(
                state ->
                        state.rows(PartsTables.RUNS).values().stream()
                                .filter(it -> it.finishedAt().isPresent())
                                .max(Comparator.comparing(it -> it.finishedAt().orElseThrow())));
    }
}
