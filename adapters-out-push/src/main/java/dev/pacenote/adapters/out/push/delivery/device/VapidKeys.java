package dev.pacenote.adapters.out.push.delivery.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pacenote.configuration.json.JsonMappers;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;

/** The keys by which push services know us (VAPID, RFC 8292). Never printed. */
public final class VapidKeys {

    /** Push services take none that is valid for more than a day. */
    private static final Duration VALID = Duration.ofHours(12);

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMappers.forDocuments();

    private final String publicKey;
    private final ECPrivateKey privateKey;
    private final String subject;

    private VapidKeys(String publicKey, ECPrivateKey privateKey, String subject) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        this.subject = subject;
    }

    /**
     * Reads a pair of keys.
     *
     * @param publicKey an uncompressed point, in base64url
     * @param privateKey a number of 32 bytes, in base64url
     * @param subject whom a push service may ask: a {@code mailto:} or {@code https:} address
     * @throws IllegalArgumentException when they are no pair
     */
    public static VapidKeys of(String publicKey, String privateKey, String subject) {
        try {
            var point = Base64.getUrlDecoder().decode(publicKey);
            var keys =
                    new VapidKeys(
                            BASE64URL.encodeToString(point),
                            P256.privateKey(Base64.getUrlDecoder().decode(privateKey)),
                            subject);
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(P256.publicKey(point));
            check.update(point);
            if (!check.verify(keys.signed(point))) {
                throw new InvalidKeyException("they are no pair");
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no pair of keys of the curve P-256", e);
        }
    }

    /** A new pair. */
    public static VapidKeys generate(String subject) {
        var pair = P256.generate();
        return new VapidKeys(
                BASE64URL.encodeToString(P256.encoded((ECPublicKey) pair.getPublic())),
                (ECPrivateKey) pair.getPrivate(),
                subject);
    }

    /** An uncompressed point, in base64url. */
    public String publicKey() {
        return publicKey;
    }

    /** A number of 32 bytes, in base64url; for whoever keeps it. */
    public String privateKey() {
        return BASE64URL.encodeToString(P256.encoded(privateKey));
    }

    /** Whom a push service may ask about us. */
    public String subject() {
        return subject;
    }

    /**
     * The header {@code Authorization} for one push service.
     *
     * @param origin the service's
     */
    String authorization(String origin, Instant now) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("aud", origin);
        claims.put("exp", now.plus(VALID).getEpochSecond());
        claims.put("sub", subject);
        try {
            var text =
                    encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}")
                            + "."
                            + encoded(JSON.writeValueAsString(claims));
            var token = text + "." + BASE64URL.encodeToString(signed(text.getBytes(UTF_8)));
            return "vapid t=" + token + ", k=" + publicKey;
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return BASE64URL.encodeToString(text.getBytes(UTF_8));
    }

    private byte[] signed(byte[] text) throws GeneralSecurityException {
        var signature = Signature.getInstance(ALGORITHM);
        signature.initSign(privateKey);
        signature.update(text);
        return signature.sign();
    }

    @Override
    public String toString() {
        return "VapidKeys[hidden]";
    }
}
