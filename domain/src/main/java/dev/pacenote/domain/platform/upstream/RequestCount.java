package dev.pacenote.domain.platform.upstream;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests that were sent to services of others.
 *
 * @param byEndpoint such as {@code live top}; what was never asked is missing
 */
public record RequestCount(Map<String, Long> byEndpoint) {

    public static final RequestCount NONE = new RequestCount(Map.of());

    public RequestCount {
        byEndpoint = Collections.unmodifiableMap(new TreeMap<>(byEndpoint));
    }

    public RequestCount plus(RequestCount other) {
        var sums = new TreeMap<>(byEndpoint);
        other.byEndpoint.forEach((endpoint, count) -> sums.merge(endpoint, count, Long::sum));
        return new RequestCount(sums);
    }

    /** What was sent since an earlier count of the same kind. */
    public RequestCount since(RequestCount earlier) {
        var rest = new TreeMap<String, Long>();
        byEndpoint.forEach(
                (endpoint, count) -> {
                    long more = count - earlier.byEndpoint.getOrDefault(endpoint, 0L);
                    if (more > 0) {
                        rest.put(endpoint, more);
                    }
                });
        return new RequestCount(rest);
    }

    public long total() {
        return byEndpoint.values().stream().mapToLong(Long::longValue).sum();
    }
}
