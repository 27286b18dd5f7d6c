package dev.pacenote.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import io.micronaut.scheduling.TaskScheduler;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }

    @Test
    void what_is_done_again_and_again_begins_when_the_context_runs() throws Exception {
        assertThat(ticking.some.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(ticking.turns).containsOnly(true);
    }
}
