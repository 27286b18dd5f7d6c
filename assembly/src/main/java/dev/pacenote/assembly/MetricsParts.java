package dev.pacenote.assembly;

import dev.pacenote.adapters.out.postgres.PostgresStore;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.domain.notice.DailyRun;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** What is measured, for those who look after the service. */
@Factory
final class MetricsParts {

    @Bean(preDestroy = "close")
    @Singleton
    PrometheusMeterRegistry registry(
            Upstreams upstreams, DailyRuns runs, PostgresStore store, InstantSource clock) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        // Lives as long as the process, like everything it watches.
        @SuppressWarnings("resource")
        var collections = new JvmGcMetrics();
        collections.bindTo(registry);
        store.measureIn(registry);
        FunctionCounter.builder(
                        "pacenote.upstream.run.requests",
                        upstreams,
                        all -> all.runRequests().total())
                .description("Requests that daily runs sent")
                .register(registry);
        for (var service : upstreams.circuits().keySet()) {
            Gauge.builder(
                            "pacenote.upstream.resting",
                            upstreams,
                            all -> "RESTING".equals(all.circuits().get(service)) ? 1 : 0)
                    .tag("service", service)
                    .description("1 while a service is left alone after failures")
                    .register(registry);
        }
        Gauge.builder("pacenote.run.age.seconds", runs, known -> age(known, clock))
                .description("Seconds since the last daily run ended")
                .register(registry);
        Gauge.builder(
                        "pacenote.run.mails.sent",
                        runs,
                        known -> last(known, run -> run.tally().sent()))
                .description("Mails sent by the last pass of the last daily run")
                .register(registry);
        Gauge.builder(
                        "pacenote.run.mails.failed",
                        runs,
                        known -> last(known, run -> run.tally().failed()))
                .description("Mails that failed in the last pass of the last daily run")
                .register(registry);
        return registry;
    }

    private static double age(DailyRuns runs, InstantSource clock) {
        return last(
                runs,
                run ->
                        Duration.between(
                                        run.finishedAt().orElse(run.passStartedAt()),
                                        clock.instant())
                                .toSeconds());
    }

    private static double last(DailyRuns runs, ToDoubleFunction<DailyRun> figure) {
        return runs.latest().map(figure::applyAsDouble).orElse(Double.NaN);
    }
}
