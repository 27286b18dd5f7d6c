package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.application.streams.membership.LogInWithDiscord;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionCookie;
import dev.pacenote.domain.streams.audit.AuditedAction;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** The session of a browser whose person came in by Discord, and the cookie that keeps it. */
@Singleton
final class DiscordSessions {

    private static final String COOKIE = "session";

    private final LogInWithDiscord logins;
    private final StreamsPages pages;
    private final ClientAddress address;

    DiscordSessions(LogInWithDiscord logins, StreamsPages pages, ClientAddress address) {
        this.logins = logins;
        this.pages = pages;
        this.address = address;
    }

    /**
     * Opens a session, in place of the one that came along; that one stays where nobody is logged
     * in.
     *
     * @param bindTo whoever is logged in already, so that Discord becomes a further way in
     */
    LogInWithDiscord.Result open(
            HttpRequest<?> request, String code, URI redirect, Optional<AccountId> bindTo) {
        var client = client(request);
        var result = logins.logIn(new LogInWithDiscord.Command(code, redirect, bindTo, client));
        if (result instanceof LogInWithDiscord.Result.LoggedIn) {
            of(request).ifPresent(logins::logOut);
        }
        return result;
    }

    private Session.ClientInfo client(HttpRequest<?> request) {
        return new Session.ClientInfo(
                Objects.requireNonNullElse(request.getHeaders().get(HttpHeaders.USER_AGENT), ""),
                address.of(request));
    }

    /**
     * Keeps in the audit that somebody was turned away.
     *
     * @param code of the refusal
     */
    void denied(HttpRequest<?> request, AuditedAction action, String code) {
        logins.denied(action, of(request), client(request), code);
    }

    void end(SessionCookie cookie) {
        logins.logOut(cookie);
    }

    /** What the browser keeps. */
    static Optional<SessionCookie> of(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank())
                .map(SessionCookie::new);
    }

    Cookie kept(SessionCookie cookie) {
        return cookie(cookie.value()).maxAge(BrowserSession.LIFETIME.toSeconds());
    }

    Cookie forgotten() {
        return cookie("").maxAge(0);
    }

    private Cookie cookie(String value) {
        return Cookie.of(COOKIE, value)
                .httpOnly(true)
                .secure(pages.https())
                .sameSite(SameSite.Strict)
                .path("/");
    }
}
