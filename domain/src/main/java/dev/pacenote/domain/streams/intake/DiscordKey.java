package dev.pacenote.domain.streams.intake;

import dev.pacenote.domain.platform.InvalidValueException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The public key of our application at Discord: what Discord signs with the other half of it. */
public final class DiscordKey {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String ALGORITHM = "Ed25519";

    /** What stands before the 32 bytes of such a key where it is written by RFC 8410. */
    private static final String PREFIX = "302a300506032b6570032100";

    private final PublicKey key;

    /**
     * @param value 64 hexadecimal digits, as Discord shows it
     */
    public DiscordKey(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException(
                    "invalid_key", "The public key of Discord has 64 hexadecimal digits.");
        }
        try {
            this.key =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePublic(
                                    new X509EncodedKeySpec(
                                            HexFormat.of().parseHex(PREFIX + value)));
        } catch (GeneralSecurityException e) {
            throw new InvalidValueException("invalid_key", "These digits are no public key.");
        }
    }

    /** Whether these bytes were signed by Discord. */
    boolean signed(byte[] bytes, byte[] signature) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
