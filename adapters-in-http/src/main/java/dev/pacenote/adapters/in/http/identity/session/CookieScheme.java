package dev.pacenote.adapters.in.http.identity.session;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.security.BrowserScheme;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.domain.identity.session.SessionCookie;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/**
 * The cookie of a browser's session. Browsers send it whoever makes them: what changes something
 * must come from a page of ours, what reads must not come from another site.
 */
@Singleton
public final class CookieScheme implements BrowserScheme {

    private static final String COOKIE = "session";
    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final Result MISSING = refused("session_missing");
    private static final Result OVER = refused("session_expired");
    private static final Problem FOREIGN =
            Problem.of(
                    403,
                    "origin_refused",
                    "Not from this page",
                    "This request comes from a page that is not ours.");

    private final Authenticate authenticate;
    private final OwnOrigins origins;

    CookieScheme(Authenticate authenticate, OwnOrigins origins) {
        this.authenticate = authenticate;
        this.origins = origins;
    }

    private static Result refused(String code) {
        return new Result.Refused(Problem.of(401, code, "Please log in", "Please log in."));
    }

    /**
     * @throws ProblemException when the cookie is there and the request comes from elsewhere:
     *     another scheme must not hide that
     */
    @Override
    public Result authenticate(HttpRequest<?> request, Set<String> roles) {
        var cookie = request.getCookies().findCookie(COOKIE).map(Cookie::getValue);
        if (cookie.isEmpty() || cookie.get().isBlank()) {
            return MISSING;
        }
        if (!isOurs(request)) {
            throw new ProblemException(FOREIGN);
        }
        return authenticate
                .byCookie(new SessionCookie(cookie.get()))
                .<Result>map(caller -> new Result.Known(authentication(caller, roles)))
                .orElse(OVER);
    }

    private boolean isOurs(HttpRequest<?> request) {
        var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin != null) {
            return origins.values().contains(origin);
        }
        // Browsers name no origin when a page of the same one reads.
        return READS.contains(request.getMethod())
                && !"cross-site".equals(request.getHeaders().get(SITE));
    }

    private Authentication authentication(Authenticate.Caller caller, Set<String> roles) {
        boolean admin = roles.contains(Roles.ADMIN) && authenticate.isAdmin(caller.user());
        return Authentication.build(
                caller.user().toString(),
                admin ? Set.of(Roles.ADMIN) : Set.of(),
                Map.of(BearerScheme.CALLER, caller));
    }
}
