package dev.pacenote.application.delivery.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.DeliveryWorld;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.identity.account.AccountId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is handed over at the same time: one target that is slow keeps no other waiting. */
class SendDeliveriesAtOnceTest {

    private static final Duration IN_THE_END = Duration.ofMinutes(2);

    private final DeliveryWorld world = new DeliveryWorld();
    private final SendDeliveries deliveries =
            world.send(CrashPoint.whole(), work -> Thread.ofVirtual().start(work));
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicInteger slowCalls = new AtomicInteger();
    private final AccountId carol = world.messages.person();

    SendDeliveriesAtOnceTest() {
        world.push.answer =
                push -> {
                    if (push.account().equals(world.bob)) {
                        slowCalls.incrementAndGet();
                        awaitAnswer();
                    }
                    return new SendResult.Accepted();
                };
    }

    private void awaitAnswer() {
        try {
            if (!answered.await(IN_THE_END.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let it answer");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void answer() throws InterruptedException {
        answered.countDown();
        assertThat(deliveries.awaitEnd(IN_THE_END)).isTrue();
    }

    /** About different things, so that none waits for another to be gathered with. */
    private void told(AccountId reader, int times) {
        for (int i = 0; i < times; i++) {
            world.messages.sent(world.messages.person(), reader, "Message " + i);
        }
        world.dispatch(CrashPoint.whole()).dispatch();
    }

    private int sendDue() {
        return deliveries.sendDue(world.push);
    }

    @Test
    void a_target_that_is_slow_keeps_only_itself_waiting() {
        told(world.bob, 100);
        sendDue();
        Samples.until(() -> slowCalls.get() > 0);

        told(carol, 1);
        sendDue();

        Samples.until(() -> world.push.sent.size() == 1);
        assertThat(world.push.sent.getFirst().getFirst().account()).isEqualTo(carol);
        assertThat(sendDue()).as("the slow one has enough").isZero();
        assertThat(slowCalls.get()).isLessThanOrEqualTo(InFlight.MAX_OF_A_TARGET);
    }

    @Test
    void many_targets_are_served_at_once_but_not_without_bounds() {
        world.push.answer =
                _ -> {
                    slowCalls.incrementAndGet();
                    awaitAnswer();
                    return new SendResult.Accepted();
                };
        for (int i = 0; i < InFlight.MAX + 10; i++) {
            told(world.messages.person(), 1);
        }

        sendDue();
        Samples.until(() -> slowCalls.get() == InFlight.MAX);
        assertThat(sendDue()).isZero();

        answered.countDown();
        Samples.until(
                () -> {
                    sendDue();
                    return world.push.sent.size() == InFlight.MAX + 10;
                });
    }

    @Test
    void a_process_that_stops_waits_for_what_is_being_handed_over_and_not_for_ever()
            throws InterruptedException {
        told(world.bob, 1);
        var room = new AtomicInteger();
        deliveries.sendDue(world.push, room::incrementAndGet);
        Samples.until(() -> slowCalls.get() == 1);

        assertThat(deliveries.awaitEnd(Duration.ofMillis(20))).isFalse();
        assertThat(room).hasValue(0);
        answered.countDown();

        assertThat(deliveries.awaitEnd(IN_THE_END)).isTrue();
        assertThat(world.only(world.bob, world.push).state().wireName()).isEqualTo("sent");
        Samples.until(() -> room.get() == 1);
    }

    @Test
    void a_stack_trace_of_a_hand_over_names_no_address() {
        var logged = new CopyOnWriteArrayList<LogRecord>();
        var handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        logged.add(line);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        var logger = Logger.getLogger(SendDeliveries.class.getName());
        logger.addHandler(handler);
        world.push.answer =
                _ -> {
                    throw new IllegalStateException(
                            "to fox@example.org",
                            new IllegalArgumentException("https://p.example/1"));
                };
        world.push.targets = List.of(new DeliveryTarget("d1", "Phone"));
        try {
            told(carol, 1);
            world.send(CrashPoint.whole()).sendDue(world.push);
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(logged).hasSize(1);
        var thrown = logged.getFirst().getThrown();
        assertThat(thrown).hasStackTraceContaining("IllegalStateException");
        assertThat(thrown).hasStackTraceContaining("SendGroup");
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("IllegalArgumentException")
                .doesNotContain("fox@")
                .doesNotContain("p.example");
    }
}
