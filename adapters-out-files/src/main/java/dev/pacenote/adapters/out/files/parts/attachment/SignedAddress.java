package dev.pacenote.adapters.out.files.parts.attachment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs addresses with HMAC-SHA256: the method, the file, and everything in the query count, so
 * that none of it can be another.
 */
final class SignedAddress {

    static final String EXPIRES = "expires";
    private static final String SIGNATURE = "signature";
    private static final String ALGORITHM = "HmacSHA256";

    /** What somebody found out about an address. */
    enum Verdict {
        VALID,
        FORGED,
        EXPIRED
    }

    private final SecretKeySpec key;

    SignedAddress(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The query of an address.
     *
     * @param facts what is agreed on
     * @param expires in seconds; from the next one on it is over
     */
    Map<String, String> sign(
            String method, String file, Map<String, String> facts, Instant expires) {
        var query = new TreeMap<>(facts);
        query.put(EXPIRES, Long.toString(expires.getEpochSecond()));
        query.put(SIGNATURE, HexFormat.of().formatHex(signature(method, file, query)));
        return query;
    }

    Verdict check(String method, String file, Map<String, String> query, Instant now) {
        var signed = new TreeMap<>(query);
        var signature = signed.remove(SIGNATURE);
        if (signature == null || !isEqual(signature, signature(method, file, signed))) {
            return Verdict.FORGED;
        }
        // Whoever signed it wrote a number.
        var end = Instant.ofEpochSecond(Long.parseLong(signed.getOrDefault(EXPIRES, "0")));
        return now.isBefore(end) ? Verdict.VALID : Verdict.EXPIRED;
    }

    private static boolean isEqual(String given, byte[] expected) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8),
                HexFormat.of().formatHex(expected).getBytes(StandardCharsets.UTF_8));
    }

    /** Each value with its length, so that no two queries are one text. */
    private byte[] signature(String method, String file, Map<String, String> query) {
        var text =
                query.entrySet().stream()
                        .map(
                                entry ->
                                        entry.getKey().length()
                                                + ":"
                                                + entry.getKey()
                                                + entry.getValue().length()
                                                + ":"
                                                + entry.getValue())
                        .collect(Collectors.joining("\n", method + "\n" + file + "\n", ""));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
