package dev.pacenote.adapters.in.http.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pacenote.application.streams.membership.LogInWithDiscord;
import dev.pacenote.domain.streams.audit.AuditedAction;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser goes to Discord and comes back, led by us (contract of streams, 2.2): whoever comes
 * back must be who left, which a cookie of ten minutes proves.
 */
@Hidden
@Controller("/api/auth/discord")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class DiscordRoundTripController {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordRoundTripController.class);
    private static final String COOKIE = "discord_login";
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final int STATE_BYTES = 32;

    private final DiscordSessions sessions;
    private final StreamsPages pages;
    private final SecureRandom random = new SecureRandom();

    DiscordRoundTripController(DiscordSessions sessions, StreamsPages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    /** Sends a browser to Discord. */
    @Get("/login")
    HttpResponse<?> leave() {
        var bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        var state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var there =
                UriBuilder.of(pages.authorize())
                        .queryParam("client_id", pages.clientId())
                        .queryParam("redirect_uri", pages.ownCallback())
                        .queryParam("response_type", "code")
                        .queryParam("scope", "identify guilds")
                        .queryParam("state", state)
                        .build();
        return HttpResponse.seeOther(there).cookie(cookie(state).maxAge(LASTS.toSeconds()));
    }

    /** Logs a browser in that comes back from Discord, and shows it the pages. */
    @Get("/callback")
    HttpResponse<?> comeBack(HttpRequest<?> request) {
        var code = request.getParameters().getFirst("code").filter(text -> !text.isEmpty());
        var denial = denial(request, code.isPresent());
        denial.ifPresent(why -> sessions.denied(request, AuditedAction.LOGIN, why));
        MutableHttpResponse<?> answer =
                code.filter(_ -> denial.isEmpty())
                        .flatMap(text -> loggedIn(request, text))
                        .<MutableHttpResponse<?>>map(
                                cookie ->
                                        HttpResponse.seeOther(pages.after("/dashboard"))
                                                .cookie(cookie))
                        .orElseGet(() -> HttpResponse.seeOther(pages.after("/?error=auth_denied")));
        return answer.cookie(cookie("").maxAge(0));
    }

    /** Why nobody is logged in who comes back so; empty where Discord is to be asked. */
    private static Optional<String> denial(HttpRequest<?> request, boolean broughtCode) {
        if (!isWhoLeft(request)) {
            return Optional.of("state_invalid");
        }
        return broughtCode ? Optional.empty() : Optional.of("access_denied");
    }

    private static boolean isWhoLeft(HttpRequest<?> request) {
        var kept = request.getCookies().findCookie(COOKIE).map(Cookie::getValue);
        var brought = request.getParameters().getFirst("state");
        return kept.isPresent()
                && brought.isPresent()
                && !kept.get().isEmpty()
                && MessageDigest.isEqual(kept.get().getBytes(UTF_8), brought.get().getBytes(UTF_8));
    }

    /** A browser that comes back has a page to see, whatever went wrong. */
    private Optional<Cookie> loggedIn(HttpRequest<?> request, String code) {
        try {
            return sessions.open(request, code, pages.ownCallback(), Optional.empty())
                            instanceof LogInWithDiscord.Result.LoggedIn(_, _, var cookie)
                    ? Optional.of(sessions.kept(cookie))
                    : Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("a log-in by Discord failed", e);
            return Optional.empty();
        }
    }

    /** Lax, as it must come along when Discord leads the browser back. */
    private Cookie cookie(String state) {
        return Cookie.of(COOKIE, state)
                .httpOnly(true)
                .secure(pages.https())
                .sameSite(SameSite.Lax)
                .path("/api/auth/discord");
    }
}
