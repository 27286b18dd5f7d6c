package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.domain.identity.account.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A header of our mails that only we can make: a bounce that carries it is about a mail of ours. A
 * Message-ID would not do, because it can be guessed.
 */
public final class MailToken {

    /** The header that names a mail, whatever a mail server calls it. */
    public static final String NAME_HEADER = "X-Pacenote-Mail";

    /** The header with the token. */
    public static final String TOKEN_HEADER = "X-Pacenote-Token";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int TOKEN_BYTES = 16;

    private final SecretKey key;

    /**
     * @param secret at least 32 bytes
     */
    public MailToken(byte[] secret) {
        try {
            key =
                    KDF.getInstance("HKDF-SHA256")
                            .deriveKey(
                                    ALGORITHM,
                                    HKDFParameterSpec.ofExtract()
                                            .addIKM(secret)
                                            .thenExpand(
                                                    "pacenote mail token"
                                                            .getBytes(StandardCharsets.UTF_8),
                                                    KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token of one mail to one address; the same for every copy. */
    String of(String stableName, EmailAddress to) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(stableName, to));
    }

    public boolean isGood(String token, String stableName, EmailAddress to) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8),
                of(stableName, to).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes(String stableName, EmailAddress to) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(stableName.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '\n');
            mac.update(to.value().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(), TOKEN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
