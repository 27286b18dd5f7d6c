package dev.pacenote.adapters.in.scheduler.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.adapters.in.scheduler.streams.StreamsWorker.Chain;
import dev.pacenote.adapters.in.scheduler.streams.StreamsWorker.Step;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamsWorkerTest {

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();

    private StreamsWorker worker(Step intake, Step posts, int senders) {
        return new StreamsWorker(
                new Chain("intake", List.of(intake), 1),
                List.of(
                        new Chain("posts", List.of(posts), senders),
                        new Chain(
                                "upkeep", List.of(new Step("upkeep", kept::incrementAndGet)), 1)));
    }

    private void untilReleased() {
        waiting.incrementAndGet();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void posts_that_take_long_keep_neither_the_intake_nor_the_upkeep_waiting() {
        try (var worker =
                worker(
                        new Step("intake", taken::incrementAndGet),
                        new Step("posts", this::untilReleased),
                        3)) {
            worker.soon();
            await().untilAsserted(() -> assertThat(waiting).as("at once").hasValue(3));

            int before = taken.get();
            int upkeep = kept.get();
            worker.soon();
            await().until(() -> taken.get() > before);
            await().until(() -> kept.get() > upkeep);
            assertThat(waiting).as("each goes on with its own").hasValue(3);
            released.countDown();
        }
    }

    @Test
    void what_follows_is_done_after_each_run_of_the_intake_and_also_where_that_fails() {
        try (var worker =
                worker(
                        new Step(
                                "intake",
                                () -> {
                                    taken.incrementAndGet();
                                    throw new IllegalStateException("an outage");
                                }),
                        new Step("posts", waiting::incrementAndGet),
                        1)) {
            worker.soon();

            await().until(() -> waiting.get() > 0);
            assertThat(taken.get()).isPositive();
        }
    }

    @Test
    void once_started_it_looks_again_and_again_while_the_intake_takes_long() {
        try (var worker =
                worker(
                        new Step("intake", this::untilReleased),
                        new Step("posts", taken::incrementAndGet),
                        1)) {
            worker.start();

            await().until(() -> waiting.get() == 1 && taken.get() > 2);
            released.countDown();
        }
    }
}
