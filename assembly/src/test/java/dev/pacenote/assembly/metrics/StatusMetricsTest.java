package dev.pacenote.assembly.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.GetSystemStatus.SystemStatus;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.status.Backlog;
import dev.pacenote.application.platform.status.HealthProbe;
import dev.pacenote.application.platform.status.HealthProbe.State;
import dev.pacenote.application.platform.status.HealthProbes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a scrape costs those who are asked. */
class StatusMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger stores = new AtomicInteger();
    private final AtomicInteger services = new AtomicInteger();
    private boolean away;
    private long nanos;

    private SystemStatus status() {
        stores.incrementAndGet();
        if (away) {
            throw new StoreUnavailableException(new IllegalStateException("away"));
        }
        return new SystemStatus(
                Duration.ofSeconds(7), Duration.ZERO, Optional.empty(), Optional.empty(), 3, 4);
    }

    private HealthProbe probe(String name, State state) {
        return new HealthProbe(
                name,
                () -> {
                    services.incrementAndGet();
                    return state;
                });
    }

    private void bind() {
        new StatusMetrics(
                        this::status,
                        List.of(new Backlog("jobs", () -> 5)),
                        new HealthProbes(
                                List.of(probe("calm", State.UP), probe("tired", State.RESTING)),
                                Runnable::run,
                                Duration.ofSeconds(2),
                                InstantSource.system()),
                        () -> nanos)
                .bindTo(registry);
    }

    private double figure(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private void scrape() {
        var values =
                registry.getMeters().stream()
                        .map(Gauge.class::cast)
                        .mapToDouble(Gauge::value)
                        .toArray();
        assertThat(values).hasSizeGreaterThan(10);
    }

    @Test
    void a_scrape_asks_the_stores_and_each_service_once() {
        bind();

        scrape();

        assertThat(stores).hasValue(1);
        assertThat(services).hasValue(2);
        assertThat(figure("pacenote.mails.unsent")).isEqualTo(3);
        assertThat(figure("pacenote.waiting", "queue", "jobs")).isEqualTo(5);
        assertThat(figure("pacenote.upstream.resting", "service", "calm")).isZero();
        assertThat(figure("pacenote.upstream.resting", "service", "tired")).isOne();
    }

    @Test
    void the_next_scrape_asks_anew() {
        bind();
        scrape();
        nanos += Duration.ofSeconds(15).toNanos();

        scrape();

        assertThat(stores).hasValue(2);
        assertThat(services).hasValue(4);
    }

    @Test
    void a_store_that_is_away_is_asked_once_and_hides_no_service() {
        away = true;
        bind();

        scrape();

        assertThat(stores).hasValue(1);
        assertThat(figure("pacenote.store.up")).isZero();
        assertThat(figure("pacenote.mails.unsent")).isNaN();
        assertThat(figure("pacenote.upstream.resting", "service", "tired")).isOne();
    }
}
