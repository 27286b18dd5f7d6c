package dev.pacenote.adapters.in.scheduler.streams;

import dev.pacenote.adapters.in.scheduler.BackgroundWorker;
import dev.pacenote.application.platform.WithoutMessages;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off what waits on the way from Twitch to Discord, every second and whenever somebody asks:
 * first what Twitch told, then what follows from it. What takes long in one chain keeps no other
 * waiting, and a step that fails keeps none. Several instances share the work.
 */
public final class StreamsWorker implements BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsWorker.class);

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    /** A part of the work, with a name for operators. */
    public record Step(String name, Runnable work) {}

    /**
     * Steps one after the other.
     *
     * @param threads how many do all of them at once
     */
    public record Chain(String name, List<Step> steps, int threads) {
        public Chain {
            steps = List.copyOf(steps);
        }
    }

    private final Loop first;
    private final List<Loop> others;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /**
     * @param first after each run of it all others run
     */
    public StreamsWorker(Chain first, List<Chain> others) {
        this.others = others.stream().flatMap(this::loops).toList();
        this.first = new Loop(first.name(), first.steps(), this.others);
    }

    private Stream<Loop> loops(Chain chain) {
        return IntStream.rangeClosed(1, chain.threads())
                .mapToObj(i -> new Loop(chain.name() + "-" + i, chain.steps(), List.of()));
    }

    @Override
    public void start() {
        first.start();
        others.forEach(Loop::start);
    }

    /** Has everything looked at once more, also where nothing was started. */
    public void soon() {
        first.soon();
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
        loops().forEach(loop -> loop.thread.shutdown());
    }

    private Stream<Loop> loops() {
        return Stream.concat(Stream.of(first), others.stream());
    }

    @Override
    public void close() {
        beginToStop();
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        try {
            for (var loop : loops().toList()) {
                if (!loop.thread.awaitTermination(
                        deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warn(
                            "streams: not all was handed over within {} s; it is tried again",
                            STOP_TIMEOUT.toSeconds());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thread that does the steps of its chain again and again. */
    private final class Loop {

        private final List<Step> steps;
        private final List<Loop> after;
        private final ScheduledExecutorService thread;
        private final AtomicBoolean asked = new AtomicBoolean();
        private final AtomicLong began = new AtomicLong(System.nanoTime() - BETWEEN.toNanos());

        Loop(String name, List<Step> steps, List<Loop> after) {
            this.steps = steps;
            this.after = after;
            var executor =
                    new ScheduledThreadPoolExecutor(
                            1, Thread.ofPlatform().name(name).daemon().factory());
            executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            this.thread = executor;
        }

        void start() {
            var _ =
                    thread.scheduleWithFixedDelay(
                            this::onceMore, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void onceMore() {
            if (System.nanoTime() - began.get() >= BETWEEN.toNanos()) {
                run();
            }
        }

        /** Runs once more; of several who ask before it begins one is enough. */
        void soon() {
            if (!asked.compareAndSet(false, true)) {
                return;
            }
            try {
                thread.execute(this::run);
            } catch (RejectedExecutionException _) {
                // This process stops: another one, or its next start, finds what waits.
                LOG.debug("streams: stops");
            }
        }

        private void run() {
            asked.set(false);
            began.set(System.nanoTime());
            steps.forEach(StreamsWorker.this::run);
            after.forEach(Loop::soon);
        }
    }
}
