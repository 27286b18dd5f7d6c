package dev.pacenote.adapters.out.http.client;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What Micronaut's HTTP client is told about a service of others. */
public final class UpstreamServices {

    /** Bytes; the largest answers that we ask for have less than a tenth of it. */
    private static final int MAX_CONTENT_LENGTH = 10 * 1024 * 1024;

    /** Shorter than servers keep a connection open: whoever closes first meets no request. */
    private static final Duration POOL_IDLE = Duration.ofSeconds(15);

    /** A thread of its own: looking names up blocks it, and visitors must not wait for that. */
    private static final String EVENT_LOOP = "upstream";

    private UpstreamServices() {}

    /**
     * Properties of {@code @Client(id = …, errorType = String.class)}: an answer is an answer,
     * whatever its status, and a redirect is one too.
     *
     * @param base what all addresses of the service begin with, its path included
     */
    public static Map<String, Object> properties(
            String id, URI base, UpstreamConfiguration.Limits limits) {
        var service = new HashMap<String, Object>();
        service.put("url", base.getScheme() + "://" + base.getRawAuthority());
        service.put("connect-timeout", millis(limits.connect()));
        service.put("read-timeout", millis(limits.answer()));
        service.put("request-timeout", millis(limits.answer()));
        service.put("connection-pool-idle-timeout", millis(POOL_IDLE));
        service.put("follow-redirects", false);
        service.put("exception-on-error-status", false);
        service.put("max-content-length", MAX_CONTENT_LENGTH);
        service.put("alpn-modes", "http/1.1");
        service.put("event-loop-group", EVENT_LOOP);
        // Micronaut drops the path of a service's URL.
        var path = base.getRawPath().replaceFirst("/+$", "");
        if (!path.isEmpty()) {
            service.put("path", path);
        }
        var properties = new HashMap<String, Object>();
        service.forEach((key, value) -> properties.put(key(id, key), value));
        properties.put("micronaut.netty.event-loops." + EVENT_LOOP + ".num-threads", 1);
        return properties;
    }

    private static String key(String id, String name) {
        return "micronaut.http.services." + id + "." + name;
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
