package dev.pacenote.sandbox.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One browser's subscription, with the keys that only the browser has elsewhere (RFC 8291). */
final class Subscription {

    private static final int SALT_BYTES = 16;
    private static final int POINT_BYTES = 65;

    /** What an encoded public key of P-256 has before its point. */
    private static final byte[] X509_PREFIX =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private final String id;
    private final KeyPair pair;
    private final byte[] auth;

    private Subscription(String id, KeyPair pair, byte[] auth) {
        this.id = id;
        this.pair = pair;
        this.auth = auth;
    }

    static Subscription generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var auth = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(auth);
            return new Subscription(
                    UUID.randomUUID().toString(), generator.generateKeyPair(), auth);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #stored} wrote it. */
    static Subscription read(String stored) {
        var parts = stored.split(" ");
        try {
            var keys = KeyFactory.getInstance("EC");
            PublicKey point = keys.generatePublic(new X509EncodedKeySpec(decoded(parts[1])));
            PrivateKey number = keys.generatePrivate(new PKCS8EncodedKeySpec(decoded(parts[2])));
            return new Subscription(parts[0], new KeyPair(point, number), decoded(parts[3]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String stored() {
        return String.join(
                " ",
                id,
                encoded(pair.getPublic().getEncoded()),
                encoded(pair.getPrivate().getEncoded()),
                encoded(auth));
    }

    String id() {
        return id;
    }

    String p256dh() {
        return encoded(point());
    }

    String auth() {
        return encoded(auth);
    }

    private byte[] point() {
        var whole = ((ECPublicKey) pair.getPublic()).getEncoded();
        var point = new byte[POINT_BYTES];
        System.arraycopy(whole, whole.length - POINT_BYTES, point, 0, POINT_BYTES);
        return point;
    }

    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT_BYTES) {
            throw new InvalidKeyException("no point");
        }
        var whole = ByteBuffer.allocate(X509_PREFIX.length + POINT_BYTES);
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(whole.put(X509_PREFIX).put(point).array()));
    }

    /**
     * What a browser does with a push, before it wakes the service worker.
     *
     * @throws GeneralSecurityException when it was not encrypted for this subscription
     */
    String decrypt(byte[] body) throws GeneralSecurityException {
        if (body.length < SALT_BYTES + Integer.BYTES + 1 + POINT_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        var in = ByteBuffer.wrap(body);
        var salt = new byte[SALT_BYTES];
        in.get(salt);
        int recordSize = in.getInt();
        var sender = new byte[in.get()];
        in.get(sender);
        if (in.remaining() > recordSize) {
            throw new GeneralSecurityException("more than one record");
        }
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(publicKey(sender), true);
        var label = "WebPush: info\0".getBytes(StandardCharsets.US_ASCII);
        var info = ByteBuffer.allocate(label.length + 2 * POINT_BYTES);
        info.put(label).put(point()).put(sender);
        var secret = derived(auth, agreement.generateSecret(), info.array(), 32);
        var key = derived(salt, secret, ascii("Content-Encoding: aes128gcm\0"), 16);
        var nonce = derived(salt, secret, ascii("Content-Encoding: nonce\0"), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, nonce));
        var plain = cipher.doFinal(body, in.position(), in.remaining());
        int end = plain.length - 1;
        while (end > 0 && plain[end] == 0) {
            end--;
        }
        if (plain[end] != 2) {
            throw new GeneralSecurityException("no end of the last record");
        }
        return new String(plain, 0, end, StandardCharsets.UTF_8);
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
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
