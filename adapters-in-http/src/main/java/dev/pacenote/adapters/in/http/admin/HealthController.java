package dev.pacenote.adapters.in.http.admin;

import dev.pacenote.adapters.in.http.web.Access;
import dev.pacenote.adapters.in.http.web.Times;
import dev.pacenote.adapters.in.http.web.WebSettings;
import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.application.shared.Heartbeat;
import dev.pacenote.domain.notice.DailyRun;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whether the service lives and is ready (contract 2.1). */
@Controller
final class HealthController {

    private static final Duration OVERDUE = Duration.ofHours(26);

    private final WebSettings settings;
    private final Heartbeat store;
    private final DailyRuns runs;
    private final InstantSource clock;
    private final long startedNanos = System.nanoTime();

    HealthController(WebSettings settings, Heartbeat store, DailyRuns runs, InstantSource clock) {
        this.settings = settings;
        this.store = store;
        this.runs = runs;
        this.clock = clock;
    }

    @Get("/health")
    @Access(Access.Level.OPEN)
    Map<String, Object> health() {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", "OK");
        body.put("timestamp", Times.iso(clock.instant()));
        body.put("uptime", Math.round((System.nanoTime() - startedNanos) / 1e8) / 10.0);
        body.put("environment", settings.environment());
        body.put("version", settings.version());
        body.put("services", Map.of("backend", "healthy", "postgres", "configured"));
        return body;
    }

    @Get("/health/live")
    @Access(Access.Level.OPEN)
    Map<String, String> live() {
        return Map.of("status", "UP");
    }

    @Get("/health/ready")
    @Access(Access.Level.OPEN)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Map<String, Object>> ready() {
        var checks = new LinkedHashMap<String, Object>();
        boolean up = store.answers();
        checks.put("database", up ? "UP" : "DOWN");
        if (up) {
            runs.latest().ifPresent(run -> checks.put("lastRun", lastRun(run)));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("status", up ? "UP" : "DOWN");
        body.put("checks", checks);
        return HttpResponse.<Map<String, Object>>status(
                        up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }

    private Map<String, Object> lastRun(DailyRun run) {
        var since = run.finishedAt().or(() -> Optional.of(run.passStartedAt())).get();
        var age = Duration.between(since, clock.instant());
        var view = new LinkedHashMap<String, Object>();
        view.put("date", run.date().toString());
        view.put("state", run.state().word());
        view.put("ageSeconds", age.toSeconds());
        view.put("overdue", age.compareTo(OVERDUE) > 0);
        return view;
    }
}
