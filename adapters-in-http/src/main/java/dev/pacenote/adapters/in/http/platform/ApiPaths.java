package dev.pacenote.adapters.in.http.platform;

import java.util.List;

/**
 * Which addresses are the interface for programs; the others are pages. It is one list for all
 * areas, switched on or off: where an area is off, its addresses do not become pages.
 */
public final class ApiPaths {

    /** Where a client opens a web socket. */
    public static final String SOCKET = "/ws";

    private static final List<String> ROOTS =
            List.of(
                    SOCKET,
                    "/users",
                    "/messages",
                    "/notifications",
                    "/parts",
                    "/stock",
                    "/reorder",
                    "/analytics");

    private ApiPaths() {}

    /** Whether programs ask for this path, whatever they accept. */
    public static boolean contain(String path) {
        return path.startsWith("/api/")
                || ROOTS.stream()
                        .anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
