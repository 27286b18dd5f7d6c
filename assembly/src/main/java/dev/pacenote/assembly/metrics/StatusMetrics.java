package dev.pacenote.assembly.metrics;

import dev.pacenote.application.admin.GetSystemStatus;
import dev.pacenote.application.admin.GetSystemStatus.SystemStatus;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.UniqueNames;
import dev.pacenote.application.platform.status.Backlog;
import dev.pacenote.application.platform.status.HealthProbe.State;
import dev.pacenote.application.platform.status.HealthProbes;
import dev.pacenote.domain.dailyrun.DailyRun;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the stores say about the day's work, and which services are left alone. Stores and health
 * probes are asked once for all gauges together, and not more often than a scrape needs it: one
 * that is away keeps a scrape waiting once.
 */
final class StatusMetrics implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(StatusMetrics.class);

    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Reading(
            Optional<SystemStatus> status,
            Map<String, Long> waiting,
            Map<String, State> services,
            long atNanos) {}

    private final Supplier<SystemStatus> status;
    private final List<Backlog> backlogs;
    private final HealthProbes probes;
    private final LongSupplier nanoTime;
    private Optional<Reading> last = Optional.empty();

    /**
     * @param status throws what {@link GetSystemStatus#take} throws
     */
    StatusMetrics(
            Supplier<SystemStatus> status,
            List<Backlog> backlogs,
            HealthProbes probes,
            LongSupplier nanoTime) {
        this.status = status;
        this.backlogs = UniqueNames.require("queue", backlogs, Backlog::queue);
        this.probes = probes;
        this.nanoTime = nanoTime;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("pacenote.store.up", () -> reading().status().isPresent() ? 1 : 0)
                .description("1 while the database answers")
                .register(registry);
        gauge("pacenote.run.late", status -> status.late().toSeconds())
                .description("How long a daily run has been due without having begun")
                .baseUnit("seconds")
                .register(registry);
        gauge("pacenote.run.active", status -> status.active().toSeconds())
                .description("How long the current daily run has been under way; 0 when none is")
                .baseUnit("seconds")
                .register(registry);
        gauge(
                        "pacenote.run.completed.timestamp",
                        status ->
                                status.completed()
                                        .map(at -> (double) at.getEpochSecond())
                                        .orElse(Double.NaN))
                .description("When a daily run was last looked through to its end")
                .baseUnit("seconds")
                .register(registry);
        maps("watched", run -> run.progress().watched()).register(registry);
        maps("surveyed", run -> run.progress().surveyed()).register(registry);
        maps("changed", run -> run.progress().changed()).register(registry);
        maps("failed", run -> run.progress().failed()).register(registry);
        mails("sent", run -> run.tally().sent()).register(registry);
        mails("failed", run -> run.tally().failed()).register(registry);
        gauge("pacenote.mails.unsent", SystemStatus::unsent)
                .description("Daily mails that no mail server took so far")
                .register(registry);
        gauge("pacenote.sessions", SystemStatus::sessions)
                .description("Sessions that are neither revoked nor over")
                .register(registry);
        for (var backlog : backlogs) {
            Gauge.builder("pacenote.waiting", () -> waiting(backlog.queue()))
                    .tag("queue", backlog.queue())
                    .description("Jobs that wait to be worked off")
                    .register(registry);
        }
        for (var service : probes.names()) {
            Gauge.builder(
                            "pacenote.upstream.resting",
                            () -> reading().services().get(service) == State.RESTING ? 1 : 0)
                    .tag("service", service)
                    .description("1 while a service is left alone after failures")
                    .register(registry);
        }
    }

    private Gauge.Builder<?> maps(String what, ToDoubleFunction<DailyRun> figure) {
        return ofLastRun("pacenote.run.maps", figure)
                .tag("what", what)
                .description("Maps of the latest daily run");
    }

    private Gauge.Builder<?> mails(String outcome, ToDoubleFunction<DailyRun> figure) {
        return ofLastRun("pacenote.run.mails", figure)
                .tag("outcome", outcome)
                .description("Mails of the latest pass of the latest daily run");
    }

    private Gauge.Builder<?> ofLastRun(String name, ToDoubleFunction<DailyRun> figure) {
        return gauge(
                name, status -> status.lastRun().map(figure::applyAsDouble).orElse(Double.NaN));
    }

    private Gauge.Builder<?> gauge(String name, ToDoubleFunction<SystemStatus> figure) {
        return Gauge.builder(
                name, () -> reading().status().map(figure::applyAsDouble).orElse(Double.NaN));
    }

    private double waiting(String queue) {
        var count = reading().waiting().get(queue);
        return count == null ? Double.NaN : count;
    }

    private synchronized Reading reading() {
        long now = nanoTime.getAsLong();
        var known = last.filter(reading -> now - reading.atNanos() < FRESH.toNanos());
        if (known.isPresent()) {
            return known.get();
        }
        var reading = new Reading(taken(), waiting(), probes.states(), nanoTime.getAsLong());
        last = Optional.of(reading);
        return reading;
    }

    private Optional<SystemStatus> taken() {
        try {
            return Optional.of(status.get());
        } catch (StoreUnavailableException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // A store that may not be asked, say. Each gauge would ask again otherwise.
            LOG.warn("the stores' figures cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    private Map<String, Long> waiting() {
        return Backlog.waitingIn(backlogs);
    }
}
