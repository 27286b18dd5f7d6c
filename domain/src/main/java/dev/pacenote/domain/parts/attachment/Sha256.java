package dev.pacenote.domain.parts.attachment;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a file.
 *
 * @param hex 64 digits, small letters
 */
public record Sha256(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * @throws InvalidValueException for anything but 64 hexadecimal digits
     */
    public Sha256 {
        hex = hex.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(hex).matches()) {
            throw new InvalidValueException(
                    "invalid_sha256", "A SHA-256 is written with 64 hexadecimal digits.");
        }
    }

    /** Of its 32 bytes. */
    public static Sha256 of(byte[] digest) {
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    /** As headers of HTTP write it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
