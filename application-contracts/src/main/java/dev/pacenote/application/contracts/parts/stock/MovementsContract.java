package dev.pacenote.application.contracts.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.stock.CommitPartsChange.Found;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.MovementsQuery;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockResult;
import dev.pacenote.domain.parts.stock.StockReversal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What {@link Movements} promises. */
public interface MovementsContract extends PartsStores {

    Movements movements();

    private Workshop busy() {
        var workshop = workshop();
        add(workshop, "a", "20");
        add(workshop, "b", "20");
        move(workshop, "a", MovementType.CONSUME, VehicleModel.ALL, "3", 60);
        move(workshop, "b", MovementType.RECEIVE, new VehicleModel("Camry"), "4", 60);
        move(workshop, "a", MovementType.CONSUME, VehicleModel.ALL, "2", 120);
        return workshop;
    }

    private List<Movement> listed(MovementsQuery query) {
        return movements().list(query).stream().map(Movements.Entry::movement).toList();
    }

    @Test
    default void the_ledger_of_a_part_is_in_its_order_and_of_an_account_the_newest_first() {
        var workshop = busy();
        var a = PartsStores.key(workshop, "a");

        var ledger = movements().ofPart(a);
        assertThat(ledger).extracting(Movement::seq).containsExactly(1L, 2L, 3L);
        assertThat(ledger)
                .extracting(it -> it.after().total())
                .containsExactly(Quantity.of(20), Quantity.of(17), Quantity.of(15));
        assertThat(movements().find(workshop.account(), ledger.getFirst().id()))
                .contains(ledger.getFirst());

        var all =
                new MovementsQuery(
                        workshop.account(),
                        Optional.empty(),
                        MovementsQuery.Filter.ANY,
                        Optional.empty(),
                        100);
        var expected = new ArrayList<>(ledger);
        expected.addAll(movements().ofPart(PartsStores.key(workshop, "b")));
        expected.sort(MovementsQuery.NEWEST_FIRST);
        assertThat(listed(all)).isEqualTo(expected);
        assertThat(listed(MovementsQuery.ofPart(workshop.account(), new PartId("a"))))
                .isEqualTo(ledger.reversed());
    }

    @Test
    default void pages_go_on_behind_the_last_line_whatever_is_added_meanwhile() {
        var workshop = busy();
        var seen = new ArrayList<Movement>();
        var after = Optional.<MovementsQuery.Place>empty();
        var before =
                listed(
                        new MovementsQuery(
                                workshop.account(),
                                Optional.empty(),
                                MovementsQuery.Filter.ANY,
                                after,
                                100));
        for (int i = 0; i < 5; i++) {
            var page =
                    listed(
                            new MovementsQuery(
                                    workshop.account(),
                                    Optional.empty(),
                                    MovementsQuery.Filter.ANY,
                                    after,
                                    1));
            seen.addAll(page);
            move(workshop, "b", MovementType.CONSUME, VehicleModel.ALL, "1", 200 + i);
            var last = page.getLast();
            after =
                    Optional.of(
                            new MovementsQuery.Place(
                                    last.reason().createdAt(), last.seq(), last.part().id()));
        }
        assertThat(seen).isEqualTo(before);
    }

    @Test
    default void filters_show_what_the_query_says() {
        var workshop = busy();
        var all = new ArrayList<>(movements().ofPart(PartsStores.key(workshop, "a")));
        all.addAll(movements().ofPart(PartsStores.key(workshop, "b")));
        var start = NOW.plus(Duration.ofSeconds(60));
        for (var filter :
                List.of(
                        new MovementsQuery.Filter(
                                Optional.of(MovementType.CONSUME),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new MovementsQuery.Filter(
                                Optional.empty(),
                                Optional.of(start),
                                Optional.of(start.plusSeconds(60)),
                                Optional.empty()),
                        new MovementsQuery.Filter(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("JOB-2")))) {
            var query =
                    new MovementsQuery(
                            workshop.account(), Optional.empty(), filter, Optional.empty(), 100);
            assertThat(listed(query))
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().filter(query::shows).toList());
        }
    }

    @Test
    default void nobody_finds_the_ledger_of_another_account() {
        var workshop = busy();
        var other = workshop();
        var id = movements().ofPart(PartsStores.key(workshop, "a")).getFirst().id();

        assertThat(movements().find(other.account(), id)).isEmpty();
        assertThat(movements().ofPart(PartsStores.key(other, "a"))).isEmpty();
        assertThat(listed(MovementsQuery.ofPart(other.account(), new PartId("a")))).isEmpty();
    }

    private Outcome<Boolean> takenBack(
            Workshop workshop, Movement line, List<Movement> ledger, Found found) {
        var context = PartsStores.context(workshop, NOW);
        var result =
                StockReversal.of(line.id(), ledger, line.reason())
                        .orElseThrow()
                        .apply(
                                PartChange.begin(found.find(line.part().id()).orElseThrow()),
                                context);
        return result instanceof StockResult.Changed(var change)
                ? new Outcome<>(true, List.of(change.finished(context)))
                : Outcome.nothing(false);
    }

    @Test
    default void of_many_at_once_one_takes_a_line_back() {
        var workshop = busy();
        var key = PartsStores.key(workshop, "a");
        var line = movements().ofPart(key).get(1);

        var results =
                Samples.atOnce(
                        6,
                        () ->
                                PartsStores.done(
                                        commits()
                                                .commit(
                                                        workshop.account(),
                                                        Set.of(key.id()),
                                                        found ->
                                                                takenBack(
                                                                        workshop,
                                                                        line,
                                                                        movements().ofPart(key),
                                                                        found))));

        assertThat(results).filteredOn(it -> it).hasSize(1);
        assertThat(movements().ofPart(key)).hasSize(4);
        assertThat(parts().find(key).orElseThrow().part().stock()).isEqualTo(Quantity.of(18));
    }

    /** Whoever decides may have read the ledger too early: the store has not. */
    @Test
    default void a_line_is_not_taken_back_twice_by_whoever_read_the_ledger_before() {
        var workshop = busy();
        var key = PartsStores.key(workshop, "a");
        var before = movements().ofPart(key);
        var line = before.get(1);
        var again = new AtomicInteger(-1);
        Function<Found, Outcome<Boolean>> decide =
                found ->
                        again.incrementAndGet() > 0
                                ? Outcome.nothing(false)
                                : takenBack(workshop, line, before, found);
        commits().commit(workshop.account(), Set.of(key.id()), decide);
        assertThat(again).hasValue(0);
        var stored = parts().find(key);

        again.set(-1);
        var refusal =
                catchThrowable(
                        () -> commits().commit(workshop.account(), Set.of(key.id()), decide));

        assertThat(refusal != null || again.get() > 0).as("it fails, or is decided again").isTrue();
        assertThat(parts().find(key)).isEqualTo(stored);
        assertThat(movements().ofPart(key)).hasSize(4);
    }

    @Test
    default void a_line_tells_what_took_it_back() {
        var workshop = busy();
        var key = PartsStores.key(workshop, "a");
        var taken = movements().ofPart(key).get(1);

        change(
                workshop,
                "a",
                begun ->
                        PartsStores.changed(
                                StockReversal.of(
                                                taken.id(), movements().ofPart(key), taken.reason())
                                        .orElseThrow()
                                        .apply(begun, PartsStores.context(workshop, NOW))));

        var back = movements().ofPart(key).getLast();
        assertThat(back.links().reverses()).contains(taken.id());
        assertThat(movements().list(MovementsQuery.ofPart(workshop.account(), key.id())))
                .filteredOn(entry -> entry.reversedBy().isPresent())
                .singleElement()
                .isEqualTo(new Movements.Entry(taken, Optional.of(back.id())));
    }

    @Test
    default void totals_since_a_moment_begin_with_the_one_in_force_then() {
        var workshop = busy();
        Part.Key key = PartsStores.key(workshop, "a");

        assertThat(movements().totalsSince(key, NOW.plusSeconds(70), 10))
                .containsExactly(Quantity.of(15), Quantity.of(17));
        assertThat(movements().totalsSince(key, NOW.minusSeconds(70), 10))
                .containsExactly(Quantity.of(15), Quantity.of(17), Quantity.of(20));
        assertThat(movements().totalsSince(key, NOW.minusSeconds(70), 2)).hasSize(2);
        assertThat(movements().totalsSince(key, NOW.plusSeconds(500), 10))
                .containsExactly(Quantity.of(15));
    }
}
