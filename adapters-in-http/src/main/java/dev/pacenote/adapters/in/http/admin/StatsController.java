package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.application.admin.ShowStats;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Three numbers for the landing page (contract 2.28). */
@Controller("/api/v1/stats")
@Tag(name = "admin")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatsController {

    @Schema(name = "StatsStats")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Stats(long totalUsers, long totalAlertsSent, long mapsBeingWatched) {}

    private final ShowStats stats;

    StatsController(ShowStats stats) {
        this.stats = stats;
    }

    /** Returns live numbers of the service. */
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    Stats stats() {
        var figures = stats.now();
        return new Stats(
                figures.users(),
                figures.sent(),
                figures.others().getOrDefault("maps_being_watched", 0L));
    }
}
