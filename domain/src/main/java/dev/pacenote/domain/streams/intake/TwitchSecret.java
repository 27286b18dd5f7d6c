package dev.pacenote.domain.streams.intake;

import dev.pacenote.domain.platform.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What Twitch signs its messages with, and only Twitch and we know.
 *
 * @param value 10 to 100 ASCII characters
 */
public record TwitchSecret(String value) {

    private static final Pattern FORM = Pattern.compile("\\p{ASCII}{10,100}");
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    /** Where it ends in a signature: half of it is enough. */
    private static final int FINGERPRINT = PREFIX.length() + 32;

    public TwitchSecret {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException(
                    "invalid_secret", "The webhook's secret has 10 to 100 ASCII characters.");
        }
    }

    /** What Twitch writes into the header of a message. */
    public String signature(String messageId, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(messageId.getBytes(StandardCharsets.UTF_8));
            mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
            mac.update(body);
            return PREFIX + HexFormat.of().formatHex(mac.doFinal());
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells it from another one, and does not show it. */
    public String fingerprint() {
        return signature("fingerprint", "", new byte[0]).substring(PREFIX.length(), FINGERPRINT);
    }

    /** Whether a message was signed with it; takes as long whatever is wrong. */
    boolean signed(SignedMessage message) {
        return MessageDigest.isEqual(
                signature(message.id(), message.timestamp(), message.body())
                        .getBytes(StandardCharsets.UTF_8),
                message.signature().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "TwitchSecret[hidden]";
    }
}
