package dev.pacenote.lambda.local.standin;

import com.sun.net.httpserver.HttpExchange;
import dev.pacenote.lambda.local.LocalAws;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks presigned addresses as S3 does (Signature Version 4 in the query). */
final class S3Signature {

    /** Of the credentials that {@link LocalAws} gives out. */
    private static final String SECRET = "local";

    private static final String ALGORITHM = "HmacSHA256";

    private S3Signature() {}

    /**
     * Whether somebody with our credentials signed the request, with these headers.
     *
     * @param query its parameters, read
     */
    static boolean isValid(HttpExchange exchange, Map<String, String> query) {
        var scope = query.getOrDefault("X-Amz-Credential", "").split("/", 2);
        if (scope.length < 2) {
            return false;
        }
        var text =
                String.join(
                        "\n",
                        "AWS4-HMAC-SHA256",
                        query.getOrDefault("X-Amz-Date", ""),
                        scope[1],
                        HexFormat.of().formatHex(sha256(canonical(exchange, query))));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (var step : scope[1].split("/")) {
            key = hmac(key, step);
        }
        return MessageDigest.isEqual(
                HexFormat.of().formatHex(hmac(key, text)).getBytes(StandardCharsets.UTF_8),
                query.getOrDefault("X-Amz-Signature", "").getBytes(StandardCharsets.UTF_8));
    }

    private static String canonical(HttpExchange exchange, Map<String, String> query) {
        var uri = exchange.getRequestURI();
        var parameters =
                Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
                        .filter(pair -> !pair.startsWith("X-Amz-Signature="))
                        .map(pair -> pair.contains("=") ? pair : pair + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
        var signed = query.getOrDefault("X-Amz-SignedHeaders", "");
        var headers =
                Arrays.stream(signed.split(";"))
                        .map(name -> name + ":" + header(exchange, name) + "\n")
                        .collect(Collectors.joining());
        return String.join(
                "\n",
                exchange.getRequestMethod(),
                uri.getRawPath(),
                parameters,
                headers,
                signed.toLowerCase(Locale.ROOT),
                "UNSIGNED-PAYLOAD");
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .collect(Collectors.joining(","));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
