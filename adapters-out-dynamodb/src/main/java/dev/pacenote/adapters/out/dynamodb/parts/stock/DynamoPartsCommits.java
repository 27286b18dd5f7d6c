package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.parts.DynamoPartsTransactions;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Commits of parts in DynamoDB, in the one write of their unit of work. Its conditions are that the
 * parts have the versions that were read before the decision; where they do not, it is made anew.
 */
public final class DynamoPartsCommits implements CommitPartsChange {

    /** Carries what another part has out of what is undone. */
    private static final class TakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Unique what;

        TakenException(Unique what) {
            this.what = what;
        }
    }

    private final DynamoPartsTransactions units;
    private final StockedParts parts;
    private final PartWriter writer;

    public DynamoPartsCommits(PartsTables tables, DynamoPartsTransactions units) {
        this.units = units;
        this.parts = new StockedParts(tables, this::read);
        this.writer = new PartWriter(tables, units);
    }

    private List<Item> read(DynamoTable table, List<Item> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var writes = units.writes();
        writes.prepare(table, keys);
        return keys.stream().flatMap(key -> writes.find(table, key).stream()).toList();
    }

    @Override
    public <R> Committed<R> commit(
            AccountId account, Set<PartId> ids, Function<Found, Outcome<R>> decide) {
        return units.inTransaction(
                () -> {
                    units.hold(ids.stream().map(id -> new Part.Key(account, id)).toList());
                    var outcome = decide.apply(new Found(parts.read(account, ids)));
                    return taken(outcome)
                            .<Committed<R>>map(Committed.Taken::new)
                            .orElseGet(() -> new Committed.Done<>(outcome.result()));
                });
    }

    /** Adds what changes to the unit of work, all or nothing of it. */
    private Optional<Unique> taken(Outcome<?> outcome) {
        try {
            return units.apart(
                    () -> {
                        for (var change : outcome.changes()) {
                            if (!change.isNothing()) {
                                writer.write(change)
                                        .ifPresent(
                                                what -> {
                                                    throw new TakenException(what);
                                                });
                            }
                        }
                        return Optional.empty();
                    });
        } catch (TakenException e) {
            return Optional.of(e.what);
        }
    }
}
