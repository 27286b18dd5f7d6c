package dev.pacenote.application.platform.status;

import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.UniqueNames;
import dev.pacenote.application.platform.status.HealthProbe.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Says whether the service is ready, and how everything is that it depends on. All are asked at the
 * same time, so that the answer takes as long as one of them may take, however many hang.
 */
public final class CheckReadiness {

    /**
     * @param storeAnswers whether the service is ready
     * @param lastRun empty before the first one, and when the store does not tell it in time
     * @param states of what features depend on, by name
     * @param waiting how much waits, by queue; a queue that does not answer in time is left out
     * @param periodic what is done again and again, by name; left out likewise
     */
    public record Readiness(
            boolean storeAnswers,
            Optional<LatestRun.Run> lastRun,
            Map<String, State> states,
            Map<String, Long> waiting,
            Map<String, PeriodicWork.State> periodic) {}

    private final StoreProbe store;
    private final LatestRun latest;
    private final HealthProbes probes;
    private final List<Backlog> backlogs;
    private final List<PeriodicWork> periodic;
    private final Executor executor;
    private final Duration limit;

    /**
     * @param executor runs each question on a thread of its own
     * @param limit how long the answers are waited for
     */
    public CheckReadiness(
            StoreProbe store,
            LatestRun latest,
            HealthProbes probes,
            List<Backlog> backlogs,
            List<PeriodicWork> periodic,
            Executor executor,
            Duration limit) {
        this.store = store;
        this.latest = latest;
        this.probes = probes;
        this.backlogs = List.copyOf(backlogs);
        this.periodic = UniqueNames.require("periodic work", periodic, PeriodicWork::name);
        this.executor = executor;
        this.limit = limit;
    }

    /** Asks all, within the limit. */
    public Readiness check() {
        var answers = CompletableFuture.supplyAsync(this::storeAnswers, executor);
        CompletableFuture<Optional<LatestRun.Run>> found =
                answers.thenApplyAsync(this::findLastRun, executor);
        var lastRun = within(found, Optional.empty());
        var counted = backlogs.stream().map(backlog -> count(backlog, answers)).toList();
        var looked = periodic.stream().map(work -> look(work, answers)).toList();
        var answered = within(answers, false);
        // Beside the others: these have the same limit.
        var states = probes.states();
        var waiting = new TreeMap<String, Long>();
        var done = new TreeMap<String, PeriodicWork.State>();
        if (!answered.join()) {
            return new Readiness(false, Optional.empty(), states, waiting, done);
        }
        counted.forEach(queue -> waiting.putAll(queue.join()));
        looked.forEach(work -> done.putAll(work.join()));
        return new Readiness(true, lastRun.join(), states, waiting, done);
    }

    private boolean storeAnswers() {
        try {
            return store.answers();
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    /** A store that does not answer is not asked for more. */
    private Optional<LatestRun.Run> findLastRun(boolean storeAnswers) {
        try {
            return storeAnswers ? latest.find() : Optional.empty();
        } catch (StoreUnavailableException e) {
            // It went away between the two questions.
            return Optional.empty();
        }
    }

    private CompletableFuture<SortedMap<String, Long>> count(
            Backlog backlog, CompletableFuture<Boolean> storeAnswers) {
        return within(
                storeAnswers.thenApplyAsync(
                        given -> Backlog.waitingIn(given ? List.of(backlog) : List.of()), executor),
                new TreeMap<>());
    }

    private CompletableFuture<Map<String, PeriodicWork.State>> look(
            PeriodicWork work, CompletableFuture<Boolean> storeAnswers) {
        return within(
                storeAnswers.thenApplyAsync(
                        given -> {
                            try {
                                return given
                                        ? Map.of(work.name(), work.state().get())
                                        : Map.<String, PeriodicWork.State>of();
                            } catch (StoreUnavailableException e) {
                                return Map.<String, PeriodicWork.State>of();
                            }
                        },
                        executor),
                Map.of());
    }

    private <T> CompletableFuture<T> within(CompletableFuture<T> answer, T otherwise) {
        return answer.copy().completeOnTimeout(otherwise, limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
