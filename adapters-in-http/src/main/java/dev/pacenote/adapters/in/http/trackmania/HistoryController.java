package dev.pacenote.adapters.in.http.trackmania;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.digest.ReadHistory;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import dev.pacenote.application.trackmania.driver.PositionFacts;
import dev.pacenote.domain.digest.HistoryEntry;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** What became of the last days (contract 2.26). */
@Controller("/api/v1/notification-history")
@Tag(name = "trackmania")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HistoryController {

    @Schema(name = "HistoryPart")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Part(String status, String message, int recordsFound, String createdAt) {}

    @Schema(name = "HistoryDay")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Day(String date, @Nullable Part mapperAlert, @Nullable Part driverNotification) {}

    @Schema(name = "HistoryHistory")
    record History(String message, List<Day> history) {}

    private final ReadHistory history;

    HistoryController(ReadHistory history) {
        this.history = history;
    }

    /** Returns the state of the caller's notifications in the last five days. */
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    History lastDays(@Parameter(hidden = true) Caller caller) {
        return new History(
                "The last " + ReadHistory.DAYS + " days.",
                history.lastDays(caller.user()).stream().map(HistoryController::view).toList());
    }

    private static Day view(ReadHistory.Day day) {
        return new Day(
                day.date().toString(),
                part(day.topics().get(RecordFacts.TOPIC)),
                part(day.topics().get(PositionFacts.TOPIC)));
    }

    private static @Nullable Part part(@Nullable HistoryEntry entry) {
        return entry == null
                ? null
                : new Part(
                        entry.status().wireName(),
                        entry.message(),
                        entry.found(),
                        Times.iso(entry.at()));
    }
}
