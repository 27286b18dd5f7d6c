package dev.pacenote.adapters.in.http.platform.request;

import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a query parameter in the other way that a plus sign can be meant: a browser that does not
 * encode what was typed sends a plus for a plus, where a form sends it for a space.
 */
public final class PlusSigns {

    private PlusSigns() {}

    /** The parameter with its plus signs; empty when it has none. */
    public static Optional<String> kept(HttpRequest<?> request, String name) {
        var raw = request.getUri().getRawQuery();
        if (raw == null) {
            return Optional.empty();
        }
        for (var pair : raw.split("&", -1)) {
            if (pair.startsWith(name + "=") && pair.contains("+")) {
                var value = pair.substring(name.length() + 1).replace("+", "%2B");
                return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
