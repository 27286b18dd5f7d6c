package dev.pacenote.adapters.in.http.platform;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.Problems;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Refuses bodies that, by their own headers, are compressed or written in another alphabet than
 * UTF-8, before anybody tries to read them. It looks after the caller was let in (contract 1.4) and
 * only at bodies that are there and that somebody reads.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.LOWEST_PRECEDENCE)
final class BodyFormatFilter {

    /**
     * Mail programs post the form of RFC 8058 here in an alphabet of their choice, and nothing of
     * it is read: the token is in the address.
     */
    private static final String UNSUBSCRIBE = "/api/v1/unsubscribe";

    private static final String IDENTITY = "identity";

    /** ASCII is a part of UTF-8. */
    private static final Set<Charset> CHARSETS =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (!hasBody(request) || !isRead(request)) {
            return null;
        }
        if (isCompressed(request)) {
            return Problems.answer(
                            request, Problem.unsupported("Please send the body uncompressed."))
                    .header(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
        }
        return hasForeignCharset(request)
                ? Problems.answer(request, Problem.unsupported("Please send the body in UTF-8."))
                : null;
    }

    private static boolean isRead(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .flatMap(route -> route.getRouteInfo().getFullRequestBodyType())
                .isPresent();
    }

    private static boolean hasBody(HttpRequest<?> request) {
        return request.getMethod().permitsRequestBody()
                && (request.getContentLength() > 0
                        || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    private static boolean isCompressed(HttpRequest<?> request) {
        return request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(IDENTITY));
    }

    private static boolean hasForeignCharset(HttpRequest<?> request) {
        return request.getContentType()
                .flatMap(type -> type.getParameters().get("charset"))
                .filter(name -> !isReadable(request, name))
                .isPresent();
    }

    private static boolean isReadable(HttpRequest<?> request, String name) {
        try {
            var charset = Charset.forName(name);
            return CHARSETS.contains(charset) || request.getPath().equals(UNSUBSCRIBE);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
