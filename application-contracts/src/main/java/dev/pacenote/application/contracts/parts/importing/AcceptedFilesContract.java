package dev.pacenote.application.contracts.parts.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.parts.importing.AcceptedFiles;
import dev.pacenote.application.parts.importing.AcceptedFiles.AcceptedFile;
import dev.pacenote.application.parts.importing.AcceptedFiles.Effect;
import dev.pacenote.application.parts.importing.AcceptedFiles.ImportResult;
import dev.pacenote.application.parts.importing.AcceptedFiles.Progress;
import dev.pacenote.application.parts.importing.AcceptedFiles.Running;
import dev.pacenote.application.parts.importing.PartFileFormat.LateLine;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link AcceptedFiles} promises. */
public interface AcceptedFilesContract {

    Effect PLANNED = new Effect(9, 7, 1);

    AcceptedFiles acceptedFiles();

    Transactions transactions();

    private AcceptedFile accepted(String text, Instant at) {
        var account = new AccountId(ThreadLocalRandom.current().nextLong(1, 1L << 50));
        var file = new AcceptedFile(UUID.randomUUID(), account, text, PLANNED, at);
        transactions().run(() -> acceptedFiles().add(file));
        return file;
    }

    private Optional<Integer> done(AcceptedFile file) {
        return transactions()
                .inTransaction(() -> acceptedFiles().progress(file.id()).map(Progress::done));
    }

    private int oneMore(AcceptedFile file) {
        return transactions()
                .inTransaction(
                        () -> {
                            var before = acceptedFiles().progress(file.id()).orElseThrow();
                            var next = before.with(before.done() + 1, 1, 0, List.of());
                            acceptedFiles().advance(file.id(), next);
                            return next.done();
                        });
    }

    @Test
    default void a_file_is_kept_whole_until_it_is_finished() {
        // Longer than an item of any store, of characters of all lengths.
        var text = "partName\n" + "a\u00fc\u20ac\uD83D\uDE97\n".repeat(60_000);
        var file = accepted(text, Instant.parse("2026-11-20T12:00:00Z"));

        assertThat(acceptedFiles().find(file.id())).contains(file);
        assertThat(done(file)).contains(0);
        assertThat(oneMore(file)).isEqualTo(1);
        assertThat(done(file)).contains(1);
        assertThat(acceptedFiles().find(file.id())).contains(file);

        finish(file, List.of());
        assertThat(done(file)).isEmpty();
        assertThat(acceptedFiles().find(file.id())).isEmpty();
    }

    @Test
    default void who_looks_at_a_file_sees_how_far_it_came_until_it_is_finished() {
        var file = accepted("partName\n", Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(acceptedFiles().running(file.id()))
                .contains(new Running(file.account(), PLANNED, Progress.NONE));
        oneMore(file);
        var first = new Progress(1, 1, 0, List.of(), 0);
        assertThat(acceptedFiles().running(file.id()))
                .contains(new Running(file.account(), PLANNED, first));

        finish(file, List.of());
        assertThat(acceptedFiles().running(file.id())).isEmpty();
        assertThat(acceptedFiles().running(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void what_a_transaction_undoes_was_never_accepted_or_imported() {
        var file = accepted("partName\n", Instant.parse("2026-11-20T12:00:00Z"));
        var other =
                new AcceptedFile(UUID.randomUUID(), file.account(), "", PLANNED, file.acceptedAt());

        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    acceptedFiles().add(other);
                                                    acceptedFiles()
                                                            .advance(
                                                                    file.id(),
                                                                    Progress.NONE.with(
                                                                            7, 0, 0, List.of()));
                                                    throw new IllegalArgumentException("undo");
                                                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(acceptedFiles().find(other.id())).isEmpty();
        assertThat(done(file)).contains(0);
    }

    @Test
    default void of_many_who_go_on_at_once_each_goes_on_from_where_another_came() {
        var file = accepted("partName\n", Instant.parse("2026-11-20T12:00:00Z"));

        var steps = Samples.atOnce(8, () -> oneMore(file));

        assertThat(steps).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(done(file)).contains(8);
    }

    @Test
    default void those_that_are_open_are_found_the_oldest_first() {
        // Long before everybody else's.
        var start = Instant.parse("2019-01-01T00:00:00Z");
        var second = accepted("b", start.plusSeconds(1));
        var first = accepted("a", start);
        accepted("c", start.plusSeconds(2));

        assertThat(acceptedFiles().open(start.plusSeconds(1)))
                .containsExactly(first.id(), second.id());

        finish(first, List.of());
        assertThat(acceptedFiles().open(start.plusSeconds(1))).containsExactly(second.id());
        finish(second, List.of());
    }

    @Test
    default void what_came_late_is_kept_with_all_that_came_of_a_file_for_a_day() {
        var start = Instant.parse("2026-11-20T12:00:00Z");
        var file = accepted("partName\n", start);
        var first = new LateLine(3, "partNumber", "part_number_exists", "Ölfilter is there.");
        var second = new LateLine(4, "", "limit_reached", "");
        transactions()
                .run(
                        () -> {
                            var none = acceptedFiles().progress(file.id()).orElseThrow();
                            acceptedFiles().advance(file.id(), none.with(5, 3, 1, List.of(first)));
                        });
        assertThat(transactions().inTransaction(() -> acceptedFiles().progress(file.id())))
                .contains(new Progress(5, 3, 1, List.of(first), 1));
        assertThat(acceptedFiles().ended(file.account(), file.id(), start)).isEmpty();

        finish(file, List.of(second));

        assertThat(acceptedFiles().ended(file.account(), file.id(), start))
                .contains(
                        new ImportResult(
                                file.id(), new Effect(6, 4, 1), List.of(first, second), 2, false));
        var other = new AccountId(file.account().value() + 1);
        assertThat(acceptedFiles().ended(other, file.id(), start)).isEmpty();
        assertThat(acceptedFiles().ended(file.account(), file.id(), start.plus(AcceptedFiles.KEPT)))
                .isEmpty();
    }

    @Test
    default void of_very_many_that_came_late_the_first_are_kept_and_all_are_counted() {
        var start = Instant.parse("2026-11-20T12:00:00Z");
        var file = accepted("partName\n", start);
        var late =
                IntStream.range(2, 702)
                        .mapToObj(line -> new LateLine(line, "", "limit_reached", ""))
                        .toList();
        transactions()
                .run(
                        () -> {
                            var none = acceptedFiles().progress(file.id()).orElseThrow();
                            acceptedFiles().advance(file.id(), none.with(700, 0, 0, late));
                        });

        finish(file, late);

        assertThat(acceptedFiles().ended(file.account(), file.id(), start))
                .hasValueSatisfying(
                        result -> {
                            assertThat(result.late()).hasSize(Progress.MAX_LATE);
                            assertThat(result.lateInAll()).isEqualTo(1_400);
                        });
    }

    /** With one more line, which adds a part. */
    private void finish(AcceptedFile file, List<LateLine> late) {
        transactions()
                .run(
                        () -> {
                            var before = acceptedFiles().progress(file.id()).orElseThrow();
                            acceptedFiles()
                                    .finish(
                                            file.id(),
                                            before.with(before.done() + 1, 1, 0, late),
                                            file.acceptedAt());
                        });
    }
}
