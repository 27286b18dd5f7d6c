package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name that a client gave a message, so that it can send it again without sending it twice. It
 * is never stored, only what it hashes to.
 */
public record ClientMessageId(String value) {

    public static final int MAX_LENGTH = 128;

    public ClientMessageId {
        if (value.isEmpty()) {
            throw new InvalidValueException("required", "A client's id of a message is not empty.");
        }
        if (value.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "A client's id of a message has at most 128 characters.");
        }
        if (value.chars()
                .anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new InvalidValueException(
                    "invalid_characters", "A client's id of a message has plain characters only.");
        }
    }

    /** What is stored of it: the same for the same sender and id only. */
    public String hash(AccountId sender) {
        return sha256(sender + "\n" + value);
    }

    /** What is stored of the message: the same for the same recipient and text only. */
    public String fingerprint(AccountId sender, AccountId recipient, MessageText text) {
        return sha256(sender + "\n" + value + "\n" + recipient + "\n" + text.value());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
