package dev.pacenote.domain.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Opens one socket, once and soon: browsers cannot send an access token with an upgrade.
 *
 * @param hash of the {@link Secret} that the client holds; the secret itself is stored nowhere
 * @param account whose stream the socket carries
 * @param session in which the ticket was asked for; the socket ends with it
 * @param accessEndsAt until when the socket may stay open unless it shows another proof
 * @param expiresAt until when the ticket opens a socket
 */
public record StreamTicket(
        String hash,
        AccountId account,
        SessionId session,
        Instant accessEndsAt,
        Instant expiresAt) {

    public static final Duration LIFETIME = Duration.ofSeconds(30);

    /** What the client sends. Never printed. */
    public record Secret(String value) {

        /** A new one, of two random ids (244 random bits). */
        public static Secret of(UUID one, UUID other) {
            var bytes = ByteBuffer.allocate(2 * 2 * Long.BYTES);
            for (var id : new UUID[] {one, other}) {
                bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            }
            return new Secret(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
        }

        /** Its SHA-256 in hexadecimal digits. */
        public String hash() {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                return HexFormat.of()
                        .formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "StreamTicket.Secret[hidden]";
        }
    }

    public static StreamTicket issue(
            Secret secret,
            AccountId account,
            SessionId session,
            Instant accessEndsAt,
            Instant now) {
        return new StreamTicket(secret.hash(), account, session, accessEndsAt, now.plus(LIFETIME));
    }

    /** Whether it opens a socket now. */
    public boolean isGood(Instant now) {
        return now.isBefore(expiresAt);
    }
}
