package dev.pacenote.adapters.in.http.platform.status;

import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.security.MetricsTokenScheme;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Metrics for Prometheus, behind a token of their own (contract 2.1). */
@Controller("/metrics")
@Tag(name = "platform")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {

    private final BeanProvider<PrometheusMetrics> metrics;

    MetricsController(BeanProvider<PrometheusMetrics> metrics) {
        this.metrics = metrics;
    }

    /** Returns metrics in the text format of Prometheus. */
    @Get
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Schemes(MetricsTokenScheme.class)
    @Refuses({401, 404})
    HttpResponse<String> metrics() {
        return HttpResponse.ok(metrics.get().scrape())
                .contentType(MediaType.of("text/plain;version=0.0.4;charset=utf-8"));
    }
}
