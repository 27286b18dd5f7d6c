package dev.pacenote.adapters.out.push.delivery.device;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pacenote.domain.delivery.device.SubscriptionKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a push for one browser, so that its push service reads nothing: RFC 8291, in the
 * encoding {@code aes128gcm} of RFC 8188 with one record.
 */
final class PushEncryption {

    private static final int SALT_BYTES = 16;
    private static final int RECORD_SIZE = 4_096;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = SALT_BYTES + Integer.BYTES + 1 + P256.POINT_BYTES;

    /** Follows the text of the last record, before the padding. */
    private static final byte LAST = 2;

    /** Push services need not take more than 4,096 bytes. */
    static final int MAX = RECORD_SIZE - HEADER_BYTES - TAG_BITS / 8 - 1;

    private PushEncryption() {}

    /**
     * Encrypts under a key of its own.
     *
     * @param padded how many bytes the text has together with its padding
     */
    static byte[] encrypt(byte[] text, int padded, SubscriptionKeys to) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        try {
            return encrypt(text, padded, to, P256.generate(), salt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] encrypt(byte[] text, int padded, SubscriptionKeys to, KeyPair ours, byte[] salt)
            throws GeneralSecurityException {
        var theirs = to.publicKey();
        var sender = P256.encoded((ECPublicKey) ours.getPublic());
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours.getPrivate());
        // Java refuses a point that is not on the curve.
        agreement.doPhase(P256.publicKey(theirs), true);
        var info = ByteBuffer.allocate(14 + 2 * P256.POINT_BYTES);
        info.put("WebPush: info\0".getBytes(ISO_8859_1)).put(theirs).put(sender);
        var secret = derived(to.authSecret(), agreement.generateSecret(), info.array(), 32);
        var key = derived(salt, secret, ascii("Content-Encoding: aes128gcm\0"), 16);
        var nonce = derived(salt, secret, ascii("Content-Encoding: nonce\0"), 12);

        var plain = ByteBuffer.allocate(padded + 1).put(text).put(LAST);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        var sealed = cipher.doFinal(plain.array());
        return ByteBuffer.allocate(HEADER_BYTES + sealed.length)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) sender.length)
                .put(sender)
                .put(sealed)
                .array();
    }

    private static byte[] derived(byte[] salt, byte[] secret, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addSalt(salt)
                                .addIKM(secret)
                                .thenExpand(info, length));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
