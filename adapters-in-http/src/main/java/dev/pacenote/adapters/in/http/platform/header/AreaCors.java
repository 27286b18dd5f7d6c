package dev.pacenote.adapters.in.http.platform.header;

import java.util.Set;

/**
 * Routes of a feature area that a page at one other origin may call, with a person's cookie, and
 * routes that no page may call.
 *
 * @param paths these and all below them
 * @param origin of that page
 * @param closed these and all below them are for no page
 */
public record AreaCors(Set<String> paths, String origin, Set<String> closed) {

    /** What a page may send along. */
    static final String SENT = "Content-Type, Authorization, If-Match";

    /** What a page may read of an answer beside its body. */
    static final String READ = "Retry-After, X-Request-Id, ETag";

    public AreaCors {
        paths = Set.copyOf(paths);
        closed = Set.copyOf(closed);
    }

    boolean covers(String path) {
        return isIn(paths, path) || isIn(closed, path);
    }

    boolean allows(String path, String from) {
        return isIn(paths, path) && origin.equals(from);
    }

    private static boolean isIn(Set<String> routes, String path) {
        return routes.stream()
                .anyMatch(route -> path.equals(route) || path.startsWith(route + "/"));
    }
}
