package dev.pacenote.application.parts.importing;

import static dev.pacenote.application.parts.PartsWorld.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.importing.ImportReport.BadLine;
import dev.pacenote.application.parts.importing.ImportReport.Trouble;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.parts.stock.CommitPartsChange.Unique;
import dev.pacenote.application.parts.stock.ManageParts;
import dev.pacenote.application.parts.stock.ManageParts.Result;
import dev.pacenote.application.parts.stock.PartEdits;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines of a file add and edit parts by {@link PartEdits}, as single requests do. */
class ImportPartsTest {

    private final PartsWorld world = new PartsWorld();

    private ImportReport run(ImportLine... lines) {
        return world.importParts(CrashPoint.whole()).run(world.workshop, List.of(lines), false);
    }

    /** A line with an id; what is null is an empty cell. */
    private static ImportLine row(int number, String id, String name, Integer stock, Long version) {
        return row(number, Optional.of(id), name, "", stock, version);
    }

    private static ImportLine numbered(int number, String name, String partNumber, Integer stock) {
        return row(number, Optional.empty(), name, partNumber, stock, null);
    }

    private static ImportLine row(
            int number,
            Optional<String> id,
            String name,
            String partNumber,
            Integer stock,
            Long version) {
        return new ImportLine(
                number,
                new ImportLine.Named(
                        id.map(PartId::new),
                        Optional.ofNullable(name),
                        Optional.of(partNumber).filter(it -> !it.isEmpty()),
                        Optional.empty()),
                details ->
                        details.withNaming(
                                details.naming()
                                        .withName(name == null ? details.naming().name() : name)
                                        .withNumber(
                                                partNumber.isEmpty()
                                                        ? details.naming().number()
                                                        : partNumber)),
                new ImportLine.Counted(
                        Optional.ofNullable(stock).map(BigDecimal::valueOf),
                        Optional.empty(),
                        Optional.ofNullable(version)));
    }

    private static ImportReport written(int created, int updated) {
        return new ImportReport(created, updated, List.of());
    }

    private static ImportReport bad(int line, Trouble trouble) {
        return new ImportReport(0, 0, List.of(new BadLine(line, trouble)));
    }

    private long version(Part.Key key) {
        return world.stocked(key).part().version();
    }

    @Test
    void a_file_adds_parts_with_their_opening_stock_and_counts_those_that_are_there() {
        var pads = world.part("pads", 5, 0);

        assertThat(run(row(2, "pads", null, 7, null), row(3, "discs", "Brake disc", 4, null)))
                .isEqualTo(written(1, 1));
        assertThat(world.ledger(pads).getLast())
                .satisfies(
                        count -> {
                            assertThat(count.type()).isEqualTo(MovementType.COUNT);
                            assertThat(count.delta()).isEqualTo(Quantity.of(2));
                            assertThat(count.reason().source()).isEqualTo(Movement.Source.IMPORT);
                        });
        assertThat(world.ledger(world.key("discs")))
                .singleElement()
                .satisfies(
                        opening -> {
                            assertThat(opening.type()).isEqualTo(MovementType.OPENING);
                            assertThat(opening.delta()).isEqualTo(Quantity.of(4));
                        });
    }

    @Test
    void a_line_without_an_id_finds_its_part_by_its_number_or_adds_one() {
        run(row(2, Optional.of("pads"), "Pads", "BP 01", 5, null));

        assertThat(run(numbered(2, "Pads, front", "bp01", 6), numbered(3, "Discs", "BD 02", 1)))
                .isEqualTo(written(1, 1));
        var pads = world.stocked(world.key("pads")).part();
        assertThat(pads.details().naming().name()).isEqualTo("Pads, front");
        assertThat(pads.stock()).isEqualTo(Quantity.of(6));
        assertThat(world.readParts().byNumber(world.workshop, "bd02")).isPresent();
    }

    @Test
    void one_bad_line_and_nothing_is_written() {
        var pads = world.part("pads", 5, 0);

        var report = run(row(2, "pads", "Pads", 9, null), row(3, "discs", null, 4, null));
        assertThat(report.bad())
                .containsExactly(
                        new BadLine(
                                3,
                                new Trouble.Invalid("partName", "required", "A part has a name.")));
        assertThat(world.stock(pads)).isEqualTo(5);
        assertThat(world.ledger(pads)).hasSize(1);
        assertThat(world.parts.find(world.key("discs"))).isEmpty();
    }

    @Test
    void all_bad_lines_are_named_in_their_order() {
        world.part("pads", 5, 0);
        world.subtract(world.key("pads"), 1);

        assertThat(
                        run(
                                        row(2, "zeta", "Zeta", -1, null),
                                        row(3, "pads", null, 5, null),
                                        row(4, "alpha", null, 1, null))
                                .bad())
                .extracting(BadLine::number)
                .containsExactly(2, 3, 4);
    }

    @Test
    void two_lines_for_one_part_are_refused_however_they_name_it() {
        run(row(2, Optional.of("pads"), "Pads", "BP 01", 5, null));

        assertThat(run(row(2, "pads", "Pads", 6, null), numbered(3, "Pads", "bp01", 7)).bad())
                .containsExactly(new BadLine(3, new Trouble.SamePart(2)));
        assertThat(run(numbered(2, "Discs", "BD 2", 6), numbered(3, "Discs", "bd2", 7)).bad())
                .as("a part that is not there yet")
                .containsExactly(new BadLine(3, new Trouble.SamePart(2)));
    }

    private static ImportLine barcoded(int number, String name, String barcode, int stock) {
        return new ImportLine(
                number,
                new ImportLine.Named(
                        Optional.empty(),
                        Optional.of(name),
                        Optional.empty(),
                        Optional.of(barcode)),
                details -> details.withNaming(details.naming().withName(name).withBarcode(barcode)),
                new ImportLine.Counted(
                        Optional.of(BigDecimal.valueOf(stock)),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void a_barcode_is_of_one_part_also_within_a_file() {
        assertThat(run(barcoded(2, "Bulb", "00123", 1), barcoded(3, "Bulb 2", "00123", 2)).bad())
                .containsExactly(new BadLine(3, new Trouble.SamePart(2)));
        assertThat(run(barcoded(2, "Bulb", "00123", 1))).isEqualTo(written(1, 0));
        assertThat(run(barcoded(2, "Bulb, clear", "00123", 4), barcoded(3, "Fuse", "123", 9)))
                .isEqualTo(written(1, 1));
        assertThat(world.parts.findByBarcode(world.workshop, "00123"))
                .hasValueSatisfying(
                        part -> {
                            assertThat(part.details().naming().name()).isEqualTo("Bulb, clear");
                            assertThat(part.stock()).isEqualTo(Quantity.of(4));
                        });
    }

    @Test
    void a_number_that_another_part_has_is_said_of_its_line_alone() {
        run(row(2, Optional.of("pads"), "Pads", "BP 01", 5, null));

        assertThat(
                        run(
                                        row(2, "a", "A", 1, null),
                                        row(3, Optional.of("b"), "B", "bp01", 1, null),
                                        row(4, "c", "C", 1, null))
                                .bad())
                .containsExactly(
                        new BadLine(3, new Trouble.Refused(new Result.Taken(Unique.PART_NUMBER))));
    }

    @Test
    void stock_of_an_outdated_version_is_refused_unless_it_is_the_present_one() {
        var pads = world.part("pads", 5, 0);
        long exported = version(pads);
        world.subtract(pads, 1);

        assertThat(run(row(2, "pads", "Pads", 9, exported)))
                .isEqualTo(
                        bad(
                                2,
                                new Trouble.Refused(
                                        new Result.OldStock(Quantity.of(4), version(pads)))));
        assertThat(run(row(2, "pads", "Pads, rear", 4, exported))).isEqualTo(written(0, 1));
        assertThat(world.ledger(pads)).as("no count").hasSize(2);
    }

    @Test
    void stock_of_the_present_version_is_a_count_also_back_to_an_earlier_total() {
        var pads = world.part("pads", 5, 0);
        world.subtract(pads, 1);

        assertThat(run(row(2, "pads", null, 5, null)))
                .as("without a version an old total is an outdated one, as in the form")
                .isEqualTo(
                        bad(
                                2,
                                new Trouble.Refused(
                                        new Result.OldStock(Quantity.of(4), version(pads)))));
        assertThat(run(row(2, "pads", null, 5, version(pads)))).isEqualTo(written(0, 1));
        assertThat(world.stock(pads)).isEqualTo(5);
    }

    @Test
    void a_list_without_versions_says_with_decimals_that_a_stock_is_a_whole_number() {
        var named = PartDetails.named("Oil", Quantity.ZERO);
        var litres =
                new PartDetails(
                        named.naming(),
                        named.placing(),
                        named.supply(),
                        named.reordering(),
                        new Unit("litre", new UnitScale(1)));
        var oil = world.key("oil");
        world.manageParts(CrashPoint.whole())
                .add(
                        new ManageParts.NewPart(
                                world.workshop,
                                Optional.of(oil.id()),
                                litres,
                                new BigDecimal("20.5"),
                                Optional.empty(),
                                Movement.Source.API));
        world.subtract(oil, 5);

        assertThat(run(row(2, "oil", null, 15, null)))
                .as("counted, or only without its half")
                .isEqualTo(
                        bad(
                                2,
                                new Trouble.Invalid(
                                        "currentStock",
                                        "ambiguous_number",
                                        "The stock is 15.5, and this may be that without its"
                                                + " decimals. If 15 was counted, write 15.0, or"
                                                + " name the version of the part.")));
        assertThat(run(counting("oil", "15.5"))).isEqualTo(written(0, 0));
        assertThat(run(row(2, "oil", null, 20, null)))
                .isEqualTo(
                        bad(2, new Trouble.Refused(new Result.OldStock(Quantity.of("15.5"), 2))));
        assertThat(run(row(2, "oil", null, 15, version(oil))))
                .as("a file of ours is exact")
                .isEqualTo(written(0, 1));
        assertThat(world.stocked(oil).part().stock()).isEqualTo(Quantity.of(15));

        world.change(line(oil, MovementType.CONSUME, VehicleModel.ALL, "0.6"));
        assertThat(run(row(2, "oil", null, 14, null)).bad()).hasSize(1);
        assertThat(run(counting("oil", "14.0"))).isEqualTo(written(0, 1));
        assertThat(world.stocked(oil).part().stock()).isEqualTo(Quantity.of(14));
    }

    private static ImportLine counting(String id, String stock) {
        var line = row(2, id, null, null, null);
        return new ImportLine(
                line.number(),
                line.named(),
                line.details(),
                new ImportLine.Counted(
                        Optional.of(new BigDecimal(stock)), Optional.empty(), Optional.empty()));
    }

    @Test
    void what_a_unit_cost_is_said_of_a_new_part_only() {
        var pads = world.part("pads", 5, 0);
        var cost = Optional.of(Money.of("20"));

        assertThat(run(costing(row(2, "discs", "Discs", 4, null), cost)).bad()).isEmpty();
        assertThat(run(costing(row(2, "discs", null, 4, null), cost)))
                .as("the same file once more")
                .isEqualTo(written(0, 0));
        assertThat(run(costing(row(2, "pads", null, 7, null), cost)).bad())
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.trouble())
                                        .isInstanceOfSatisfying(
                                                Trouble.Invalid.class,
                                                it ->
                                                        assertThat(it.field())
                                                                .isEqualTo("unitCost")));
        assertThat(world.stock(pads)).isEqualTo(5);
    }

    private static ImportLine costing(ImportLine line, Optional<Money> cost) {
        return new ImportLine(
                line.number(),
                line.named(),
                line.details(),
                new ImportLine.Counted(line.counted().stock(), cost, line.counted().version()));
    }

    @Test
    void a_file_that_says_what_is_there_changes_nothing() {
        var pads = world.part("pads", 5, 9);
        var before = world.stocked(pads);

        assertThat(run(row(2, "pads", "pads", 5, version(pads)))).isEqualTo(written(0, 0));
        assertThat(world.stocked(pads)).isEqualTo(before);
        assertThat(world.told()).hasSize(1);
    }

    @Test
    void a_dry_run_says_what_would_happen_and_changes_nothing() {
        var pads = world.part("pads", 5, 0);
        var lines = List.of(row(2, "pads", null, 7, null), row(3, "discs", "Disc", 4, null));

        var imports = world.importParts(CrashPoint.whole());
        assertThat(imports.run(world.workshop, lines, true)).isEqualTo(written(1, 1));
        assertThat(world.stock(pads)).isEqualTo(5);
        assertThat(world.parts.find(world.key("discs"))).isEmpty();
    }

    @Test
    void stock_that_is_set_aside_for_models_stays_there() {
        var pads = world.part("pads", 1, 0);
        world.change(line(pads, MovementType.RECEIVE, new VehicleModel("Camry"), "7"));

        assertThat(run(row(2, "pads", null, 3, version(pads))).bad())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.trouble())
                                        .isInstanceOfSatisfying(
                                                Trouble.Refused.class,
                                                refused ->
                                                        assertThat(refused.why())
                                                                .isInstanceOf(
                                                                        Result.Refused.class)));
        assertThat(run(row(2, "pads", null, 9, version(pads)))).isEqualTo(written(0, 1));
        assertThat(world.stocked(pads).row(VehicleModel.ALL).quantity()).isEqualTo(Quantity.of(2));
    }

    @Test
    void a_file_does_not_add_more_parts_than_an_account_may_have() {
        world.mostParts = 2;
        world.part("pads", 5, 0);

        assertThat(run(row(2, "a", "A", 1, null), row(3, "b", "B", 1, null)).bad())
                .containsExactly(new BadLine(3, new Trouble.Refused(new Result.LimitReached(2))));
        assertThat(run(row(2, "a", "A", 1, null), row(3, "pads", null, 6, null)))
                .isEqualTo(written(1, 1));
    }

    @Test
    void parts_of_another_account_are_neither_found_nor_changed() {
        var pads = world.part("pads", 5, 0);
        var other = Samples.account(world.accounts).id();

        assertThat(
                        world.importParts(CrashPoint.whole())
                                .run(other, List.of(row(2, "pads", "Mine", 1, null)), false))
                .isEqualTo(written(1, 0));
        assertThat(world.stock(pads)).isEqualTo(5);
        assertThat(world.stock(new Part.Key(other, pads.id()))).isEqualTo(1);
    }

    /** More lines than one commit takes, and a part that is low with one of them. */
    private static List<ImportLine> manyLines() {
        var lines = new ArrayList<ImportLine>();
        for (int i = 2; i < 2 + CommitPartsChange.MAX_PARTS + 3; i++) {
            lines.add(row(i, "part-" + i, "Part " + i, i, null));
        }
        var low = lines.getLast();
        lines.set(
                lines.size() - 1,
                new ImportLine(
                        low.number(),
                        low.named(),
                        details -> details.withReordering(ReorderRule.of(Quantity.of(100))),
                        low.counted()));
        return lines;
    }

    @Test
    void a_crash_anywhere_leaves_nothing_of_a_file_and_sent_again_each_line_counts_once()
            throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final PartsWorld own = new PartsWorld();

                            @Override
                            public void act(CrashPoint crashPoint) {
                                own.importParts(crashPoint).run(own.workshop, manyLines(), false);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                int there = own.parts.count(own.workshop);
                                assertThat(there).isIn(0, manyLines().size());
                                assertThat(own.movements.list(own.everything())).hasSize(there);
                                assertThat(own.told()).hasSize(there == 0 ? 0 : 1);
                            }

                            @Override
                            public void isDone() {
                                assertThat(own.parts.count(own.workshop))
                                        .isEqualTo(manyLines().size());
                                assertThat(own.movements.list(own.everything()))
                                        .hasSize(manyLines().size());
                                assertThat(own.stock(own.key("part-2"))).isEqualTo(2);
                                assertThat(own.told()).containsExactly("parts.low");
                            }
                        });
    }
}
