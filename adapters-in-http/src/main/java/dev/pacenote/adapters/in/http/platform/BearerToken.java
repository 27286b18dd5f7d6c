package dev.pacenote.adapters.in.http.platform;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** The token of an Authorization header. */
public final class BearerToken {

    private static final String SCHEME = "bearer ";

    private BearerToken() {}

    /** Scheme in any letter case, one space, the token, nothing else; and one such header. */
    public static Optional<String> of(HttpRequest<?> request) {
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
