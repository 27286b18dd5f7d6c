package dev.pacenote.adapters.in.http.platform;

/** Which addresses are the interface for programs; the others are pages. */
public final class ApiPaths {

    private ApiPaths() {}

    /** Whether programs ask for this path, whatever they accept. */
    public static boolean contain(String path) {
        return path.startsWith("/api/") || path.startsWith("/ws/");
    }
}
