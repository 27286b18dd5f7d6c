package dev.pacenote.domain.streams.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** A message that says it is from Twitch, as it came: its headers and the raw bytes of its body. */
public final class SignedMessage {

    /** So far its time may be from ours, either way. */
    public static final Duration MAX_AGE = Duration.ofMinutes(10);

    private static final int MAX_ID = 200;

    /** What it is. */
    public enum Type {
        /** Twitch asks whether we want its messages. */
        VERIFICATION,
        NOTIFICATION,
        /** Twitch sends no more of them. */
        REVOCATION
    }

    private final String id;
    private final String timestamp;
    private final String signature;
    private final String type;
    private final byte[] body;

    /**
     * @param id unique for what it tells; a repetition has the same
     * @param timestamp when it was sent, RFC 3339
     * @param signature {@code sha256=} and hexadecimal digits
     * @param type what it is, such as {@code notification}
     */
    public SignedMessage(String id, String timestamp, String signature, String type, byte[] body) {
        this.id = id;
        this.timestamp = timestamp;
        this.signature = signature;
        this.type = type;
        this.body = body.clone();
    }

    public String id() {
        return id;
    }

    public String type() {
        return type;
    }

    String timestamp() {
        return timestamp;
    }

    String signature() {
        return signature;
    }

    public byte[] body() {
        return body.clone();
    }

    /**
     * Whether it is from Twitch, and of now.
     *
     * @param secrets that we use, and the one before it while that is replaced
     */
    public boolean isGenuine(Collection<TwitchSecret> secrets, Instant now) {
        return !id.isEmpty()
                && id.length() <= MAX_ID
                && sentAt().filter(at -> isOfNow(at, now)).isPresent()
                && secrets.stream().anyMatch(secret -> secret.signed(this));
    }

    private static boolean isOfNow(Instant at, Instant now) {
        return Duration.between(at, now).abs().compareTo(MAX_AGE) <= 0;
    }

    /** When Twitch sent it; empty when that is no time. */
    public Optional<Instant> sentAt() {
        try {
            return Optional.of(Instant.parse(timestamp));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Empty for a type that we do not know. */
    public Optional<Type> kind() {
        return switch (type) {
            case "webhook_callback_verification" -> Optional.of(Type.VERIFICATION);
            case "notification" -> Optional.of(Type.NOTIFICATION);
            case "revocation" -> Optional.of(Type.REVOCATION);
            default -> Optional.empty();
        };
    }

    /** No body, and no signature: they belong in no log. */
    @Override
    public String toString() {
        return "SignedMessage[" + type + " " + id + "]";
    }
}
