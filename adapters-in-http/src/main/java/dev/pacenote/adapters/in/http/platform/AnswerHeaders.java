package dev.pacenote.adapters.in.http.platform;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Headers on every answer, errors included: who may read it from another origin, and what a browser
 * must not do with it.
 */
@Singleton
public final class AnswerHeaders {

    private static final String CSP =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'";

    private final WebSettings settings;

    AnswerHeaders(WebSettings settings) {
        this.settings = settings;
    }

    /**
     * @param path of the request
     * @param origin its header of that name
     * @return by name; an answer that has frame options or a content policy of its own keeps them
     */
    public Map<String, String> on(String path, @Nullable String origin) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.VARY, "Origin");
        if (origin != null && allows(origin)) {
            headers.put(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.put(
                    HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                    "Location, Retry-After, X-Request-Id, ETag, Idempotent-Replay,"
                            + " Idempotency-Replayed");
            // Never for any origin: only pages of ours may act with a person's cookie.
            if (settings.ownOrigins().contains(origin)) {
                headers.put(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            }
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

    private boolean allows(String origin) {
        return settings.allowedOrigins().isEmpty()
                || settings.allowedOrigins().contains(origin)
                || settings.ownOrigins().contains(origin);
    }
}
