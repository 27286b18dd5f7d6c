package dev.pacenote.adapters.in.http.platform;

import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.AttemptLimit;
import dev.pacenote.domain.platform.limit.AttemptLimit.Verdict;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;

/**
 * The secret of whoever starts runs from outside: in the header only, compared in constant time.
 */
@Singleton
public final class CronSecret {

    private final WebSettings settings;
    private final Attempts attempts;
    private final Authenticate authenticate;
    private final InstantSource clock;

    CronSecret(
            WebSettings settings,
            Attempts attempts,
            Authenticate authenticate,
            InstantSource clock) {
        this.settings = settings;
        this.attempts = attempts;
        this.authenticate = authenticate;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 401 without the right secret, 429 after too many wrong ones
     */
    public void require(HttpRequest<?> request, String address) {
        if (!matches(request)) {
            refuse(address);
        }
    }

    /** The same, but an admin's token will do. */
    public void requireOrAdmin(HttpRequest<?> request, String address) {
        if (!matches(request) && !isAdmin(request)) {
            refuse(address);
        }
    }

    private boolean matches(HttpRequest<?> request) {
        var given = BearerToken.of(request);
        return given.isPresent()
                && settings.cronSecret().isPresent()
                && MessageDigest.isEqual(digest(given.get()), digest(settings.cronSecret().get()));
    }

    private boolean isAdmin(HttpRequest<?> request) {
        return BearerToken.of(request)
                .map(authenticate::byAccessToken)
                .filter(
                        result ->
                                result instanceof Authenticate.Result.Known(var caller)
                                        && authenticate.isAdmin(caller.user()))
                .isPresent();
    }

    private void refuse(String address) {
        var key = "cron:" + new NetworkAddress(address).limitKey();
        if (attempts.take(key, AttemptLimit.WRONG_CRON_SECRETS, clock.instant())
                instanceof Verdict.Refused(var wait)) {
            throw new ProblemException(Problem.tooMany(wait));
        }
        throw new ProblemException(
                Problem.of(
                        401,
                        "cron_secret_invalid",
                        "Not allowed",
                        "The cron secret is missing or wrong."));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
