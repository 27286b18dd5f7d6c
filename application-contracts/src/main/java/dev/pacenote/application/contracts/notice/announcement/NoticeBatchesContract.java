package dev.pacenote.application.contracts.notice.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.notice.announcement.NoticeBatches;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.announcement.Announcement;
import dev.pacenote.domain.notice.announcement.Audience;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import dev.pacenote.domain.notice.announcement.NoticeBatch.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link NoticeBatches} promise. */
public interface NoticeBatchesContract {

    AccountId AUTHOR = new AccountId(1);
    AccountId ONE = new AccountId(7);
    AccountId TWO = new AccountId(9);

    NoticeBatches batches();

    private NoticeBatch inserted(Audience audience, Announcement announcement) {
        var batch =
                NoticeBatch.accepted(
                        UUID.randomUUID(), AUTHOR, announcement, audience, 2, Samples.NOON);
        batches().insert(batch);
        return batch;
    }

    private NoticeBatch inserted() {
        return inserted(Audience.Chosen.of(List.of(TWO, ONE)), bare());
    }

    private static Announcement bare() {
        return new Announcement(
                Announcement.Kind.SYSTEM,
                new Announcement.Title("A title <b> 'quoted' \\"),
                new Announcement.Content("Two\nlines"),
                Priority.NORMAL,
                Optional.empty(),
                Optional.empty());
    }

    private static Announcement full() {
        return new Announcement(
                Announcement.Kind.ALERT,
                new Announcement.Title("Gate 3"),
                new Announcement.Content("closed"),
                Priority.HIGH,
                Optional.of(new Announcement.ActionUrl("/Inbox")),
                Optional.of(Samples.NOON.plus(Duration.ofHours(1))));
    }

    private NoticeBatch saved(NoticeBatch batch) {
        return batches().save(batch).orUndo("a batch");
    }

    @Test
    default void a_batch_is_read_as_it_was_inserted() {
        var chosen = inserted();
        var everybody = inserted(new Audience.Everybody(TWO), full());

        assertThat(batches().find(chosen.id())).contains(chosen);
        assertThat(batches().find(everybody.id())).contains(everybody);
        assertThat(batches().findAll(List.of(everybody.id(), UUID.randomUUID(), chosen.id())))
                .containsExactlyInAnyOrder(chosen, everybody);
        assertThat(batches().findAll(List.of())).isEmpty();
        assertThat(batches().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void a_batch_is_there_once() {
        var batch = inserted();

        assertThatThrownBy(() -> batches().insert(batch)).isInstanceOf(RuntimeException.class);
    }

    @Test
    default void it_is_saved_if_nobody_saved_it_since_it_was_read() {
        var batch = inserted();

        var further = saved(batch.after(List.of(ONE), new Turn(List.of(), List.of(ONE))));

        assertThat(further)
                .isEqualTo(batch.after(List.of(ONE), new Turn(List.of(), List.of(ONE))).savedAs(1));
        assertThat(batches().find(batch.id())).contains(further);
        assertThat(batches().save(batch.finished())).isInstanceOf(SaveResult.Conflict.class);
        assertThat(batches().find(batch.id())).contains(further);
        var done = saved(further.after(List.of(TWO), new Turn(List.of(), List.of())).finished());
        assertThat(batches().find(batch.id())).contains(done);
    }

    @Test
    default void of_many_who_save_at_once_one_does() {
        var batch = inserted();

        var results =
                Samples.atOnce(
                        8,
                        () ->
                                batches()
                                        .save(
                                                batch.after(
                                                        List.of(ONE),
                                                        new Turn(List.of(), List.of(ONE)))));

        assertThat(results).filteredOn(r -> r instanceof SaveResult.Saved<?>).hasSize(1);
    }

    @Test
    default void those_that_are_not_done_are_running() {
        var batch = inserted();
        var other = inserted();
        saved(other.finished());

        assertThat(batches().running(1_000)).contains(batch).doesNotContain(other);
        assertThat(batches().running(1)).hasSize(1);
    }

    @Test
    default void old_ones_that_are_done_are_purged_and_no_others() {
        var running = inserted();
        var done = saved(inserted().finished());
        var end = Samples.NOON.plusMillis(1);

        batches().purge(Samples.NOON, 1_000);
        assertThat(batches().find(done.id())).contains(done);
        assertThat(batches().purge(end, 0)).isZero();
        assertThat(batches().purge(end, 1_000)).isPositive();

        assertThat(batches().find(done.id())).isEmpty();
        assertThat(batches().find(running.id())).contains(running);
        assertThat(batches().purge(end, 1_000)).isZero();
    }
}
