package dev.pacenote.adapters.in.http.parts.analytics;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.analytics.ConsumptionView.OfCover;
import dev.pacenote.adapters.in.http.parts.analytics.ConsumptionView.OfCovers;
import dev.pacenote.adapters.in.http.parts.analytics.ConsumptionView.OfDeadStock;
import dev.pacenote.adapters.in.http.parts.analytics.ConsumptionView.OfDeadStocks;
import dev.pacenote.adapters.in.http.parts.analytics.ConsumptionView.OfPart;
import dev.pacenote.adapters.in.http.parts.analytics.ConsumptionView.OfParts;
import dev.pacenote.adapters.in.http.parts.analytics.ConsumptionView.OfRank;
import dev.pacenote.adapters.in.http.parts.analytics.ConsumptionView.OfRanks;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.analytics.ReadAnalytics;
import dev.pacenote.application.parts.analytics.ReadConsumption;
import dev.pacenote.application.parts.analytics.ReadConsumption.Consumption;
import dev.pacenote.domain.parts.analytics.AbcPart;
import dev.pacenote.domain.parts.analytics.DeadStock;
import dev.pacenote.domain.parts.analytics.StockCover;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What a workshop has, what is low and what it used up. */
@Controller("/analytics")
@Tag(name = "parts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class AnalyticsController {

    private static final int MAX_LOW = 1_000;

    private final ReadAnalytics read;
    private final ReadConsumption consumption;

    AnalyticsController(ReadAnalytics read, ReadConsumption consumption) {
        this.read = read;
        this.consumption = consumption;
    }

    /** Returns the figures of a workshop. */
    @Get
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            anyOf = {
                                                AnalyticsView.class,
                                                AnalyticsView.SummaryView.class,
                                                AnalyticsView.LowView[].class,
                                                OfParts.class,
                                                OfCovers.class,
                                                OfDeadStocks.class,
                                                OfRanks.class
                                            })))
    HttpResponse<?> figures(
            @Parameter(hidden = true) Caller caller, @RequestBean AnalyticsQuery query) {
        var account = caller.user();
        return switch (query.chosen()) {
            case ALL ->
                    HttpResponse.ok(
                            AnalyticsView.of(
                                    read.summary(account),
                                    read.months(account, query.monthCount()),
                                    MAX_LOW));
            case SUMMARY -> HttpResponse.ok(AnalyticsView.SummaryView.of(read.summary(account)));
            case LOW_STOCK -> query.low(read.summary(account), account);
            case CONSUMPTION ->
                    query.page(
                            consumption.consumption(account, query.monthCount()),
                            Consumption::place,
                            OfPart::of,
                            OfParts::new,
                            account);
            case COVER ->
                    query.page(
                            consumption.cover(account),
                            StockCover::place,
                            OfCover::of,
                            OfCovers::new,
                            account);
            case DEAD_STOCK ->
                    query.page(
                            consumption.deadStock(account),
                            DeadStock::place,
                            OfDeadStock::of,
                            OfDeadStocks::new,
                            account);
            case ABC ->
                    query.page(
                            consumption.abc(account),
                            AbcPart::place,
                            OfRank::of,
                            OfRanks::new,
                            account);
        };
    }
}
