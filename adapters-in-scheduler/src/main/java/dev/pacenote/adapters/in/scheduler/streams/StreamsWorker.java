package dev.pacenote.adapters.in.scheduler.streams;

import dev.pacenote.adapters.in.scheduler.BackgroundWorker;
import dev.pacenote.application.platform.WithoutMessages;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off what waits on the way from Twitch to Discord: the steps one after the other, every
 * second and whenever somebody asks. Several instances share the work. A step that fails keeps no
 * other waiting.
 */
public final class StreamsWorker implements BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsWorker.class);

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    /** A part of the work, with a name for operators. */
    public record Step(String name, Runnable work) {}

    private final List<Step> steps;
    private final ScheduledExecutorService thread;
    private final Set<String> failing = new HashSet<>();

    public StreamsWorker(List<Step> steps) {
        this.steps = List.copyOf(steps);
        var executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("streams").daemon().factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.thread = executor;
    }

    @Override
    public void start() {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::run, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has everything looked at once more, also where nothing was started. */
    public void soon() {
        try {
            thread.execute(this::run);
        } catch (RejectedExecutionException _) {
            // This process stops: another one, or its next start, finds what waits.
            LOG.debug("streams: stops");
        }
    }

    private void run() {
        steps.forEach(this::run);
    }

    private void run(Step step) {
        try {
            step.work().run();
            if (failing.remove(step.name())) {
                LOG.info("{}: works again", step.name());
            }
        } catch (RuntimeException | Error e) {
            // Once: an outage must not fill the log.
            if (failing.add(step.name())) {
                LOG.warn(
                        "{}: failed, and is tried every second",
                        step.name(),
                        new WithoutMessages(e));
            }
        }
    }

    @Override
    public void beginToStop() {
        thread.shutdown();
    }

    @Override
    public void close() {
        beginToStop();
        try {
            if (!thread.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "streams: not all was handed over within {} s; it is tried again",
                        STOP_TIMEOUT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
