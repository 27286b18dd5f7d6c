package dev.pacenote.application.parts.stock;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Naming;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Commits of parts in memory: one after the other. */
public final class InMemoryPartsCommits implements CommitPartsChange {

    private final Tables tables;

    public InMemoryPartsCommits(Tables tables) {
        this.tables = tables;
    }

    @Override
    public <R> Committed<R> commit(
            AccountId account, Set<PartId> parts, Function<Found, Outcome<R>> decide) {
        return tables.with(
                state -> {
                    var all = new HashMap<PartId, StockedPart>();
                    for (var id : parts) {
                        var found = state.rows(PartsTables.PARTS).get(new Part.Key(account, id));
                        if (found != null) {
                            all.put(id, found);
                        }
                    }
                    var outcome = decide.apply(new Found(all));
                    var changes = outcome.changes().stream().filter(it -> !it.isNothing()).toList();
                    var rows = new HashMap<>(state.rows(PartsTables.PARTS));
                    for (var change : changes) {
                        var taken = taken(rows, change);
                        if (taken.isPresent()) {
                            return new Committed.Taken<>(taken.get());
                        }
                        rows.put(change.after().part().key(), change.after());
                    }
                    changes.forEach(change -> refuse(state, change));
                    changes.forEach(change -> store(state, change));
                    return new Committed.Done<>(outcome.result());
                });
    }

    /**
     * @param rows with what changed before it
     */
    private static Optional<Unique> taken(Map<Part.Key, StockedPart> rows, PartChange change) {
        var part = change.after().part();
        if (change.adds() && rows.containsKey(part.key())) {
            return Optional.of(Unique.PART_ID);
        }
        var naming = part.details().naming();
        if (part.archived()) {
            return Optional.empty();
        }
        for (var other : rows.values()) {
            var theirs = other.part();
            if (theirs.archived()
                    || !theirs.key().account().equals(part.key().account())
                    || theirs.key().equals(part.key())) {
                continue;
            }
            Naming their = theirs.details().naming();
            if (!naming.numberKey().isEmpty() && naming.numberKey().equals(their.numberKey())) {
                return Optional.of(Unique.PART_NUMBER);
            }
            if (!naming.barcode().isEmpty() && naming.barcode().equals(their.barcode())) {
                return Optional.of(Unique.BARCODE);
            }
        }
        return Optional.empty();
    }

    /** Before anything is stored, what no store takes. */
    private static void refuse(Tables.State state, PartChange change) {
        for (var movement : change.movements()) {
            boolean twice =
                    state.rows(PartsTables.MOVEMENTS).values().stream()
                            .anyMatch(
                                    it ->
                                            isSameLine(it, movement)
                                                    || takesBackTheSame(it, movement));
            if (twice) {
                throw new IllegalStateException("a line of the ledger is there already");
            }
        }
        var open = new HashSet<UUID>();
        state.rows(PartsTables.TASKS).values().stream()
                .filter(it -> it.isOpen() && it.part().equals(change.after().part().key()))
                .forEach(it -> open.add(it.id()));
        change.closed().forEach(task -> open.remove(task.id()));
        change.after().task().ifPresent(task -> open.add(task.id()));
        if (open.size() > 1) {
            throw new IllegalStateException("two open tasks");
        }
    }

    private static void store(Tables.State state, PartChange change) {
        var after = change.after();
        state.rows(PartsTables.PARTS).put(after.part().key(), after);
        change.movements().forEach(it -> state.rows(PartsTables.MOVEMENTS).put(it.id(), it));
        change.closed().forEach(task -> state.rows(PartsTables.TASKS).put(task.id(), task));
        after.task().ifPresent(task -> state.rows(PartsTables.TASKS).put(task.id(), task));
    }

    private static boolean isSameLine(Movement one, Movement other) {
        return one.part().equals(other.part()) && one.seq() == other.seq();
    }

    private static boolean takesBackTheSame(Movement one, Movement other) {
        return one.links().reverses().isPresent()
                && one.links().reverses().equals(other.links().reverses());
    }
}
