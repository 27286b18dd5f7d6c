package dev.pacenote.adapters.in.http.parts.analytics;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.analytics.ReadAnalytics;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What a workshop has, what is low and what it used up. */
@Hidden
@Controller("/analytics")
@Tag(name = "parts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class AnalyticsController {

    private static final int USUAL_MONTHS = 12;
    private static final int MOST_LOW = 1_000;

    /** Which figures. */
    record TypeWord(Type value) {

        static TypeWord of(String text) {
            return switch (text) {
                case "summary" -> new TypeWord(Type.SUMMARY);
                case "low-stock" -> new TypeWord(Type.LOW_STOCK);
                default ->
                        throw new InvalidValueException(
                                "unknown_value", "type is summary or low-stock.");
            };
        }
    }

    enum Type {
        SUMMARY,
        LOW_STOCK
    }

    @Introspected
    record AnalyticsQuery(
            @QueryValue @Nullable @ParsedBy(TypeWord.class) String type,
            @QueryValue @Nullable @Min(1) @Max(36) Integer months)
            implements Parameters {}

    private final ReadAnalytics read;

    AnalyticsController(ReadAnalytics read) {
        this.read = read;
    }

    /** Returns the figures of a workshop. */
    @Get
    HttpResponse<?> figures(
            @Parameter(hidden = true) Caller caller, @RequestBean AnalyticsQuery query) {
        var summary = read.summary(caller.user());
        if (query.type() == null) {
            int months = query.months() == null ? USUAL_MONTHS : query.months();
            return HttpResponse.ok(
                    AnalyticsView.of(summary, read.months(caller.user(), months), MOST_LOW));
        }
        return HttpResponse.ok(
                switch (TypeWord.of(query.type()).value()) {
                    case SUMMARY -> AnalyticsView.SummaryView.of(summary);
                    case LOW_STOCK -> AnalyticsView.low(summary, MOST_LOW);
                });
    }
}
