package dev.pacenote.domain.streams.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What a browser carries to Twitch and back, in the address and beside it in a cookie. Never
 * printed, never stored: only its SHA-256 is.
 */
public record LinkSecret(String value) {

    /** A new one, of two random ids (244 random bits). */
    public static LinkSecret of(UUID one, UUID other) {
        var bytes = ByteBuffer.allocate(2 * 2 * Long.BYTES);
        for (var id : new UUID[] {one, other}) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return new LinkSecret(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /** Its SHA-256 in hexadecimal digits: how its ticket is found. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "LinkSecret[hidden]";
    }
}
