package dev.pacenote.lambda.streams;

import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.assembly.streams.StreamsSteps;
import dev.pacenote.assembly.streams.StreamsSteps.Posts;
import dev.pacenote.assembly.streams.StreamsSteps.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at all that is due on the way from Twitch to Discord. Several senders post at once, and
 * while they do, what Twitch tells is looked at every second: a channel that thousands follow holds
 * nobody up. Nothing of it is at work any more when the look has ended. Whoever interrupts it lets
 * the senders finish what they have begun; the rest is due still.
 */
final class StreamsWork implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsWork.class);

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** So long senders may finish; the deadline of a function leaves twice as much. */
    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    private final StreamsSteps steps;

    StreamsWork(StreamsSteps steps) {
        this.steps = steps;
    }

    @Override
    public void run() {
        boolean interrupted = false;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var look = new Look(threads);
            try {
                look.work();
            } catch (InterruptedException _) {
                interrupted = true;
                look.finish();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is at work at one time. */
    private final class Look {

        private final ExecutorService threads;
        private final List<CompletableFuture<Void>> senders = new ArrayList<>();
        private final Set<String> failing = ConcurrentHashMap.newKeySet();
        private volatile boolean over;

        Look(ExecutorService threads) {
            this.threads = threads;
        }

        void work() throws InterruptedException {
            do {
                steps.intake().forEach(this::run);
                startSenders();
                steps.upkeep().forEach(this::run);
                // Of a broadcast that was found to be over posts are due now.
                startSenders();
            } while (!haveEnded());
        }

        private void startSenders() {
            senders.removeIf(Future::isDone);
            while (senders.size() < Posts.SENDERS) {
                senders.add(CompletableFuture.runAsync(this::send, threads));
            }
        }

        private void send() {
            run(new Step(steps.posts().name(), this::sendSome));
        }

        private void sendSome() {
            boolean more;
            do {
                more = steps.posts().some().getAsBoolean();
            } while (more && !over);
        }

        /** A step that fails keeps no other waiting; it is due again at the next look. */
        private void run(Step step) {
            try {
                step.work().run();
            } catch (RuntimeException e) {
                if (failing.add(step.name())) {
                    LOG.warn("{}: failed", step.name(), new WithoutMessages(e));
                }
            }
        }

        private boolean haveEnded() throws InterruptedException {
            try {
                CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new))
                        .get(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException _) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a sender ended", e);
            }
        }

        /** What is under way at Discord is not cut off if it can be helped. */
        void finish() {
            over = true;
            threads.shutdown();
            try {
                if (threads.awaitTermination(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException _) {
                LOG.debug("streams: interrupted twice");
            }
            threads.shutdownNow();
        }
    }
}
