package dev.pacenote.configuration;

import java.net.URI;
import java.util.List;

/**
 * An http or https address of a service, without a slash at the end.
 *
 * @param uri with scheme and host
 */
public record WebAddress(URI uri) {

    /** Completes "NAME must …". */
    public static final String MUST = "be an http or https address";

    /**
     * Reads an address; a slash at its end is left out.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static WebAddress of(String text) {
        var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException("not http");
        }
        return new WebAddress(uri);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
