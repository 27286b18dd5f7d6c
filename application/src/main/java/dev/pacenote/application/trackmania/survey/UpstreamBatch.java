package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.dailyrun.DailySource.Monitor;
import dev.pacenote.application.platform.upstream.UpstreamException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks the leaderboards many questions at once for a survey. When the whole upstream is away it
 * waits, longer each time, and asks again.
 */
final class UpstreamBatch {

    /** Questions under way at once; the request budget decides how many really leave. */
    private static final int PARALLEL = 8;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    sealed interface Answer<A> {
        record Given<A>(A value) implements Answer<A> {}

        /** There is none; asking others may well succeed. */
        record Refused<A>(String why) implements Answer<A> {}
    }

    private final ExecutorService threads;
    private final Monitor monitor;
    private final SurveyReport log;
    private final Semaphore slots = new Semaphore(PARALLEL);
    private Duration wait = FIRST_WAIT;
    private Duration waited = Duration.ZERO;

    UpstreamBatch(ExecutorService threads, Monitor monitor, SurveyReport log) {
        this.threads = threads;
        this.monitor = monitor;
        this.log = log;
    }

    /** How long the upstream was waited for in this survey. */
    Duration waited() {
        return waited;
    }

    /** An answer to each question, in the order of the questions. */
    <Q, A> Map<Q, Answer<A>> all(Collection<Q> questions, Function<Q, A> service)
            throws InterruptedException {
        var answers = new LinkedHashMap<Q, Answer<A>>();
        var open = new ArrayList<>(questions);
        while (!open.isEmpty()) {
            var futures = new LinkedHashMap<Q, Future<Optional<Answer<A>>>>();
            for (var question : open) {
                futures.put(question, threads.submit(() -> one(question, service)));
            }
            open.clear();
            for (var future : futures.entrySet()) {
                result(future.getValue())
                        .ifPresentOrElse(
                                answer -> answers.put(future.getKey(), answer),
                                () -> open.add(future.getKey()));
            }
            if (open.size() == futures.size()) {
                waitForUpstream();
            } else {
                wait = FIRST_WAIT;
            }
        }
        return answers;
    }

    <A> Answer<A> withRetries(Supplier<A> service) throws InterruptedException {
        return all(List.of(true), (Boolean _) -> service.get()).values().iterator().next();
    }

    private static <A> Optional<Answer<A>> result(Future<Optional<Answer<A>>> future)
            throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(e.getCause());
        }
    }

    /** Empty when the upstream is away. */
    private <Q, A> Optional<Answer<A>> one(Q question, Function<Q, A> service)
            throws InterruptedException {
        slots.acquire();
        try {
            return Optional.of(new Answer.Given<>(service.apply(question)));
        } catch (UpstreamException e) {
            return e.kind() == UpstreamException.Kind.AWAY
                    ? Optional.empty()
                    : Optional.of(new Answer.Refused<>(String.valueOf(e.getMessage())));
        } finally {
            slots.release();
        }
    }

    void waitForUpstream() throws InterruptedException {
        monitor.waitForUpstream(wait);
        waited = waited.plus(wait);
        log.figure("waited_seconds", wait.toSeconds());
        var next = wait.multipliedBy(2);
        wait = next.compareTo(MAX_WAIT) < 0 ? next : MAX_WAIT;
    }
}
