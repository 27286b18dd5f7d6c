package dev.pacenote.adapters.out.dynamodb.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pacenote.adapters.out.dynamodb.parts.DynamoPartsTransactions.LostException;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.application.platform.OverloadedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long work on parts waits for others (contract 3.1). */
class DynamoPartsTransactionsTest {

    /** Of a clock that stands still unless a test lets time pass. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Whoever waits for so long, of the real clock, does not give up. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final DynamoTable NOWHERE =
            new DynamoTable(
                    () -> {
                        throw new AssertionError("nothing is read or written");
                    },
                    "none");

    private final AtomicLong clock = new AtomicLong(7);
    private final DynamoPartsTransactions units =
            new DynamoPartsTransactions(new PartsTables(NOWHERE, NOWHERE), PATIENCE, clock::get);
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);

    @BeforeEach
    void somebodyHolds() {
        var held = new CountDownLatch(1);
        others.execute(
                () ->
                        units.run(
                                () -> {
                                    units.hold(List.of("held"));
                                    held.countDown();
                                    await(ended);
                                }));
        await(held);
    }

    @AfterEach
    void end() {
        ended.countDown();
        others.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void busy(Runnable work) {
        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThatThrownBy(() -> units.run(work))
                                .isInstanceOf(OverloadedException.class));
    }

    @Test
    void all_that_one_piece_of_work_waits_for_has_one_end() {
        busy(
                () -> {
                    units.hold(List.of("free"));
                    clock.addAndGet(PATIENCE.toNanos());
                    units.hold(List.of("held"));
                });
    }

    @Test
    void work_that_is_done_again_has_no_more_time_for_it() {
        var attempts = new AtomicInteger();
        busy(
                () -> {
                    if (attempts.incrementAndGet() == 1) {
                        clock.addAndGet(PATIENCE.toNanos());
                        throw new LostException();
                    }
                    units.hold(List.of("held"));
                });
        assertThat(attempts).hasValue(2);
    }

    @Test
    void what_nobody_holds_is_had_at_once_however_late_it_is() {
        assertTimeoutPreemptively(
                SOON,
                () ->
                        units.run(
                                () -> {
                                    clock.addAndGet(2 * PATIENCE.toNanos());
                                    units.hold(List.of("free"));
                                }));
    }

    /** Numbers stand for parts: each has the place of its own number. */
    @Test
    void two_who_hold_parts_in_different_orders_do_not_wait_for_each_other() {
        var bothHold = new CountDownLatch(2);
        var otherEnded = new CountDownLatch(1);
        others.execute(
                () -> {
                    units.run(
                            () -> {
                                units.hold(List.of(3));
                                bothHold.countDown();
                                await(bothHold);
                                units.hold(List.of(7));
                            });
                    otherEnded.countDown();
                });

        assertTimeoutPreemptively(
                SOON,
                () ->
                        units.run(
                                () -> {
                                    units.hold(List.of(7));
                                    bothHold.countDown();
                                    await(bothHold);
                                    units.hold(List.of(3));
                                }));

        await(otherEnded);
    }

    @Test
    void who_changes_very_many_parts_leaves_room_for_other_workshops() {
        var many = new CountDownLatch(1);
        others.execute(
                () ->
                        units.run(
                                () -> {
                                    units.hold(IntStream.range(0, 200).boxed().toList());
                                    many.countDown();
                                    await(ended);
                                }));
        await(many);

        assertTimeoutPreemptively(SOON, () -> units.run(() -> units.hold(List.of(199))));
    }
}
