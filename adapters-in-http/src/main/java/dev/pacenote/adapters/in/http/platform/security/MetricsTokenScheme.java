package dev.pacenote.adapters.in.http.platform.security;

import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Set;

/** The token of the Prometheus server; where none is set, there are no metrics (contract 2.1). */
@Singleton
public final class MetricsTokenScheme implements AuthenticationScheme {

    private final WebSettings settings;

    MetricsTokenScheme(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public Result authenticate(HttpRequest<?> request, Set<String> roles) {
        if (settings.metricsToken().isEmpty()) {
            return new Result.Refused(Problem.noSuchPath());
        }
        if (SharedSecret.isIn(request, settings.metricsToken())) {
            return new Result.Known(Authentication.build("metrics"));
        }
        return new Result.Refused(
                Problem.of(
                        401,
                        BearerHeader.token(request).isEmpty()
                                ? "access_token_missing"
                                : "access_token_invalid",
                        "Not allowed",
                        "The metrics token is missing or wrong."));
    }
}
