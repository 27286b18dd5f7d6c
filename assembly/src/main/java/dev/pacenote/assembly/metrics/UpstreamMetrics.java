package dev.pacenote.assembly.metrics;

import dev.pacenote.adapters.out.http.client.RequestObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Times every request to an upstream, and how long it waited for its turn. */
public final class UpstreamMetrics implements RequestObserver {

    private record Timers(Timer waits, Map<Outcome, Timer> outcomes) {}

    private final MeterRegistry registry;
    private final Map<Asked, Timers> timers = new ConcurrentHashMap<>();

    public UpstreamMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void answered(Asked asked, Answered answered) {
        var timers = this.timers.computeIfAbsent(asked, this::timers);
        timers.waits().record(answered.waited());
        Objects.requireNonNull(timers.outcomes().get(answered.outcome())).record(answered.took());
    }

    /** All outcomes at once: an increase is only seen of what began at zero. */
    private Timers timers(Asked asked) {
        var outcomes = new EnumMap<Outcome, Timer>(Outcome.class);
        for (var outcome : Outcome.values()) {
            outcomes.put(
                    outcome,
                    Timer.builder("pacenote.upstream.requests")
                            .description("Requests to upstreams, repetitions included")
                            .tag("host", asked.host())
                            .tag("endpoint", asked.endpoint())
                            .tag("priority", wireName(asked.priority()))
                            .tag("outcome", wireName(outcome))
                            .register(registry));
        }
        var waits =
                Timer.builder("pacenote.upstream.waits")
                        .description("Time that requests waited for a place in the agreed rate")
                        .tag("host", asked.host())
                        .tag("endpoint", asked.endpoint())
                        .tag("priority", wireName(asked.priority()))
                        .register(registry);
        return new Timers(waits, outcomes);
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
