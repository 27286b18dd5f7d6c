package dev.pacenote.assembly.background;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.ScheduledExecutorTaskScheduler;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out turns of repeated work that come before the context runs, or once it stops, and lets
 * the context stop only after the turns that have begun. The framework begins with schedules while
 * it starts, and asks the context for the bean at each turn: a turn in the moment in which the
 * start ends finds a context that neither starts nor runs, and fails; so does one that finds its
 * bean gone already, or half made, while the context stops. What is left out at first is done with
 * the next turn.
 */
@Singleton
@Primary
@Named(TaskExecutors.SCHEDULED)
@Replaces(ScheduledExecutorTaskScheduler.class)
final class ScheduledWhileRunning extends ScheduledExecutorTaskScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledWhileRunning.class);

    /** A turn that takes longer is not waited for: what supervises the process would kill it. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final BeanContext context;

    /** Each turn holds it for reading; who stops the context, for writing. */
    private final ReadWriteLock turns = new ReentrantReadWriteLock();

    private volatile boolean stops;

    ScheduledWhileRunning(
            @Named(TaskExecutors.SCHEDULED) ExecutorService executor, BeanContext context) {
        super(executor);
        this.context = context;
    }

    @EventListener
    void stop(ShutdownEvent event) throws InterruptedException {
        stops = true;
        if (!turns.writeLock().tryLock(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("repeated work did not end within {} s", MAX_WAIT.toSeconds());
        }
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            @Nullable Duration initialDelay, Duration period, Runnable command) {
        return super.scheduleAtFixedRate(initialDelay, period, whileRunning(command));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            @Nullable Duration initialDelay, Duration delay, Runnable command) {
        return super.scheduleWithFixedDelay(initialDelay, delay, whileRunning(command));
    }

    private Runnable whileRunning(Runnable command) {
        return () -> {
            if (!turns.readLock().tryLock()) {
                return;
            }
            try {
                if (context.isRunning() && !stops) {
                    command.run();
                }
            } finally {
                turns.readLock().unlock();
            }
        };
    }
}
