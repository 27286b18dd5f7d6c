package dev.pacenote.domain.platform.idempotency;

import dev.pacenote.domain.platform.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A request that its sender may repeat. Of what was sent only hashes are kept.
 *
 * @param caller hash of who sends it
 * @param scope hash of who sends it where under which key: the same for a repeat
 * @param content hash of what it asks for: the same for a repeat, unless the key is used for
 *     something else
 */
public record IdempotentRequest(String caller, String scope, String content) {

    /** Most characters of an {@code Idempotency-Key}. */
    public static final int MAX_KEY_LENGTH = 255;

    /** How long a reply is repeated. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** How long a request waits for another one with the same key. */
    public static final Duration PATIENCE = Duration.ofSeconds(12);

    /**
     * @param caller an account, or issuer and subject
     * @param key as the sender chose it
     * @param body what is asked for; equal texts ask for the same
     * @throws InvalidValueException when the key is no text of 1 to 255 characters
     */
    public static IdempotentRequest of(
            String caller, String method, String path, String key, String body) {
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw new InvalidValueException(
                    "wrong_length",
                    "An Idempotency-Key has 1 to " + MAX_KEY_LENGTH + " characters.");
        }
        // A line break stands in none of them: a header and a path cannot have one.
        return new IdempotentRequest(
                caller(caller), hash(String.join("\n", caller, method, path, key)), hash(body));
    }

    /**
     * What all requests of one sender have in common.
     *
     * @param caller an account, or issuer and subject
     */
    public static String caller(String caller) {
        return hash(caller);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When a reply that is stored now is forgotten. */
    public static Instant expiry(Instant now) {
        return now.plus(KEPT);
    }
}
