package dev.pacenote.adapters.in.http.platform.security;

import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * The secret of whoever starts runs from outside. Each request without it counts as a guess of its
 * address, so a route that takes another scheme too names this one last.
 */
@Singleton
public final class CronSecretScheme implements AuthenticationScheme {

    /** Wrong secrets from one network. */
    public static final RateLimit WRONG_SECRETS = new RateLimit(10, Duration.ofMinutes(5));

    private static final Problem INVALID =
            Problem.of(
                    401,
                    "cron_secret_invalid",
                    "Not allowed",
                    "The cron secret is missing or wrong.");

    private final WebSettings settings;
    private final ClientAddress addresses;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;

    CronSecretScheme(
            WebSettings settings,
            ClientAddress addresses,
            RateLimiter rateLimiter,
            InstantSource clock) {
        this.settings = settings;
        this.addresses = addresses;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
    }

    @Override
    public Result authenticate(HttpRequest<?> request, Set<String> roles) {
        return SharedSecret.isIn(request, settings.cronSecret())
                ? new Result.Known(Authentication.build("cron", Set.of(Roles.CRON)))
                : new Result.Refused(refusal(addresses.of(request)));
    }

    private Problem refusal(String address) {
        var key = "cron:" + new NetworkAddress(address).limitKey();
        return switch (rateLimiter.take(key, WRONG_SECRETS, clock.instant())) {
            case Verdict.Refused(var wait) -> Problem.tooMany(wait);
            case Verdict.Allowed _ -> INVALID;
        };
    }
}
