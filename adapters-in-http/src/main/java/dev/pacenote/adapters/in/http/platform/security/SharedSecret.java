package dev.pacenote.adapters.in.http.platform.security;

import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** A secret that operator and caller share, sent as a bearer. */
final class SharedSecret {

    private SharedSecret() {}

    /**
     * Whether the request brings the secret; compared in constant time, whatever the lengths.
     *
     * @param secret none means that no request brings it
     */
    static boolean isIn(HttpRequest<?> request, Optional<String> secret) {
        var given = BearerHeader.token(request);
        return given.isPresent()
                && secret.isPresent()
                && MessageDigest.isEqual(digest(given.get()), digest(secret.get()));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
