package dev.pacenote.adapters.in.http.platform.status;

import dev.pacenote.adapters.in.http.platform.Access;
import dev.pacenote.adapters.in.http.platform.BearerToken;
import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.adapters.in.http.platform.openapi.Describes;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Numbers for Prometheus, behind a token of their own (contract 2.1). */
@Controller("/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {

    private final WebSettings settings;
    private final BeanProvider<Numbers> numbers;

    MetricsController(WebSettings settings, BeanProvider<Numbers> numbers) {
        this.settings = settings;
        this.numbers = numbers;
    }

    @Get
    @Access(Access.Level.OPEN)
    @Describes(
            value = "Numbers for Prometheus",
            media = "text/plain",
            refuses = {401, 404})
    HttpResponse<String> metrics(HttpRequest<?> request) {
        var token =
                settings.metricsToken()
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                Problem.of(
                                                        404,
                                                        "no_such_path",
                                                        "No such address",
                                                        "There is nothing at this address.")));
        var given = BearerToken.of(request).orElse("");
        if (!MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw new ProblemException(
                    Problem.of(
                            401,
                            given.isEmpty() ? "access_token_missing" : "access_token_invalid",
                            "Not allowed",
                            "The metrics token is missing or wrong."));
        }
        return HttpResponse.ok(numbers.get().text())
                .contentType(MediaType.of("text/plain;version=0.0.4;charset=utf-8"));
    }
}
