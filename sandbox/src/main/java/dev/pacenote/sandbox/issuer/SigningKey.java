package dev.pacenote.sandbox.issuer;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key of the issuer.
 *
 * @param kid its name
 * @param algorithm RS256 or ES256
 */
record SigningKey(String kid, String algorithm, KeyPair pair) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Bytes of a coordinate of P-256. */
    private static final int COORDINATE = 32;

    static SigningKey rsa(String kid) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new SigningKey(kid, "RS256", generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey ec(String kid) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new SigningKey(kid, "ES256", generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is published. */
    Map<String, String> jwk() {
        var jwk = new LinkedHashMap<String, String>();
        jwk.put("kid", kid);
        jwk.put("use", "sig");
        jwk.put("alg", algorithm);
        switch (pair.getPublic()) {
            case RSAPublicKey rsa -> {
                jwk.put("kty", "RSA");
                jwk.put("n", BASE64.encodeToString(unsigned(rsa.getModulus(), 0)));
                jwk.put("e", BASE64.encodeToString(unsigned(rsa.getPublicExponent(), 0)));
            }
            case ECPublicKey ec -> {
                jwk.put("kty", "EC");
                jwk.put("crv", "P-256");
                jwk.put("x", BASE64.encodeToString(unsigned(ec.getW().getAffineX(), COORDINATE)));
                jwk.put("y", BASE64.encodeToString(unsigned(ec.getW().getAffineY(), COORDINATE)));
            }
            default -> throw new IllegalStateException(algorithm);
        }
        return jwk;
    }

    private static byte[] unsigned(BigInteger number, int length) {
        var bytes = number.toByteArray();
        int from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        var whole = new byte[Math.max(length, bytes.length - from)];
        System.arraycopy(
                bytes, from, whole, whole.length - (bytes.length - from), bytes.length - from);
        return whole;
    }

    /** The signature of a token's first two parts, in base64url. */
    String sign(String parts) {
        try {
            var signature =
                    Signature.getInstance(
                            algorithm.equals("RS256")
                                    ? "SHA256withRSA"
                                    : "SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(parts.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
