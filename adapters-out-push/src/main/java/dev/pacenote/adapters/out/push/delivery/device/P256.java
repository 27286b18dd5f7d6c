package dev.pacenote.adapters.out.push.delivery.device;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys of the curve P-256 as Web Push writes them: points uncompressed, numbers of 32 bytes. */
final class P256 {

    static final int POINT_BYTES = 65;
    private static final int NUMBER_BYTES = 32;
    private static final String CURVE = "secp256r1";
    private static final byte UNCOMPRESSED = 4;

    private P256() {}

    static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED) {
            throw new InvalidKeyException("not an uncompressed point");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + NUMBER_BYTES));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + NUMBER_BYTES, POINT_BYTES));
        return (ECPublicKey)
                KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
    }

    static ECPrivateKey privateKey(byte[] number) throws GeneralSecurityException {
        if (number.length != NUMBER_BYTES) {
            throw new InvalidKeyException("not a number of 32 bytes");
        }
        return (ECPrivateKey)
                KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, number), curve()));
    }

    static byte[] encoded(ECPublicKey key) {
        var point = new byte[POINT_BYTES];
        point[0] = UNCOMPRESSED;
        write(key.getW().getAffineX(), point, 1);
        write(key.getW().getAffineY(), point, 1 + NUMBER_BYTES);
        return point;
    }

    static byte[] encoded(ECPrivateKey key) {
        var number = new byte[NUMBER_BYTES];
        write(key.getS(), number, 0);
        return number;
    }

    /** In 32 bytes, whatever the number's own length is. */
    private static void write(BigInteger number, byte[] to, int at) {
        var bytes = number.toByteArray();
        int skipped = Math.max(0, bytes.length - NUMBER_BYTES);
        int length = bytes.length - skipped;
        System.arraycopy(bytes, skipped, to, at + NUMBER_BYTES - length, length);
    }
}
