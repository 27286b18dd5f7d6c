package dev.pacenote.acceptance.streams;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.HexFormat;

/** Signs events as Discord does, with a key of its own. */
final class DiscordSigner {

    private static final String ALGORITHM = "Ed25519";
    private static final int LENGTH = 64;

    private final KeyPair keys;

    DiscordSigner() {
        try {
            keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key, as Discord shows it: the end of what Java writes. */
    String text() {
        var written = HexFormat.of().formatHex(keys.getPublic().getEncoded());
        return written.substring(written.length() - LENGTH);
    }

    /** Sends an event that was signed then. */
    Guests.Answer send(Guests guest, Instant at, String body) {
        var timestamp = Long.toString(at.getEpochSecond());
        return guest.post(
                "/webhooks/discord",
                body,
                "Content-Type",
                "application/json",
                "X-Signature-Timestamp",
                timestamp,
                "X-Signature-Ed25519",
                signature(timestamp + body));
    }

    private String signature(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
