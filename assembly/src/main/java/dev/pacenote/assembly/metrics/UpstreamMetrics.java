package dev.pacenote.assembly.metrics;

import dev.pacenote.adapters.out.trackmania.RequestWatcher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** Times every request to an upstream, and how long it waited for its turn. */
public final class UpstreamMetrics implements RequestWatcher {

    private final MeterRegistry registry;

    public UpstreamMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void answered(Asked asked, Answered answered) {
        Timer.builder("pacenote.upstream.requests")
                .description("Requests to upstreams, repetitions included")
                .tag("host", asked.host())
                .tag("endpoint", asked.endpoint())
                .tag("lane", word(asked.lane()))
                .tag("outcome", word(answered.outcome()))
                .register(registry)
                .record(answered.took());
        Timer.builder("pacenote.upstream.waits")
                .description("Time that requests waited for a place in the agreed rate")
                .tag("host", asked.host())
                .tag("lane", word(asked.lane()))
                .register(registry)
                .record(answered.waited());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
