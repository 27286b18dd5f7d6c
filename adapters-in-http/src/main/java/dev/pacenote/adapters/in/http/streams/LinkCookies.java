package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.domain.streams.link.LinkSecret;
import dev.pacenote.domain.streams.link.LinkTicket;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a browser keeps while its person is at Twitch, a cookie for each tab. The name says when it
 * ends, so that the oldest are known.
 */
@Singleton
final class LinkCookies {

    private static final String PREFIX = "twitch_link_";
    private static final int OF_HASH = 8;

    private final StreamsPages pages;

    LinkCookies(StreamsPages pages) {
        this.pages = pages;
    }

    /** What the browser brings along. */
    static List<LinkSecret> of(HttpRequest<?> request) {
        return cookies(request).map(Cookie::getValue).map(LinkSecret::new).toList();
    }

    private static Stream<Cookie> cookies(HttpRequest<?> request) {
        return request.getCookies().getAll().stream()
                .filter(cookie -> cookie.getName().startsWith(PREFIX))
                .filter(cookie -> !cookie.getValue().isEmpty());
    }

    /** One more to keep; the oldest are forgotten where these are too many. */
    Set<Cookie> kept(HttpRequest<?> request, LinkSecret secret, Instant endsAt) {
        var name = PREFIX + endsAt.toEpochMilli() + "_" + secret.hash().substring(0, OF_HASH);
        var fresh = cookie(name, secret.value()).maxAge(LinkTicket.LIFETIME.toSeconds());
        var older =
                cookies(request)
                        .sorted(Comparator.comparing(Cookie::getName).reversed())
                        .skip(LinkTicket.MAX_AT_ONCE - 1);
        return Stream.concat(Stream.of(fresh), older.map(this::forgotten))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** That of a way which ended. */
    Set<Cookie> forgotten(HttpRequest<?> request, LinkSecret secret) {
        return cookies(request)
                .filter(cookie -> cookie.getValue().equals(secret.value()))
                .map(this::forgotten)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Cookie forgotten(Cookie cookie) {
        return cookie(cookie.getName(), "").maxAge(0);
    }

    /** Lax, as it must come along when Twitch leads the browser back. */
    private Cookie cookie(String name, String value) {
        return Cookie.of(name, value)
                .httpOnly(true)
                .secure(pages.https())
                .sameSite(SameSite.Lax)
                .path("/api");
    }
}
