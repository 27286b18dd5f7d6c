package dev.pacenote.adapters.out.postgres.parts.reorder;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.parts.reorder.CheckRun;
import dev.pacenote.application.parts.reorder.CheckRuns;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs of the check in Postgres. */
@Singleton
public final class PostgresCheckRuns implements CheckRuns {

    private final CheckRunRows rows;
    private final Transactions transactions;

    PostgresCheckRuns(CheckRunRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Begun begin(CheckRun run, Instant now) {
        return transactions.inTransaction(
                () -> {
                    var next =
                            rows.buryDead(Rows.microseconds(now)).stream()
                                    .findFirst()
                                    .map(CheckRunRows.Row::run)
                                    .map(run::after)
                                    .orElse(run);
                    var begun =
                            rows.begin(
                                    next.id(),
                                    next.trigger(),
                                    Rows.microseconds(next.startedAt()),
                                    Rows.microseconds(next.leaseUntil()),
                                    next.waiting(),
                                    positionAccount(next),
                                    positionPart(next),
                                    Json.write(next.counts()));
                    return begun.isEmpty()
                            ? rows.atWork()
                                    .<Begun>map(row -> new Begun.AtWork(row.runId()))
                                    // It ended in this moment: whoever asks again begins one.
                                    .orElseThrow(() -> new OverloadedException("checks"))
                            : new Begun.Started(next);
                });
    }

    private static @Nullable Long positionAccount(CheckRun run) {
        return run.position().map(it -> it.account().value()).orElse(null);
    }

    private static @Nullable String positionPart(CheckRun run) {
        return run.position().map(it -> it.id().value()).orElse(null);
    }

    @Override
    public Optional<CheckRun> takeUp(Instant now, Instant leaseUntil) {
        return rows.takeUp(Rows.microseconds(now), Rows.microseconds(leaseUntil)).stream()
                .findFirst()
                .map(CheckRunRows.Row::run);
    }

    @Override
    public void save(CheckRun run) {
        rows.save(
                run.id(),
                Rows.microseconds(run.leaseUntil()),
                Rows.stored(run.finishedAt()),
                positionAccount(run),
                positionPart(run),
                Json.write(run.counts()));
    }

    @Override
    public Optional<CheckRun> find(UUID id) {
        return rows.find(id).map(CheckRunRows.Row::run);
    }

    @Override
    public Optional<CheckRun> lastFinished() {
        return rows.lastFinished().map(CheckRunRows.Row::run);
    }
}
