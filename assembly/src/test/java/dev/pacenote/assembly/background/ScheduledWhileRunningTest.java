package dev.pacenote.assembly.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import io.micronaut.scheduling.TaskScheduler;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@MicronautTest(startApplication = false)
@Property(name = "spec.name", value = "ScheduledWhileRunningTest")
class ScheduledWhileRunningTest {

    @Inject private Ticking ticking;

    /** Notes at each turn whether the context ran. */
    @Singleton
    @Requires(property = "spec.name", value = "ScheduledWhileRunningTest")
    static class Ticking {

        private final Queue<Boolean> turns = new ConcurrentLinkedQueue<>();
        private final CountDownLatch some = new CountDownLatch(10);
        private final BeanContext context;

        Ticking(BeanContext context) {
            this.context = context;
        }

        @Scheduled(fixedDelay = "1ms")
        void withDelay() {
            turn();
        }

        @Scheduled(fixedRate = "1ms")
        void atRate() {
            turn();
        }

        private void turn() {
            turns.add(context.isRunning());
            some.countDown();
        }
    }

    /** Its turn is in the middle of something when the context stops, and needs a bean then. */
    @Singleton
    @Requires(property = "spec.name", value = "InTheMiddle")
    static class InTheMiddle {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch stopping = new CountDownLatch(1);
        private final AtomicReference<Object> found = new AtomicReference<>("nothing");
        private final BeanContext context;

        InTheMiddle(BeanContext context) {
            this.context = context;
        }

        @Scheduled(fixedDelay = "1ms")
        void turn() throws InterruptedException {
            begun.countDown();
            stopping.await();
            try {
                found.set(context.getBean(Late.class));
            } catch (RuntimeException e) {
                found.set(e);
            }
        }
    }

    /** Is made when it is needed first. */
    @Singleton
    @Requires(property = "spec.name", value = "InTheMiddle")
    static final class Late {}

    /** A machine under load: the start ends after many turns. */
    @Singleton
    @Requires(property = "spec.name", value = "ScheduledWhileRunningTest")
    static final class SlowStart implements ApplicationEventListener<StartupEvent>, Ordered {

        private final TaskScheduler scheduler;

        SlowStart(TaskScheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        public void onApplicationEvent(StartupEvent event) {
            pass(scheduler);
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }

    /** A context that takes its time to stop, and looks meanwhile whether turns begin. */
    @Singleton
    @Requires(property = "spec.name", value = "ScheduledWhileRunningTest")
    static final class SlowStop implements ApplicationEventListener<ShutdownEvent>, Ordered {

        private final TaskScheduler scheduler;
        private final Ticking ticking;
        private int before = -1;
        private int after = -1;

        SlowStop(TaskScheduler scheduler, Ticking ticking) {
            this.scheduler = scheduler;
            this.ticking = ticking;
        }

        @Override
        public void onApplicationEvent(ShutdownEvent event) {
            pass(scheduler);
            before = ticking.turns.size();
            pass(scheduler);
            after = ticking.turns.size();
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }

    /** Time for many turns. */
    private static void pass(TaskScheduler scheduler) {
        try {
            for (int i = 0; i < 10; i++) {
                scheduler.schedule(Duration.ofMillis(5), () -> {}).get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_is_done_again_and_again_begins_when_the_context_runs() throws Exception {
        assertThat(ticking.some.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(ticking.turns).containsOnly(true);
    }

    @Test
    void no_turn_begins_once_the_context_stops() throws Exception {
        SlowStop stop;
        try (var context =
                ApplicationContext.run(Map.of("spec.name", "ScheduledWhileRunningTest"))) {
            stop = context.getBean(SlowStop.class);
            assertThat(stop.ticking.some.await(1, TimeUnit.MINUTES)).isTrue();
        }

        assertThat(stop.before).isNotNegative();
        assertThat(stop.after).isEqualTo(stop.before);
    }

    @Test
    void the_context_stops_after_the_turn_that_has_begun() throws Exception {
        InTheMiddle inTheMiddle;
        try (var context = ApplicationContext.run(Map.of("spec.name", "InTheMiddle"))) {
            inTheMiddle = context.getBean(InTheMiddle.class);
            assertThat(inTheMiddle.begun.await(1, TimeUnit.MINUTES)).isTrue();
            var _ =
                    context.getBean(TaskScheduler.class)
                            .schedule(Duration.ofMillis(300), inTheMiddle.stopping::countDown);
        }

        assertThat(inTheMiddle.found.get()).isInstanceOf(Late.class);
    }
}
