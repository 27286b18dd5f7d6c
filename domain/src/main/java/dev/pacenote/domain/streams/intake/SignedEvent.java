package dev.pacenote.domain.streams.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** An event that says it is from Discord, as it came: two headers, and the bytes of its body. */
public final class SignedEvent {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{128}");

    private final String timestamp;
    private final String signature;
    private final byte[] body;

    /**
     * @param timestamp when it was sent, in seconds since 1970
     * @param signature 128 hexadecimal digits
     */
    public SignedEvent(String timestamp, String signature, byte[] body) {
        this.timestamp = timestamp;
        this.signature = signature;
        this.body = body.clone();
    }

    public byte[] body() {
        return body.clone();
    }

    /** Whether it is from Discord, and of now. */
    public boolean isGenuine(DiscordKey key, Instant now) {
        return SECONDS.matcher(timestamp).matches()
                && SIGNATURE.matcher(signature).matches()
                && isOfNow(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                && key.signed(signedBytes(), HexFormat.of().parseHex(signature));
    }

    private static boolean isOfNow(Instant at, Instant now) {
        return Duration.between(at, now).abs().compareTo(SignedMessage.MAX_AGE) <= 0;
    }

    private byte[] signedBytes() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(timestamp.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /**
     * Names what it tells. Discord gives events no name, and a repetition has another time and
     * another signature, but the same body; so this is the SHA-256 of that.
     */
    public String name() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No body, and no signature: they belong in no log. */
    @Override
    public String toString() {
        return "SignedEvent[" + timestamp + "]";
    }
}
