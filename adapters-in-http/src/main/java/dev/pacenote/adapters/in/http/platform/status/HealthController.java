package dev.pacenote.adapters.in.http.platform.status;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.application.platform.status.CheckReadiness;
import dev.pacenote.application.platform.status.LatestRun;
import dev.pacenote.application.platform.status.PeriodicWork;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether the service lives and is ready (contract 2.1). */
@Controller
@Tag(name = "platform")
final class HealthController {

    @Schema(name = "Services")
    record Services(String backend, String postgres) {}

    @Schema(name = "Health")
    record Health(
            String status,
            String timestamp,
            double uptime,
            String environment,
            String version,
            Services services) {}

    @Schema(name = "Live")
    record Live(String status) {}

    @Schema(name = "HealthLastRun")
    record LastRun(String date, String state, long ageSeconds, boolean overdue) {}

    /**
     * @param stream whether live streams are told at once; null where there are none
     * @param dispatcher whether new notices are dispatched; null where nobody does it all the time
     */
    @Schema(name = "Checks")
    record Checks(
            String database,
            @Nullable String stream,
            @Nullable String dispatcher,
            @Nullable LastRun lastRun,
            Map<String, String> upstreams,
            Map<String, Long> waiting) {}

    /** When something that is done again and again was last done. */
    record Done(@Nullable String finishedAt, boolean overdue) {

        static Done of(PeriodicWork.State state) {
            return new Done(state.finishedAt().map(Times::iso).orElse(null), state.overdue());
        }
    }

    /**
     * @param periodic what areas do again and again, as members beside the others
     */
    @Schema(name = "Ready", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    record Ready(
            String status,
            Checks checks,
            @Schema(hidden = true) @JsonAnyGetter Map<String, Done> periodic) {}

    private final WebSettings settings;
    private final CheckReadiness readiness;
    private final InstantSource clock;
    private final long startedNanos = System.nanoTime();

    HealthController(WebSettings settings, CheckReadiness readiness, InstantSource clock) {
        this.settings = settings;
        this.readiness = readiness;
        this.clock = clock;
    }

    /** Shows that the service answers. */
    @Get("/health")
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

    /** Shows that the process is alive. */
    @Get("/health/live")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Live live() {
        return new Live("UP");
    }

    /** Shows whether the service is ready, with the state of what it depends on. */
    @Get("/health/ready")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "503", useReturnTypeSchema = true)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Ready> ready() {
        var upstreams = new LinkedHashMap<String, String>();
        var answer = readiness.check();
        answer.states().forEach((name, state) -> upstreams.put(name, state.name()));
        // Parts of our own stand beside the services of others.
        var stream = upstreams.remove("stream");
        var dispatcher = upstreams.remove("dispatcher");
        if (!answer.storeAnswers()) {
            return HttpResponse.<Ready>status(HttpStatus.SERVICE_UNAVAILABLE)
                    .body(
                            new Ready(
                                    "DOWN",
                                    new Checks(
                                            "DOWN", stream, dispatcher, null, upstreams, Map.of()),
                                    Map.of()));
        }
        // A queue that does not answer makes no server unready: what else it does, it does.
        var lastRun = answer.lastRun().map(HealthController::lastRun).orElse(null);
        return HttpResponse.ok(
                new Ready(
                        "UP",
                        new Checks("UP", stream, dispatcher, lastRun, upstreams, answer.waiting()),
                        done(answer.periodic())));
    }

    private static Map<String, Done> done(Map<String, PeriodicWork.State> periodic) {
        var views = new LinkedHashMap<String, Done>();
        periodic.forEach((name, state) -> views.put(name, Done.of(state)));
        return views;
    }

    private static LastRun lastRun(LatestRun.Run run) {
        return new LastRun(
                run.date().toString(), run.state(), run.age().toSeconds(), run.overdue());
    }
}
