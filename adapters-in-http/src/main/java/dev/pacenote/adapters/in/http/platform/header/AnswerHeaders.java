package dev.pacenote.adapters.in.http.platform.header;

import dev.pacenote.adapters.in.http.platform.ApiPaths;
import dev.pacenote.adapters.in.http.platform.WebSettings;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Headers on every answer, errors included: who may read it from another origin, and what a browser
 * must not do with it.
 */
@Singleton
public final class AnswerHeaders {

    private static final String CSP =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'";

    private static final String SENT =
            "Content-Type, Authorization, X-Amz-Date, X-Api-Key, X-Amz-Security-Token,"
                    + " X-Amz-Checksum-Sha256, Idempotency-Key, If-Match";

    private static final String READ =
            "Location, Retry-After, X-Request-Id, ETag, Idempotent-Replay, Idempotency-Replayed,"
                    + " X-Next-Cursor, X-Total-Count";

    private final WebSettings settings;
    private final List<AreaCors> areas;

    /**
     * @param areas with routes for pages of their own
     */
    AnswerHeaders(WebSettings settings, List<AreaCors> areas) {
        this.settings = settings;
        this.areas = List.copyOf(areas);
    }

    /**
     * @param path of the request
     * @param origin its header of that name
     * @return by name; an answer that has frame options or a content policy of its own keeps them
     */
    public Map<String, String> on(String path, @Nullable String origin) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.VARY, "Origin");
        if (origin != null) {
            area(path)
                    .ifPresentOrElse(
                            area -> {
                                if (area.allows(path, origin)) {
                                    allow(headers, origin, AreaCors.READ, true);
                                }
                            },
                            () -> {
                                if (allows(origin)) {
                                    // Never for any origin: only pages of ours may act with a
                                    // person's cookie.
                                    allow(
                                            headers,
                                            origin,
                                            READ,
                                            settings.ownOrigins().contains(origin));
                                }
                            });
        }
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        if (ApiPaths.contain(path)) {
            headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        // On every answer: what a page is, is known only later.
        headers.put("Content-Security-Policy", CSP);
        if (settings.https()) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return headers;
    }

    private static void allow(
            Map<String, String> headers, String origin, String read, boolean credentials) {
        headers.put(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.put(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, read);
        if (credentials) {
            headers.put(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
    }

    /** What pages elsewhere may send to that path. */
    String sentTo(String path) {
        return area(path).map(_ -> AreaCors.SENT).orElse(SENT);
    }

    private Optional<AreaCors> area(String path) {
        return areas.stream().filter(it -> it.covers(path)).findFirst();
    }

    private boolean allows(String origin) {
        return settings.allowedOrigins().isEmpty()
                || settings.allowedOrigins().contains(origin)
                || settings.ownOrigins().contains(origin);
    }
}
