package dev.pacenote.application.contracts.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.catalogue.PartPlace;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.application.parts.catalogue.PartsQuery.Archived;
import dev.pacenote.application.parts.catalogue.PartsQuery.By;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Naming;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Placing;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link Parts} promises. */
public interface PartsContract extends PartsStores {

    @Test
    default void a_part_comes_back_as_it_was_stored_with_its_pools_and_its_task() {
        var workshop = workshop();
        var details =
                new PartDetails(
                        new Naming("Bremsbelag „vorn“", "BP 01", "400123", "one\ntwo"),
                        new Placing(
                                new VehicleModel("Camry"),
                                List.of(new VehicleModel("Corolla"), new VehicleModel("Ｙaris")),
                                "Brakes",
                                "A3"),
                        new Supply(
                                new Supply.Supplier("Rossi", "r@example.org", "https://r", "R-7"),
                                Money.of("24.5"),
                                Optional.of(14)),
                        new ReorderRule(
                                true,
                                Quantity.of("5.25"),
                                Optional.of(Quantity.of(7)),
                                Optional.of(Quantity.of("20.125")),
                                Optional.of(Quantity.of("1.5"))),
                        new Unit("litre", new UnitScale(3)));
        add(workshop, "p1", details, "5.125");
        var stored =
                move(workshop, "p1", MovementType.RECEIVE, new VehicleModel("camry"), "0.1", 1);

        assertThat(parts().find(PartsStores.key(workshop, "p1"))).contains(stored);
        assertThat(stored.task()).isPresent();
        assertThat(stored.part().details()).isEqualTo(details);
    }

    @Test
    default void a_part_is_found_by_its_account_only() {
        var workshop = workshop();
        var other = workshop();
        add(workshop, "p1", numbered("A", "BP 01", "400"), "1");

        assertThat(parts().find(PartsStores.key(other, "p1"))).isEmpty();
        assertThat(parts().findByNumber(other.account(), "bp01")).isEmpty();
        assertThat(parts().findByBarcode(other.account(), "400")).isEmpty();
        assertThat(parts().list(PartsQuery.all(other)).rows()).isEmpty();
        assertThat(parts().count(other.account())).isZero();
        assertThat(parts().findByNumber(workshop.account(), "bp01")).isPresent();
        assertThat(parts().findByBarcode(workshop.account(), "400")).isPresent();
        assertThat(parts().findByNumber(workshop.account(), "")).isEmpty();
        assertThat(parts().count(workshop.account())).isEqualTo(1);
    }

    static PartDetails numbered(String name, String number, String barcode) {
        var details = PartDetails.named(name, Quantity.of(5));
        return new PartDetails(
                new Naming(name, number, barcode, ""),
                details.placing(),
                details.supply(),
                details.reordering(),
                details.unit());
    }

    @Test
    default void a_page_goes_on_where_the_one_before_ended_and_tells_the_whole_number() {
        var workshop = workshop();
        for (var name : List.of("b", "a", "ä", "B2", "Z", "_")) {
            add(
                    workshop,
                    "id-" + (int) name.charAt(0) + name.length(),
                    PartDetails.named(name, Quantity.of(1)),
                    "9");
        }
        var all = parts().list(PartsQuery.all(workshop));
        assertThat(all.total()).isEqualTo(6);
        assertThat(all.rows())
                .extracting(part -> part.details().naming().name())
                .as("by code points of the folded name")
                .containsExactly("_", "a", "b", "B2", "Z", "ä");
        var paged = new ArrayList<Part>();
        var after = Optional.<PartPlace>empty();
        for (int i = 0; i < 3; i++) {
            var page =
                    parts().list(
                                    new PartsQuery(
                                            workshop,
                                            PartsQuery.Words.ANY,
                                            Archived.NO,
                                            false,
                                            PartsQuery.Sort.BY_NAME,
                                            new PartsQuery.Window(2, after)));
            assertThat(page.total()).isEqualTo(6);
            paged.addAll(page.rows());
            after = Optional.of(PartPlace.of(page.rows().getLast(), workshop));
        }
        assertThat(paged).isEqualTo(all.rows());
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Optional<Quantity> maybe(Random random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Quantity.of(1L + random.nextInt(9)));
    }

    private static PartDetails anyDetails(Random random, int i) {
        var models = List.of("ALL", "Camry", "CAMRY ", "Corolla");
        return new PartDetails(
                new Naming(
                        one(random, List.of("Pad", "pad", "Bulb 100%", "Öl_", "x")),
                        "N" + i,
                        "",
                        ""),
                new Placing(
                        new VehicleModel(one(random, models)),
                        random.nextBoolean()
                                ? List.of()
                                : List.of(new VehicleModel(one(random, models))),
                        one(random, List.of("", "Brakes", "BRAKES")),
                        ""),
                new Supply(
                        new Supply.Supplier(one(random, List.of("", "Rossi", "rossi")), "", "", ""),
                        Money.ZERO,
                        Optional.empty()),
                new ReorderRule(
                        random.nextInt(4) > 0,
                        PartsStores.thousandths(
                                random.nextBoolean() ? 0 : 1_000 + random.nextInt(3)),
                        maybe(random),
                        maybe(random),
                        maybe(random)),
                new Unit("litre", new UnitScale(Quantity.MAX_DECIMALS)));
    }

    /** Around thresholds to the thousandth, and sometimes less than nothing. */
    private void addAny(Workshop workshop, Random random, int i) {
        var id = "p" + i;
        long stock = random.nextBoolean() ? 999 + random.nextInt(4) : random.nextInt(5_000);
        add(workshop, id, anyDetails(random, i), PartsStores.thousandths(stock).toString());
        if (random.nextInt(5) == 0) {
            move(
                    workshop,
                    id,
                    MovementType.CONSUME,
                    VehicleModel.ALL,
                    PartsStores.thousandths(stock + 1 + random.nextInt(2_000)).toString(),
                    60);
        }
    }

    /** Lists, what is low above all, follow the domain's rules on random parts. */
    @Test
    default void what_a_list_shows_and_its_order_are_what_the_domain_says() {
        long seed = System.nanoTime();
        try {
            listsAreWhatTheDomainSays(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private void listsAreWhatTheDomainSays(Random random) {
        for (long usual : new long[] {0, 1_001}) {
            var workshop =
                    workshop()
                            .allowingNegativeStock(true)
                            .withDefaultThreshold(PartsStores.thousandths(usual));
            var all = new ArrayList<Part>();
            for (int i = 0; i < 60; i++) {
                var id = "p" + i;
                addAny(workshop, random, i);
                if (random.nextInt(5) == 0) {
                    change(
                            workshop,
                            id,
                            begun ->
                                    begun.with(begun.after().part().archived(true))
                                            .evaluated(
                                                    PartsStores.context(workshop, NOW),
                                                    Trigger.RULE));
                }
                all.add(parts().find(PartsStores.key(workshop, id)).orElseThrow().part());
            }
            assertThat(all.stream().filter(PartsQuery.low(workshop)::shows)).hasSizeGreaterThan(1);
            for (int i = 0; i < 80; i++) {
                var query = anyQuery(random, workshop);
                var shown = all.stream().filter(query::shows).sorted(query.order()).toList();
                var page = parts().list(query);
                assertThat(page.rows()).as("%s", query).isEqualTo(shown);
                assertThat(page.total()).isEqualTo(shown.size());

                var place = anyPlace(random, query, all);
                assertThat(parts().list(behind(query, place)).rows())
                        .as("%s behind %s", query, place)
                        .isEqualTo(
                                shown.stream()
                                        .filter(
                                                part ->
                                                        query.sort()
                                                                        .order()
                                                                        .compare(
                                                                                PartPlace.of(
                                                                                        part,
                                                                                        workshop),
                                                                                place)
                                                                > 0)
                                        .limit(5)
                                        .toList());
            }
        }
    }

    private static PartPlace anyPlace(Random random, PartsQuery query, List<Part> all) {
        return one(random, all.stream().map(part -> PartPlace.of(part, query.workshop())).toList());
    }

    private static PartsQuery anyQuery(Random random, Workshop workshop) {
        boolean low = random.nextBoolean();
        var by = one(random, List.of(By.values()));
        return new PartsQuery(
                workshop,
                new PartsQuery.Words(
                        random.nextInt(3) > 0
                                ? Optional.empty()
                                : Optional.of(
                                        new PartsQuery.Model(
                                                new VehicleModel(
                                                        one(random, List.of("camry", "ALL", "no"))),
                                                random.nextBoolean())),
                        random.nextInt(3) > 0 ? Optional.empty() : Optional.of("brakes"),
                        random.nextInt(3) > 0 ? Optional.empty() : Optional.of("Rossi"),
                        random.nextInt(3) > 0
                                ? Optional.empty()
                                : Optional.of(one(random, List.of("PA", "%", "_", "ö", "n1")))),
                one(random, List.of(Archived.values())),
                low,
                new PartsQuery.Sort(by, random.nextBoolean()),
                PartsQuery.Window.FIRST);
    }

    private static PartsQuery behind(PartsQuery query, PartPlace place) {
        return new PartsQuery(
                query.workshop(),
                query.words(),
                query.archived(),
                query.low(),
                query.sort(),
                new PartsQuery.Window(5, Optional.of(place)));
    }

    private StockedPart described(Workshop workshop, PartId id, String description) {
        return change(
                workshop,
                id.value(),
                begun -> {
                    var part = begun.after().part();
                    var details = part.details();
                    return begun.with(
                                    part.with(
                                            new PartDetails(
                                                    details.naming().withDescription(description),
                                                    details.placing(),
                                                    details.supply(),
                                                    details.reordering(),
                                                    details.unit())))
                            .evaluated(PartsStores.context(workshop, NOW), Trigger.RULE);
                });
    }

    private void archived(Workshop workshop, PartId id) {
        change(
                workshop,
                id.value(),
                begun ->
                        begun.with(begun.after().part().archived(true))
                                .evaluated(PartsStores.context(workshop, NOW), Trigger.RULE));
    }

    @Test
    default void no_row_is_skipped_or_met_twice_while_rows_come_go_and_change() {
        for (var by : By.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                meetsEachOnce(new PartsQuery.Sort(by, descending));
            }
        }
    }

    private void meetsEachOnce(PartsQuery.Sort sort) {
        var workshop = workshop();
        for (int i = 0; i < 11; i++) {
            var id = "p" + i * 7 % 11;
            var name = List.of("Pad", "pad", "Öl", "_").get(i % 4);
            add(workshop, id, numbered(name, i % 3 == 0 ? "" : "N" + i, ""), "" + i % 4);
            move(workshop, id, MovementType.RECEIVE, VehicleModel.ALL, "1", i % 3);
        }
        var query =
                new PartsQuery(
                        workshop,
                        PartsQuery.Words.ANY,
                        Archived.NO,
                        sort.by() == By.NEED,
                        sort,
                        new PartsQuery.Window(3, Optional.empty()));
        var there =
                parts().list(PartsQuery.all(workshop)).rows().stream()
                        .map(part -> part.key().id())
                        .toList();
        var met = new ArrayList<PartId>();
        var page = parts().list(query).rows();
        int round = 0;
        while (!page.isEmpty()) {
            page.forEach(part -> met.add(part.key().id()));
            var last = page.getLast();
            archived(workshop, last.key().id());
            add(workshop, "front" + round, numbered("  0", "", ""), "0");
            add(workshop, "back" + round, numbered("zz", "", ""), "5");
            // Its time would be another one.
            if (sort.by() != By.UPDATED) {
                var text = "as of " + round;
                there.stream()
                        .filter(id -> !met.contains(id))
                        .forEach(id -> described(workshop, id, text));
            }
            page =
                    round > 20
                            ? List.of()
                            : parts().list(behind(query, PartPlace.of(last, workshop))).rows();
            round++;
        }

        assertThat(met).as("%s", sort).doesNotHaveDuplicates().containsAll(there);
    }

    @Test
    default void a_walk_meets_all_parts_in_the_order_of_their_ids_archived_ones_too() {
        var workshop = workshop();
        var other = workshop();
        for (var id : List.of("b", "a", "Z", "a-1", "a.1", "0")) {
            add(workshop, id, "1");
            add(other, id + "x", "1");
        }
        archived(workshop, new PartId("a-1"));
        var met = new ArrayList<String>();
        var page = parts().walk(workshop.account(), Optional.empty(), 2);
        while (!page.isEmpty() && met.size() < 9) {
            page.forEach(part -> met.add(part.key().id().value()));
            add(workshop, page.getFirst().key().id() + "0", "1");
            page = parts().walk(workshop.account(), Optional.of(page.getLast().key().id()), 2);
        }

        assertThat(met)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("0", "Z", "a", "a-1", "a.1", "b");
    }
}
