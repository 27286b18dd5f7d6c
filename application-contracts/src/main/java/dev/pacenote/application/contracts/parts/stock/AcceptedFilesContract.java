package dev.pacenote.application.contracts.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.parts.stock.AcceptedFiles;
import dev.pacenote.application.parts.stock.AcceptedFiles.AcceptedFile;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What {@link AcceptedFiles} promises. */
public interface AcceptedFilesContract {

    AcceptedFiles acceptedFiles();

    Transactions transactions();

    private AcceptedFile accepted(String text, Instant at) {
        var account = new AccountId(ThreadLocalRandom.current().nextLong(1, 1L << 50));
        var file = new AcceptedFile(UUID.randomUUID(), account, text, at);
        transactions().run(() -> acceptedFiles().add(file));
        return file;
    }

    private Optional<Integer> done(AcceptedFile file) {
        return transactions().inTransaction(() -> acceptedFiles().done(file.id()));
    }

    private int oneMore(AcceptedFile file) {
        return transactions()
                .inTransaction(
                        () -> {
                            int next = acceptedFiles().done(file.id()).orElseThrow() + 1;
                            acceptedFiles().advance(file.id(), next);
                            return next;
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

        transactions()
                .run(
                        () -> {
                            assertThat(acceptedFiles().done(file.id())).contains(1);
                            acceptedFiles().finish(file.id());
                        });
        assertThat(done(file)).isEmpty();
        assertThat(acceptedFiles().find(file.id())).isEmpty();
    }

    @Test
    default void what_a_transaction_undoes_was_never_accepted_or_imported() {
        var file = accepted("partName\n", Instant.parse("2026-11-20T12:00:00Z"));
        var other = new AcceptedFile(UUID.randomUUID(), file.account(), "", file.acceptedAt());

        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    acceptedFiles().add(other);
                                                    acceptedFiles().advance(file.id(), 7);
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

        transactions().run(() -> acceptedFiles().done(first.id()).ifPresent(_ -> finish(first)));
        assertThat(acceptedFiles().open(start.plusSeconds(1))).containsExactly(second.id());
        transactions().run(() -> acceptedFiles().done(second.id()).ifPresent(_ -> finish(second)));
    }

    private void finish(AcceptedFile file) {
        acceptedFiles().finish(file.id());
    }
}
