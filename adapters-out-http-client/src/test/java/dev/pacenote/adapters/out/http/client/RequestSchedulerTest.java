package dev.pacenote.adapters.out.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RequestSchedulerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The most starts within any window of one second. */
    private static int mostInASecond(List<Long> starts) {
        var sorted = starts.stream().sorted().toList();
        int most = 0;
        for (int from = 0; from < sorted.size(); from++) {
            int to = from;
            while (to < sorted.size() && sorted.get(to) - sorted.get(from) < SECOND.toNanos()) {
                to++;
            }
            most = Math.max(most, to - from);
        }
        return most;
    }

    @Test
    void parallel_callers_never_exceed_the_rate_in_any_window() {
        var budget = new RequestScheduler(8);
        var starts = Collections.synchronizedList(new ArrayList<Long>());

        Samples.atOnce(
                6,
                () -> {
                    for (int i = 0; i < 5; i++) {
                        try (var _ = budget.take(Priority.RUN)) {
                            starts.add(System.nanoTime());
                        }
                    }
                    return true;
                });

        assertThat(starts).hasSize(30);
        assertThat(mostInASecond(starts)).isLessThanOrEqualTo(8);
    }

    @Test
    void a_place_is_free_again_one_window_after_its_answer_not_after_its_start() throws Exception {
        var budget = new RequestScheduler(1);
        var slow = budget.take(Priority.RUN);
        var waiting = new AtomicReference<Thread>();
        var second =
                CompletableFuture.supplyAsync(
                        () -> takeAndLook(budget),
                        work -> waiting.set(Thread.ofPlatform().start(work)));
        awaitWaiting(waiting.get());
        long answered = System.nanoTime();
        slow.close();

        assertThat(second.get() - answered).isGreaterThanOrEqualTo(SECOND.toNanos());
    }

    private static long takeAndLook(RequestScheduler budget) {
        try (var _ = budget.take(Priority.RUN)) {
            return System.nanoTime();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_person_goes_before_the_run() throws Exception {
        var budget = new RequestScheduler(1);
        var order = Collections.synchronizedList(new ArrayList<Priority>());
        var all = new ArrayList<Thread>();
        try (var _ = budget.take(Priority.RUN)) {
            // The runs wait already when the person comes.
            for (var priority :
                    List.of(Priority.RUN, Priority.RUN, Priority.RUN, Priority.PERSON)) {
                var thread = Thread.ofPlatform().start(() -> note(budget, priority, order));
                awaitWaiting(thread);
                all.add(thread);
            }
        }
        for (var thread : all) {
            thread.join();
        }

        assertThat(order)
                .containsExactly(Priority.PERSON, Priority.RUN, Priority.RUN, Priority.RUN);
    }

    private static void awaitWaiting(Thread thread) {
        Samples.until(() -> Set.of(State.WAITING, State.TIMED_WAITING).contains(thread.getState()));
    }

    private static void note(RequestScheduler budget, Priority priority, List<Priority> order) {
        try (var _ = budget.take(priority)) {
            order.add(priority);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
