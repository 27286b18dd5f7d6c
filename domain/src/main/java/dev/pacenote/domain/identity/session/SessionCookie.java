package dev.pacenote.domain.identity.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The value by which a browser opens its session, as it was sent. Never printed, never stored: only
 * its SHA-256 is.
 */
public record SessionCookie(String value) {

    /** A new one, of two random ids (244 random bits). */
    public static SessionCookie of(UUID one, UUID other) {
        var bytes = ByteBuffer.allocate(2 * 2 * Long.BYTES);
        for (var id : new UUID[] {one, other}) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return new SessionCookie(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /**
     * The session that it opens is named by the first half of the hash, so that it is found by its
     * name. Whoever knows that half, from a list of sessions, cannot make the cookie from it.
     */
    public SessionId session() {
        var half = ByteBuffer.wrap(digest());
        return new SessionId(new UUID(half.getLong(), half.getLong()));
    }

    /** Its SHA-256 in hexadecimal digits. */
    public String hash() {
        return HexFormat.of().formatHex(digest());
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SessionCookie[hidden]";
    }
}
