package dev.pacenote.application.platform.status;

import dev.pacenote.application.platform.UniqueNames;
import dev.pacenote.application.platform.status.HealthProbe.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Asks the probes of all features, each apart from the others: one that fails or hangs has the
 * state {@link State#UNKNOWN} and hides no other. What a probe said, or that it failed, is said
 * again for as long as the probe wants.
 */
public final class HealthProbes {

    private record Asked(Instant at, CompletableFuture<State> answer) {

        /** Whether the probe is not asked again: it hangs, or its answer is kept. */
        boolean isGood(Duration kept, Instant now) {
            boolean fresh = !now.isBefore(at) && now.isBefore(at.plus(kept));
            return fresh || !answer.isDone();
        }
    }

    private final List<HealthProbe> probes;
    private final Executor executor;
    private final Duration limit;
    private final InstantSource clock;

    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    /**
     * @param executor runs each probe on a thread of its own
     * @param limit how long the answers are waited for
     * @throws IllegalStateException when two probes have the same name
     */
    public HealthProbes(
            Collection<HealthProbe> probes,
            Executor executor,
            Duration limit,
            InstantSource clock) {
        this.probes = UniqueNames.require("health probe", probes, HealthProbe::name);
        this.executor = executor;
        this.limit = limit;
        this.clock = clock;
    }

    /** The names of all probes. */
    public List<String> names() {
        return probes.stream().map(HealthProbe::name).toList();
    }

    /** The state of everything, by name, within the limit. */
    public Map<String, State> states() {
        var answers = new LinkedHashMap<String, CompletableFuture<State>>();
        probes.forEach(probe -> answers.put(probe.name(), ask(probe)));
        var states = new LinkedHashMap<String, State>();
        answers.forEach((name, answer) -> states.put(name, answer.join()));
        return states;
    }

    private CompletableFuture<State> ask(HealthProbe probe) {
        var now = clock.instant();
        var last =
                asked.compute(
                        probe.name(),
                        (_, before) ->
                                before != null && before.isGood(probe.kept(), now)
                                        ? before
                                        : new Asked(
                                                now,
                                                CompletableFuture.supplyAsync(
                                                        probe.check(), executor)));
        return last.answer()
                .copy()
                .completeOnTimeout(State.UNKNOWN, limit.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionally(_ -> State.UNKNOWN);
    }
}
