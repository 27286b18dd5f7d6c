package dev.pacenote.adapters.in.http.platform.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * What follows the scheme's name in an Authorization header. Stricter than Micronaut's reader,
 * which takes the first of several headers and anything behind the name (contract 1.5).
 */
public final class BearerHeader {

    private static final String SCHEME = "bearer ";

    private BearerHeader() {}

    /** Scheme in any letter case, one space, the token, nothing else; and one such header. */
    public static Optional<String> token(HttpRequest<?> request) {
        var headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.size() != 1) {
            return Optional.empty();
        }
        var header = headers.getFirst();
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        && !header.substring(SCHEME.length()).isBlank()
                        && header.indexOf(' ', SCHEME.length()) < 0
                ? Optional.of(header.substring(SCHEME.length()))
                : Optional.empty();
    }
}
