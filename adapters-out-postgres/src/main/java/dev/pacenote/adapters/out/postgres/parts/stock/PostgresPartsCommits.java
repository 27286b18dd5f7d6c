package dev.pacenote.adapters.out.postgres.parts.stock;

import dev.pacenote.adapters.out.postgres.parts.catalogue.PartRow;
import dev.pacenote.adapters.out.postgres.parts.catalogue.PartRows;
import dev.pacenote.adapters.out.postgres.parts.reorder.ReorderTaskRow;
import dev.pacenote.adapters.out.postgres.parts.reorder.ReorderTaskRows;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockedPart;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Commits of parts in Postgres: a transaction that holds its parts from the beginning, in the order
 * of their ids, so that nobody else changes them in between. Whoever waits for them for too long
 * gets an {@link dev.pacenote.application.platform.OverloadedException}.
 */
@Singleton
public final class PostgresPartsCommits implements CommitPartsChange {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String UNIQUE_VIOLATION = "23505";

    private static final Map<String, Unique> CONSTRAINTS =
            Map.of(
                    "parts_pkey",
                    Unique.PART_ID,
                    "parts_number",
                    Unique.PART_NUMBER,
                    "parts_barcode",
                    Unique.BARCODE);

    private final PartRows parts;
    private final StockRowRows pools;
    private final MovementRows movements;
    private final ReorderTaskRows tasks;
    private final Transactions transactions;
    private final Duration patience;

    @Inject
    PostgresPartsCommits(
            PartRows parts,
            StockRowRows pools,
            MovementRows movements,
            ReorderTaskRows tasks,
            Transactions transactions) {
        this(parts, pools, movements, tasks, transactions, PATIENCE);
    }

    private PostgresPartsCommits(
            PartRows parts,
            StockRowRows pools,
            MovementRows movements,
            ReorderTaskRows tasks,
            Transactions transactions,
            Duration patience) {
        this.parts = parts;
        this.pools = pools;
        this.movements = movements;
        this.tasks = tasks;
        this.transactions = transactions;
        this.patience = patience;
    }

    /** The same commits, which wait that long for a part that others hold. */
    public PostgresPartsCommits waitingAtMost(Duration limit) {
        return new PostgresPartsCommits(parts, pools, movements, tasks, transactions, limit);
    }

    @Override
    public <R> Committed<R> commit(
            AccountId account, Set<PartId> ids, Function<Found, Outcome<R>> decide) {
        return transactions.inTransaction(
                () -> {
                    var outcome = decide.apply(new Found(locked(account, ids)));
                    var changes = outcome.changes().stream().filter(it -> !it.isNothing()).toList();
                    var taken = store(changes);
                    return taken.<Committed<R>>map(Committed.Taken::new)
                            .orElseGet(() -> new Committed.Done<>(outcome.result()));
                });
    }

    private Map<PartId, StockedPart> locked(AccountId account, Set<PartId> ids) {
        var names = ids.stream().map(PartId::value).toArray(String[]::new);
        parts.waitAtMost(patience.toMillis() + "ms");
        var found = parts.lock(account.value(), names);
        var rows =
                pools.of(account.value(), names).stream()
                        .collect(Collectors.groupingBy(StockRowRow::partId));
        var open =
                tasks.open(account.value(), names).stream()
                        .collect(Collectors.toMap(ReorderTaskRow::partId, ReorderTaskRow::task));
        return found.stream()
                .map(PartRow::part)
                .collect(
                        Collectors.toMap(
                                part -> part.key().id(),
                                part -> {
                                    var id = part.key().id().value();
                                    return new StockedPart(
                                            part,
                                            rows.getOrDefault(id, List.of()).stream()
                                                    .map(StockRowRow::row)
                                                    .toList(),
                                            Optional.ofNullable(open.get(id)));
                                }));
    }

    private Optional<Unique> store(List<PartChange> changes) {
        if (changes.stream().noneMatch(PostgresPartsCommits::mayBeTaken)) {
            changes.forEach(this::write);
            return Optional.empty();
        }
        try {
            // A failed statement would end the surrounding transaction.
            return transactions.apart(
                    () -> {
                        changes.forEach(this::write);
                        return Optional.empty();
                    });
        } catch (RuntimeException e) {
            var taken = taken(e);
            if (taken.isEmpty()) {
                throw e;
            }
            return taken;
        }
    }

    private static boolean mayBeTaken(PartChange change) {
        var before = change.before().part();
        var after = change.after().part();
        return change.adds()
                || before.archived() != after.archived()
                || !before.details().naming().equals(after.details().naming());
    }

    private static Optional<Unique> taken(RuntimeException e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(PSQLException.class::isInstance)
                .map(PSQLException.class::cast)
                .filter(cause -> UNIQUE_VIOLATION.equals(((SQLException) cause).getSQLState()))
                .findFirst()
                .map(PSQLException::getServerErrorMessage)
                .map(ServerErrorMessage::getConstraint)
                .map(CONSTRAINTS::get);
    }

    private void write(PartChange change) {
        var part = change.after().part();
        if (change.adds()) {
            parts.insert(PartRow.columns(part));
        } else if (parts.save(PartRow.columns(part)).isEmpty()) {
            throw new IllegalStateException("not the next version of a part that is held");
        }
        writeStock(change, part.key());
        writeTasks(change);
    }

    private void writeStock(PartChange change, Part.Key key) {
        var rows =
                change.after().rows().stream()
                        .filter(row -> !change.before().rows().contains(row))
                        .map(row -> StockRowRow.columns(key, row))
                        .toList();
        if (!rows.isEmpty()) {
            pools.put(Json.write(rows));
        }
        if (!change.movements().isEmpty()) {
            movements.add(
                    Json.write(change.movements().stream().map(MovementRow::columns).toList()));
        }
    }

    /** Those that end first: a part has one open task. */
    private void writeTasks(PartChange change) {
        if (!change.closed().isEmpty()) {
            put(change.closed());
        }
        change.after()
                .task()
                .filter(task -> change.before().task().filter(task::equals).isEmpty())
                .ifPresent(task -> put(List.of(task)));
    }

    private void put(List<ReorderTask> changed) {
        tasks.put(Json.write(changed.stream().map(ReorderTaskRow::columns).toList()));
    }
}
