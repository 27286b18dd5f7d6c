package dev.pacenote.lambda.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.assembly.streams.StreamsSteps;
import dev.pacenote.assembly.streams.StreamsSteps.Posts;
import dev.pacenote.assembly.streams.StreamsSteps.Step;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** In a function several senders post at once, and hold up nothing else. */
class StreamsWorkTest {

    private final AtomicInteger intakes = new AtomicInteger();
    private final AtomicInteger upkeeps = new AtomicInteger();
    private final AtomicInteger sending = new AtomicInteger();
    private final CountDownLatch discord = new CountDownLatch(1);

    private StreamsWork work(BooleanSupplier some) {
        return new StreamsWork(
                new StreamsSteps(
                        List.of(new Step("intake", intakes::incrementAndGet)),
                        new Posts("posts", some),
                        List.of(new Step("upkeep", upkeeps::incrementAndGet))));
    }

    /** One that waits for Discord. */
    private boolean waits() {
        sending.incrementAndGet();
        try {
            discord.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Test
    void while_senders_wait_for_discord_what_is_told_and_what_ends_is_looked_at_again() {
        var ended = new AtomicBoolean();
        var run = Thread.ofVirtual().start(() -> work(() -> waits() && ended.get()).run());

        await().until(() -> sending.get() == Posts.SENDERS);
        int before = intakes.get();
        await().until(() -> intakes.get() > before + 1 && upkeeps.get() > before + 1);
        assertThat(sending).as("no more than those").hasValue(Posts.SENDERS);

        discord.countDown();
        await().until(() -> !run.isAlive());
    }

    @Test
    void what_is_due_by_the_upkeep_of_a_look_is_done_in_the_same_look() {
        var due = new AtomicBoolean();
        var done = new AtomicBoolean();
        var asked = new CountDownLatch(Posts.SENDERS);
        new StreamsWork(
                        new StreamsSteps(
                                List.of(new Step("intake", intakes::incrementAndGet)),
                                new Posts(
                                        "posts",
                                        () -> {
                                            if (due.get()) {
                                                done.set(true);
                                            }
                                            asked.countDown();
                                            return false;
                                        }),
                                List.of(
                                        new Step(
                                                "upkeep",
                                                () -> {
                                                    await().until(() -> asked.getCount() == 0);
                                                    due.set(true);
                                                }))))
                .run();

        assertThat(done).isTrue();
    }

    @Test
    void nothing_is_at_work_once_the_look_has_ended() {
        var portions = new AtomicInteger(40);
        var atWork = new AtomicInteger();

        work(() -> {
                    atWork.incrementAndGet();
                    boolean more = portions.decrementAndGet() > 0;
                    atWork.decrementAndGet();
                    return more;
                })
                .run();

        assertThat(atWork).hasValue(0);
        assertThat(portions.get()).isNotPositive();
    }

    @Test
    void whoever_has_no_time_left_finishes_what_was_begun_and_ends() {
        var interrupted = new AtomicBoolean();
        var run =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    work(this::waits).run();
                                    interrupted.set(Thread.currentThread().isInterrupted());
                                });
        await().until(() -> sending.get() == Posts.SENDERS);

        run.interrupt();
        discord.countDown();

        await().until(() -> !run.isAlive());
        assertThat(interrupted).as("whoever waits is told").isTrue();
        int sent = sending.get();
        assertThat(sent).as("each had more to post").isGreaterThanOrEqualTo(Posts.SENDERS);
    }

    @Test
    void a_step_that_fails_keeps_no_other_waiting() {
        var work =
                new StreamsWork(
                        new StreamsSteps(
                                List.of(
                                        new Step("away", StreamsWorkTest::fails),
                                        new Step("intake", intakes::incrementAndGet)),
                                new Posts(
                                        "posts",
                                        () -> {
                                            fails();
                                            return true;
                                        }),
                                List.of(new Step("upkeep", upkeeps::incrementAndGet))));

        work.run();

        assertThat(intakes).hasPositiveValue();
        assertThat(upkeeps).hasPositiveValue();
    }

    private static void fails() {
        throw new IllegalStateException("the store is away");
    }
}
