package dev.pacenote.application.contracts.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.contracts.parts.catalogue.PartsContract;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.parts.stock.CommitPartsChange.Committed;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.parts.stock.CommitPartsChange.Unique;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockLedger;
import dev.pacenote.domain.parts.stock.StockResult;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link CommitPartsChange} promises. */
public interface CommitPartsChangeContract extends PartsStores {

    Movements movements();

    Transactions transactions();

    private boolean take(Workshop workshop, String id, String quantity) {
        var key = PartsStores.key(workshop, id);
        var context = PartsStores.context(workshop, NOW);
        return PartsStores.done(
                commits()
                        .commit(
                                workshop.account(),
                                Set.of(key.id()),
                                found -> {
                                    var result =
                                            new StockLedger(context)
                                                    .apply(
                                                            PartChange.begin(
                                                                    found.find(key.id())
                                                                            .orElseThrow()),
                                                            PartsStores.command(
                                                                    workshop.account(),
                                                                    MovementType.CONSUME,
                                                                    VehicleModel.ALL,
                                                                    quantity,
                                                                    NOW));
                                    return result instanceof StockResult.Changed(var change)
                                            ? new Outcome<>(true, List.of(change.finished(context)))
                                            : Outcome.nothing(false);
                                }));
    }

    @Test
    default void of_many_at_once_for_one_part_each_follows_on_another() {
        var workshop = workshop();
        add(workshop, "p1", "100");

        var results = Samples.atOnce(50, () -> take(workshop, "p1", "3"));

        assertThat(results).filteredOn(taken -> taken).hasSize(33);
        var stored = parts().find(PartsStores.key(workshop, "p1")).orElseThrow();
        assertThat(stored.part().stock()).isEqualTo(Quantity.of(1)).isEqualTo(stored.sum());
        assertThat(stored.part().version()).isEqualTo(34);
        assertThat(movements().ofPart(stored.part().key()))
                .extracting(Movement::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 34).boxed().toList());
    }

    /** Such a change writes no line of the ledger, in whose place two could meet. */
    @Test
    default void of_many_at_once_that_describe_a_part_each_follows_on_another() {
        var workshop = workshop();
        add(workshop, "p1", "1");
        var key = PartsStores.key(workshop, "p1");
        var context = PartsStores.context(workshop, NOW);

        Samples.atOnce(
                8,
                () ->
                        commits()
                                .commit(
                                        workshop.account(),
                                        Set.of(key.id()),
                                        found -> {
                                            var stocked = found.find(key.id()).orElseThrow();
                                            return new Outcome<>(
                                                    true,
                                                    List.of(
                                                            PartChange.begin(stocked)
                                                                    .with(longer(stocked.part()))
                                                                    .finished(context)));
                                        }));

        var stored = parts().find(key).orElseThrow().part();
        assertThat(stored.details().naming().description()).isEqualTo("x".repeat(8));
        assertThat(stored.version()).isEqualTo(9);
    }

    private static Part longer(Part part) {
        var naming = part.details().naming();
        return part.with(
                part.details().withNaming(naming.withDescription(naming.description() + "x")));
    }

    @Test
    default void two_that_change_the_same_parts_in_any_order_both_end() {
        var workshop = workshop();
        add(workshop, "a", "1000");
        add(workshop, "b", "1000");
        var context = PartsStores.context(workshop, NOW);

        Samples.atOnce(
                8,
                () -> {
                    for (int i = 0; i < 5; i++) {
                        commits()
                                .commit(
                                        workshop.account(),
                                        Set.of(new PartId("b"), new PartId("a")),
                                        found -> {
                                            var changes = new ArrayList<PartChange>();
                                            for (var stocked : found.all().values()) {
                                                changes.add(
                                                        PartsStores.changed(
                                                                        new StockLedger(context)
                                                                                .apply(
                                                                                        PartChange
                                                                                                .begin(
                                                                                                        stocked),
                                                                                        PartsStores
                                                                                                .command(
                                                                                                        workshop
                                                                                                                .account(),
                                                                                                        MovementType
                                                                                                                .CONSUME,
                                                                                                        VehicleModel
                                                                                                                .ALL,
                                                                                                        "1",
                                                                                                        NOW)))
                                                                .finished(context));
                                            }
                                            return new Outcome<>(true, changes);
                                        });
                    }
                    return true;
                });

        for (var id : List.of("a", "b")) {
            assertThat(parts().find(PartsStores.key(workshop, id)).orElseThrow().part().stock())
                    .isEqualTo(Quantity.of(960));
        }
    }

    @Test
    default void two_parts_of_one_commit_do_not_get_one_number() {
        var workshop = workshop();
        var numbered = PartDetails.named("A", Quantity.ZERO);
        var details = numbered.withNaming(numbered.naming().withNumber("BP 01"));
        var keys = List.of(PartsStores.key(workshop, "a"), PartsStores.key(workshop, "b"));

        var committed =
                commits()
                        .commit(
                                workshop.account(),
                                Set.of(keys.getFirst().id(), keys.getLast().id()),
                                _ ->
                                        new Outcome<>(
                                                true,
                                                keys.stream()
                                                        .map(key -> Part.added(key, details, NOW))
                                                        .map(StockedPart::added)
                                                        .map(PartChange::begin)
                                                        .map(
                                                                it ->
                                                                        it.finished(
                                                                                PartsStores.context(
                                                                                        workshop,
                                                                                        NOW)))
                                                        .toList()));

        assertThat(committed).isEqualTo(new Committed.Taken<>(Unique.PART_NUMBER));
        assertThat(keys).noneMatch(key -> parts().find(key).isPresent());
    }

    @Test
    default void one_of_many_adds_a_part_of_an_id() {
        var workshop = workshop();

        var results =
                Samples.atOnce(
                        6,
                        () -> tryAdd(workshop, "p1", PartDetails.named("A", Quantity.of(5)), "3"));

        assertThat(results).filteredOn(Committed.Done.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(Committed.Taken.class::isInstance)
                .hasSize(5)
                .allMatch(new Committed.Taken<>(Unique.PART_ID)::equals);
        assertThat(movements().ofPart(PartsStores.key(workshop, "p1"))).hasSize(1);
    }

    @Test
    default void a_number_and_a_barcode_are_of_one_part_while_it_is_not_archived() {
        var workshop = workshop();
        var other = workshop();
        add(workshop, "p1", PartsContract.numbered("A", "BP 01", "400"), "1");

        assertThat(tryAdd(workshop, "p2", PartsContract.numbered("B", "bp01", ""), "1"))
                .isEqualTo(new Committed.Taken<>(Unique.PART_NUMBER));
        assertThat(tryAdd(workshop, "p2", PartsContract.numbered("B", "", "400"), "1"))
                .isEqualTo(new Committed.Taken<>(Unique.BARCODE));
        assertThat(parts().find(PartsStores.key(workshop, "p2"))).isEmpty();
        assertThat(movements().ofPart(PartsStores.key(workshop, "p2"))).isEmpty();
        add(other, "p1", PartsContract.numbered("A", "BP 01", "400"), "1");

        change(workshop, "p1", it -> it.with(it.after().part().archived(true)));
        add(workshop, "p2", PartsContract.numbered("B", "bp01", "400"), "1");
        assertThat(tryChange(workshop, "p1", NOW, it -> it.with(it.after().part().archived(false))))
                .isEqualTo(new Committed.Taken<>(Unique.PART_NUMBER));
        assertThat(parts().find(PartsStores.key(workshop, "p1")).orElseThrow().part())
                .matches(Part::archived);
    }

    @Test
    default void a_refused_commit_leaves_the_transaction_around_it_whole() {
        var workshop = workshop();
        add(workshop, "p1", PartsContract.numbered("A", "BP 01", ""), "1");

        transactions()
                .run(
                        () -> {
                            add(workshop, "p3", "1");
                            tryAdd(workshop, "p2", PartsContract.numbered("B", "bp01", ""), "1");
                            add(workshop, "p4", "1");
                        });

        assertThat(parts().count(workshop.account())).isEqualTo(3);
    }

    @Test
    default void what_fails_in_the_transaction_around_it_leaves_nothing() {
        var workshop = workshop();
        add(workshop, "p1", "6");

        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    take(workshop, "p1", "2");
                                                    throw new IllegalArgumentException("undo");
                                                }))
                .isInstanceOf(IllegalArgumentException.class);

        var stored = parts().find(PartsStores.key(workshop, "p1")).orElseThrow();
        assertThat(stored.part().stock()).isEqualTo(Quantity.of(6));
        assertThat(stored.task()).isEmpty();
        assertThat(movements().ofPart(stored.part().key())).hasSize(1);
    }

    @Test
    default void a_part_that_is_not_there_is_missing_in_what_is_found() {
        var workshop = workshop();
        int found =
                PartsStores.<Integer>done(
                        commits()
                                .commit(
                                        workshop.account(),
                                        Set.of(new PartId("none")),
                                        all -> Outcome.nothing(all.all().size())));
        assertThat(found).isZero();
    }
}
