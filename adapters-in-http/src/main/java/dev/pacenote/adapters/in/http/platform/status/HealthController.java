package dev.pacenote.adapters.in.http.platform.status;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.adapters.in.http.platform.openapi.Describes;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.platform.status.Heartbeat;
import dev.pacenote.domain.dailyrun.DailyRun;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Whether the service lives and is ready (contract 2.1). */
@Controller
final class HealthController {

    private static final Duration OVERDUE = Duration.ofHours(26);

    record Services(String backend, String postgres) {}

    record Health(
            String status,
            String timestamp,
            double uptime,
            String environment,
            String version,
            Services services) {}

    record Live(String status) {}

    record LastRun(String date, String state, long ageSeconds, boolean overdue) {}

    record Checks(
            String database,
            @Nullable LastRun lastRun,
            Map<String, String> upstreams,
            Map<String, Long> waiting) {}

    record Ready(String status, Checks checks) {}

    private final WebSettings settings;
    private final Heartbeat store;
    private final DailyRuns runs;
    private final Vitals vitals;
    private final InstantSource clock;
    private final long startedNanos = System.nanoTime();

    HealthController(
            WebSettings settings,
            Heartbeat store,
            DailyRuns runs,
            Vitals vitals,
            InstantSource clock) {
        this.settings = settings;
        this.store = store;
        this.runs = runs;
        this.vitals = vitals;
        this.clock = clock;
    }

    @Get("/health")
    @Describes(value = "That the service answers")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Health health() {
        return new Health(
                "OK",
                Times.iso(clock.instant()),
                Math.round((System.nanoTime() - startedNanos) / 1e8) / 10.0,
                settings.environment(),
                settings.version(),
                new Services("healthy", "configured"));
    }

    @Get("/health/live")
    @Describes(value = "Liveness")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Live live() {
        return new Live("UP");
    }

    @Get("/health/ready")
    @Describes(value = "Readiness, with the state of what it depends on", alsoStatus = 503)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Ready> ready() {
        var upstreams = vitals.upstreams().get();
        if (!store.answers()) {
            return HttpResponse.<Ready>status(HttpStatus.SERVICE_UNAVAILABLE)
                    .body(new Ready("DOWN", new Checks("DOWN", null, upstreams, Map.of())));
        }
        var lastRun = runs.latest().map(this::lastRun).orElse(null);
        return HttpResponse.ok(
                new Ready("UP", new Checks("UP", lastRun, upstreams, vitals.waiting().get())));
    }

    private LastRun lastRun(DailyRun run) {
        var since = run.finishedAt().orElse(run.passStartedAt());
        var age = Duration.between(since, clock.instant());
        return new LastRun(
                run.date().toString(),
                run.state().word(),
                age.toSeconds(),
                age.compareTo(OVERDUE) > 0);
    }
}
