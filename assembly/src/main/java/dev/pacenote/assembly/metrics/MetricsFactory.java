package dev.pacenote.assembly.metrics;

import dev.pacenote.adapters.in.http.notice.stream.socket.StreamSockets;
import dev.pacenote.adapters.in.http.platform.status.PrometheusMetrics;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.admin.GetSystemStatus;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.delivery.DeliveryObserver;
import dev.pacenote.application.delivery.dispatch.DispatchNotices;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.delivery.send.SendDeliveries;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.status.Backlog;
import dev.pacenote.application.platform.status.HealthProbes;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;

/**
 * What is read off at each scrape, made with the first one; and what is counted from the first one
 * on. The registry, and what it reads of Java and the machine, are the framework's.
 */
@Factory
final class MetricsFactory {

    /** Takes measurements and keeps none. */
    @Singleton
    @Requires(property = "micronaut.metrics.enabled", value = "false")
    MeterRegistry withoutMeasurements() {
        return new CompositeMeterRegistry();
    }

    @Singleton
    UpstreamMetrics upstreamMetrics(MeterRegistry registry) {
        return new UpstreamMetrics(registry);
    }

    @Singleton
    DeliveryObserver deliveryMetrics(MeterRegistry registry) {
        return new DeliveryMetrics(registry);
    }

    /**
     * Of the mailer that everybody gets. The sandbox's mailbox, a bean for those who read it,
     * stays.
     */
    @Singleton
    BeanCreatedEventListener<Mailer> meteredMailer(MeterRegistry registry) {
        return event ->
                event.getBeanDefinition().isCandidateBean(Argument.of(Mailer.class))
                        ? new MeteredMailer(event.getBean(), registry)
                        : event.getBean();
    }

    @Singleton
    GetSystemStatus getSystemStatus(
            DailyRuns runs,
            DailyRunConfiguration configuration,
            DailyEmails emails,
            Sessions sessions,
            InstantSource clock) {
        return new GetSystemStatus(runs, configuration.schedule(), emails, sessions, clock);
    }

    @Singleton
    PrometheusMetrics prometheusMetrics(
            PrometheusMeterRegistry registry,
            Configuration configuration,
            GetSystemStatus status,
            List<Backlog> backlogs,
            HealthProbes probes,
            List<CountDrift> drift,
            PostgresStore store,
            DispatchNotices notices,
            SendDeliveries deliveries,
            List<StreamSockets> sockets) {
        if (Files.isDirectory(configuration.data())) {
            new DiskSpaceMetrics(configuration.data().toFile()).bindTo(registry);
        }
        store.measureIn(registry);
        drift.forEach(counted -> counted.bindTo(registry));
        Gauge.builder("pacenote.upstream.rate.limit", configuration::requestsPerSecond)
                .description("Requests per second that each upstream gets at most")
                .register(registry);
        new StatusMetrics(status::take, backlogs, probes, System::nanoTime).bindTo(registry);
        DeliveryMetrics.bind(registry, notices, deliveries);
        sockets.forEach(
                all ->
                        Gauge.builder("pacenote.sockets.open", all::open)
                                .description("Sockets of live streams that are open")
                                .register(registry));
        return registry::scrape;
    }
}
