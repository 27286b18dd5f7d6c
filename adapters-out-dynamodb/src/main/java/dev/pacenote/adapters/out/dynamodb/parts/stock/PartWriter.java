package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.parts.DynamoPartsTransactions;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.PartItems;
import dev.pacenote.adapters.out.dynamodb.parts.reorder.TaskItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.parts.stock.CommitPartsChange.Unique;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.PartChange;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Says which items a change of a part writes. All hangs on the version of the part: whoever changes
 * its pools, its ledger or its task changes that as well.
 */
final class PartWriter {

    /** How many parts the account of a summary has. */
    static final String COUNT = "parts";

    /** The part that has a number or a barcode. */
    static final String HOLDER = "part";

    private final PartsTables tables;
    private final DynamoPartsTransactions units;

    PartWriter(PartsTables tables, DynamoPartsTransactions units) {
        this.tables = tables;
        this.units = units;
    }

    /**
     * @return what another part has already; then the unit of work is to be left as it was before
     */
    Optional<Unique> write(PartChange change) {
        var part = change.after().part();
        var key = PartsTables.part(part.key());
        if (change.adds() && find(key).isPresent()) {
            return Optional.of(Unique.PART_ID);
        }
        var taken = writeNames(change);
        if (taken.isPresent()) {
            return taken;
        }
        if (!change.adds() && !hasTask(key, change.before().task())) {
            throw new IllegalStateException("not the open task of part " + part.key());
        }
        put(
                key,
                PartItems.item(change.after()),
                change.adds()
                        ? Condition.absent(PartsTables.USER)
                        : Condition.version(change.before().part().version()));
        if (change.adds()) {
            countOneMore(part.key().account());
        }
        writePools(change);
        change.movements().forEach(this::add);
        writeTasks(change);
        return Optional.empty();
    }

    private boolean hasTask(Item key, Optional<ReorderTask> task) {
        return find(key).flatMap(PartItems::openTask).equals(task.map(ReorderTask::id));
    }

    private Optional<Item> find(Item key) {
        return units.writes().find(tables.parts(), key);
    }

    private void put(Item key, Item item, Condition condition) {
        units.writes().putOnce(tables.parts(), key, item, condition);
    }

    /** Numbers and barcodes of parts that are not archived are of one part each. */
    private Optional<Unique> writeNames(PartChange change) {
        var before = change.adds() ? Optional.<Part>empty() : Optional.of(change.before().part());
        var after = change.after().part();
        return move(
                        before.flatMap(PartWriter::numberKey),
                        numberKey(after),
                        after.key(),
                        Unique.PART_NUMBER)
                .or(
                        () ->
                                move(
                                        before.flatMap(PartWriter::barcodeKey),
                                        barcodeKey(after),
                                        after.key(),
                                        Unique.BARCODE));
    }

    private static Optional<Item> numberKey(Part part) {
        return Optional.of(part.details().naming().numberKey())
                .filter(it -> !part.archived() && !it.isEmpty())
                .map(it -> PartsTables.number(part.key().account(), it));
    }

    private static Optional<Item> barcodeKey(Part part) {
        return Optional.of(part.details().naming().barcode())
                .filter(it -> !part.archived() && !it.isEmpty())
                .map(it -> PartsTables.barcode(part.key().account(), it));
    }

    private static String name(Item key) {
        return key.string(PartsTables.PART);
    }

    private Optional<Unique> move(
            Optional<Item> before, Optional<Item> after, Part.Key part, Unique what) {
        if (before.map(PartWriter::name).equals(after.map(PartWriter::name))) {
            return Optional.empty();
        }
        if (after.flatMap(this::find).isPresent()) {
            return Optional.of(what);
        }
        before.ifPresent(key -> units.writes().delete(tables.parts(), key));
        after.ifPresent(
                key ->
                        put(
                                key,
                                key.copy().put(HOLDER, part.id().value()),
                                Condition.absent(PartsTables.USER)));
        return Optional.empty();
    }

    private void countOneMore(AccountId account) {
        var key = PartsTables.summary(account);
        var before = find(key);
        if (before.filter(item -> item.has(PartsTables.GONE)).isPresent()) {
            throw new IllegalStateException("account " + account + " is gone");
        }
        long version = before.map(item -> item.number(DynamoTable.VERSION)).orElse(0L);
        put(
                key,
                key.copy()
                        .put(COUNT, before.map(item -> item.number(COUNT)).orElse(0L) + 1)
                        .put(PartsTables.SHARD, Integer.toString(PartsTables.shard(account)))
                        .put(DynamoTable.VERSION, version + 1),
                before.isPresent()
                        ? Condition.version(version)
                        : Condition.absent(PartsTables.USER));
    }

    private void writePools(PartChange change) {
        var part = change.after().part();
        change.after().rows().stream()
                .filter(row -> !change.before().rows().contains(row))
                .forEach(
                        row ->
                                units.writes()
                                        .put(
                                                tables.stock(),
                                                PartsTables.pool(
                                                        part.key(), PartsTables.pool(row.model())),
                                                PoolItems.item(part.key(), row, part.version())));
    }

    private void add(Movement movement) {
        var key = PartsTables.movement(movement.part(), movement.seq());
        var item = MovementItems.item(movement);
        var line =
                movement.links()
                        .reverses()
                        .map(
                                reversed ->
                                        MovementItems.reversing(
                                                item,
                                                markReversed(
                                                        movement.part().account(),
                                                        reversed,
                                                        movement.id())))
                        .orElse(item);
        units.writes().put(tables.stock(), key, line, Condition.absent(PartsTables.PART));
        units.writes()
                .put(
                        tables.stock(),
                        PartsTables.pointer(movement.part().account(), movement.id()),
                        MovementItems.pointer(movement));
    }

    /** The line that is taken back; it is once. */
    private Item markReversed(AccountId account, UUID reversed, UUID by) {
        var pointer =
                units.writes()
                        .find(tables.stock(), PartsTables.pointer(account, reversed))
                        .orElseThrow();
        var key = PartsTables.pointed(account, pointer);
        var original = units.writes().find(tables.stock(), key).orElseThrow();
        units.writes()
                .putOnce(
                        tables.stock(),
                        key,
                        original.put(MovementItems.REVERSED_BY, by),
                        new Condition(
                                "attribute_not_exists(#by)",
                                Map.of("#by", MovementItems.REVERSED_BY),
                                Map.of()));
        return original;
    }

    /** A part that has its version has the open task as well that it was read with. */
    private void writeTasks(PartChange change) {
        if (leavesTaskOpen(change)) {
            throw new IllegalStateException(
                    "a second open task of part " + change.after().part().key());
        }
        long at = change.after().part().version();
        Stream.concat(
                        change.closed().stream(),
                        change
                                .after()
                                .task()
                                .filter(task -> !change.before().task().equals(Optional.of(task)))
                                .stream())
                .forEach(task -> put(task, at));
    }

    private static boolean leavesTaskOpen(PartChange change) {
        var after = change.after().task();
        return change.before()
                .task()
                .filter(task -> after.filter(it -> it.id().equals(task.id())).isEmpty())
                .filter(task -> change.closed().stream().noneMatch(it -> it.id().equals(task.id())))
                .isPresent();
    }

    private void put(ReorderTask task, long at) {
        units.writes()
                .put(
                        tables.parts(),
                        PartsTables.task(task.part().account(), task.id()),
                        TaskItems.item(task, at));
    }
}
