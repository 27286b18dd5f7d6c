package dev.pacenote.application.parts.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.importing.AcceptedFiles.Effect;
import dev.pacenote.application.parts.importing.AcceptedFiles.ImportResult;
import dev.pacenote.application.parts.importing.ImportFile.Imported;
import dev.pacenote.application.parts.importing.ImportReport.BadLine;
import dev.pacenote.application.parts.importing.ImportReport.Trouble;
import dev.pacenote.application.parts.importing.PartFileFormat.LateLine;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files that one transaction has no room for, where it has room for four lines. */
class ImportFileTest {

    private static final int TOGETHER = 4;

    private static final Duration LONG = Duration.ofHours(1);

    private final PartsWorld world = new PartsWorld();

    private static ImportLine line(int number, String id, String name, String partNumber) {
        return new ImportLine(
                number,
                new ImportLine.Named(
                        Optional.of(new PartId(id)),
                        Optional.of(name),
                        Optional.of(partNumber).filter(it -> !it.isEmpty()),
                        Optional.empty()),
                details ->
                        details.withNaming(details.naming().withName(name).withNumber(partNumber)),
                new ImportLine.Counted(
                        Optional.of(BigDecimal.valueOf(number)),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static List<ImportLine> lines(int count) {
        return IntStream.range(2, count + 2)
                .mapToObj(number -> line(number, "part-" + number, "Part " + number, ""))
                .toList();
    }

    private static ImportFile imports(PartsWorld world, CrashPoint crash, List<ImportLine> lines) {
        return world.importFile(crash, lines, TOGETHER);
    }

    private Imported run(List<ImportLine> lines) {
        return imports(world, CrashPoint.whole(), lines)
                .run(world.workshop, new ImportFile.Sent("text", lines));
    }

    private ImportResult finish(UUID id, List<ImportLine> lines) {
        var imports = imports(world, CrashPoint.whole(), lines);
        assertThat(imports.finish(id, LONG)).isTrue();
        return imports.result(world.workshop, id).orElseThrow();
    }

    private static ImportResult ended(UUID id, int lines, int created, LateLine... late) {
        return new ImportResult(
                id, new Effect(lines, created, 0), List.of(late), late.length, false);
    }

    private int there() {
        return world.parts.count(world.workshop);
    }

    @Test
    void a_small_file_is_imported_at_once() {
        var imported = run(lines(TOGETHER));

        assertThat(imported.rest()).isEmpty();
        assertThat(imported.report()).isEqualTo(new ImportReport(TOGETHER, 0, List.of()));
        assertThat(there()).isEqualTo(TOGETHER);
    }

    @Test
    void a_large_file_is_accepted_and_then_imported_to_its_end_once() {
        var lines = lines(11);
        var imported = run(lines);

        assertThat(imported.report()).isEqualTo(new ImportReport(11, 0, List.of()));
        assertThat(there()).as("accepted only").isZero();
        var id = imported.rest().orElseThrow();
        assertThat(finish(id, lines)).isEqualTo(ended(id, 11, 11));
        assertThat(finish(id, lines)).isEqualTo(ended(id, 11, 11));

        assertThat(there()).isEqualTo(11);
        assertThat(world.stock(world.key("part-12"))).isEqualTo(12);
        assertThat(world.movements.list(world.everything())).hasSize(11);
    }

    @Test
    void an_uploader_who_waits_is_answered_in_time_and_the_clock_imports_the_rest() {
        var lines = lines(11);
        var imports = imports(world, CrashPoint.whole(), lines);
        var id = run(lines).rest().orElseThrow();

        assertThat(imports.finish(id, Duration.ZERO)).isFalse();

        assertThat(there()).isEqualTo(TOGETHER);
        assertThat(imports.result(world.workshop, id))
                .contains(new ImportResult(id, new Effect(11, 11, 0), List.of(), 0, true));
        world.now = world.now.plus(Duration.ofMinutes(1));
        assertThat(imports.finishAll()).isEqualTo(1);
        assertThat(there()).isEqualTo(11);
        assertThat(imports.finish(id, Duration.ZERO)).isTrue();
    }

    @Test
    void of_a_large_file_with_one_bad_line_nothing_is_accepted() {
        var lines = new ArrayList<>(lines(11));
        lines.add(line(13, "part-2", "Again", ""));

        var imported = run(lines);

        assertThat(imported.rest()).isEmpty();
        assertThat(imported.report().bad())
                .containsExactly(new BadLine(13, new Trouble.SamePart(2)));
        world.now = world.now.plus(Duration.ofHours(1));
        assertThat(imports(world, CrashPoint.whole(), lines).finishAll()).isZero();
        assertThat(there()).isZero();
    }

    @Test
    void a_line_whose_number_was_taken_in_between_is_named_and_the_others_are_imported() {
        var lines = new ArrayList<>(lines(9));
        lines.set(5, line(7, "part-7", "Part 7", "BP-1"));
        var id = run(lines).rest().orElseThrow();
        assertThat(run(List.of(line(2, "quicker", "Quicker", "BP-1"))).report().created())
                .isEqualTo(1);

        var late = new LateLine(7, "", "late", "Refused");
        assertThat(finish(id, lines)).isEqualTo(ended(id, 9, 8, late));
        assertThat(there()).isEqualTo(9);
        assertThat(world.parts.find(world.key("part-7"))).isEmpty();
        assertThat(world.stock(world.key("part-10"))).isEqualTo(10);
    }

    @Test
    void what_came_late_after_nobody_waited_any_more_is_known_for_a_day_to_its_sender_alone() {
        var lines = new ArrayList<>(lines(9));
        lines.set(5, line(7, "part-7", "Part 7", "BP-1"));
        var id = run(lines).rest().orElseThrow();
        var imports = imports(world, CrashPoint.whole(), lines);
        assertThat(imports.finish(id, Duration.ZERO)).isFalse();
        assertThat(run(List.of(line(2, "quicker", "Quicker", "BP-1"))).report().created())
                .isEqualTo(1);

        world.now = world.now.plus(Duration.ofMinutes(2));
        assertThat(imports.finishAll()).isEqualTo(1);

        var result = ended(id, 9, 8, new LateLine(7, "", "late", "Refused"));
        assertThat(imports.result(world.workshop, id)).contains(result);
        assertThat(imports.result(new AccountId(4711), id)).isEmpty();
        world.now = world.now.plus(Duration.ofHours(24).minusSeconds(1));
        assertThat(imports.result(world.workshop, id)).contains(result);
        world.now = world.now.plusSeconds(1);
        assertThat(imports.result(world.workshop, id)).isEmpty();
    }

    @Test
    void who_goes_on_with_a_file_at_once_imports_each_line_once() {
        var lines = lines(23);
        var id = run(lines).rest().orElseThrow();

        Samples.atOnce(4, () -> finish(id, lines));

        assertThat(there()).isEqualTo(23);
        assertThat(world.movements.list(world.everything())).hasSize(23);
    }

    @Test
    void the_clock_goes_on_with_what_nobody_is_at() {
        var lines = lines(6);
        assertThat(run(lines).rest()).isPresent();
        var imports = imports(world, CrashPoint.whole(), lines);

        assertThat(imports.finishAll()).as("whoever accepted it may still be at it").isZero();
        world.now = world.now.plus(Duration.ofMinutes(2));
        assertThat(imports.finishAll()).isEqualTo(1);
        assertThat(there()).isEqualTo(6);
        assertThat(imports.finishAll()).isZero();
    }

    @Test
    void a_crash_anywhere_leaves_nothing_of_a_file_or_all_of_it_in_the_end()
            throws InterruptedException {
        var lines = lines(9);
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final PartsWorld own = new PartsWorld();

                            @Override
                            public void act(CrashPoint crashPoint) {
                                var imports = imports(own, crashPoint, lines);
                                imports.run(own.workshop, new ImportFile.Sent("text", lines))
                                        .rest()
                                        .ifPresent(id -> imports.finish(id, LONG));
                            }

                            @Override
                            public void isWholeOrNothing() {
                                own.now = own.now.plus(Duration.ofHours(1));
                                imports(own, CrashPoint.whole(), lines).finishAll();
                                assertThat(own.parts.count(own.workshop)).isIn(0, 9);
                                assertThat(own.movements.list(own.everything()))
                                        .hasSize(own.parts.count(own.workshop));
                            }

                            @Override
                            public void repeat() {
                                if (own.parts.count(own.workshop) == 0) {
                                    act(CrashPoint.whole());
                                }
                            }

                            @Override
                            public void isDone() {
                                assertThat(own.parts.count(own.workshop)).isEqualTo(9);
                                assertThat(own.stock(own.key("part-10"))).isEqualTo(10);
                                assertThat(own.movements.list(own.everything())).hasSize(9);
                            }
                        });
    }
}
