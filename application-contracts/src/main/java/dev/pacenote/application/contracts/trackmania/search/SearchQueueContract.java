package dev.pacenote.application.contracts.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.search.SearchQueue;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link SearchQueue} promises. */
public interface SearchQueueContract {

    SearchQueue queue();

    /** Searches that a worker began, in order. */
    List<UUID> begun();

    /** Begins to work; until then everything waits. */
    void start();

    /** Ends the worker and prepares another on the same store, which does not work yet. */
    void restart();

    @Test
    default void an_enqueued_search_is_worked_off_soon() {
        start();
        var job = UUID.randomUUID();

        queue().enqueue(job);

        Samples.until(() -> begun().contains(job));
    }

    @Test
    default void a_search_that_waits_is_queued_once_and_survives_a_restart() {
        var job = UUID.randomUUID();
        queue().enqueue(job);
        queue().enqueue(job);
        restart();
        assertThat(begun()).doesNotContain(job);
        var other = UUID.randomUUID();
        start();
        queue().enqueue(other);

        Samples.until(() -> begun().contains(job));
        Samples.until(() -> begun().contains(other));
        assertThat(begun()).containsOnlyOnce(job);
    }
}
