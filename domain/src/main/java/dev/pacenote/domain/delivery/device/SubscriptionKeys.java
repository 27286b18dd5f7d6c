package dev.pacenote.domain.delivery.device;

import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a browser gave to have its pushes encrypted for it (RFC 8291), both in base64url without
 * padding. Never printed.
 *
 * @param p256dh its public key: a point of the curve P-256, uncompressed
 * @param auth its secret of 16 bytes
 */
public record SubscriptionKeys(String p256dh, String auth) {

    private static final int COORDINATE_BYTES = 32;
    private static final int POINT_BYTES = 1 + 2 * COORDINATE_BYTES;
    private static final int AUTH_BYTES = 16;
    private static final byte UNCOMPRESSED = 4;

    /** The prime of P-256, and b of y² = x³ − 3x + b. */
    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

    public SubscriptionKeys {
        var point = decoded(p256dh, "p256dh");
        if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED || !isOnCurve(point)) {
            throw new InvalidValueException(
                    "invalid", "p256dh must be a public key of the curve P-256.");
        }
        var secret = decoded(auth, "auth");
        if (secret.length != AUTH_BYTES) {
            throw new InvalidValueException("invalid", "auth must have 16 bytes.");
        }
        p256dh = encoded(point);
        auth = encoded(secret);
    }

    private static byte[] decoded(String text, String name) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("invalid", name + " must be base64url.");
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A point elsewhere would tell something about the key that it is combined with. */
    private static boolean isOnCurve(byte[] point) {
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE_BYTES));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE_BYTES, POINT_BYTES));
        if (x.compareTo(P) >= 0 || y.compareTo(P) >= 0) {
            return false;
        }
        var right = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B).mod(P);
        return y.pow(2).mod(P).equals(right);
    }

    /** The point, uncompressed. */
    public byte[] publicKey() {
        return decoded(p256dh, "p256dh");
    }

    public byte[] authSecret() {
        return decoded(auth, "auth");
    }

    @Override
    public String toString() {
        return "SubscriptionKeys[hidden]";
    }
}
