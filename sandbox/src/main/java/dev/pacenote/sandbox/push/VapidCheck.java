package dev.pacenote.sandbox.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/** Whether a sender shows who it is, as RFC 8292 asks of it. */
final class VapidCheck {

    private static final Pattern HEADER =
            Pattern.compile(
                    "vapid t=(?<head>[\\w-]+)\\.(?<claims>[\\w-]+)\\.(?<signature>[\\w-]+),"
                            + " ?k=(?<key>[\\w-]+)");

    private static final long A_DAY = 24L * 60 * 60;

    private VapidCheck() {}

    static boolean passes(String authorization, String origin, Instant now) {
        var parts = HEADER.matcher(authorization);
        if (!parts.matches()) {
            return false;
        }
        try {
            var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(Subscription.publicKey(decoded(parts.group("key"))));
            verifier.update(
                    (parts.group("head") + "." + parts.group("claims"))
                            .getBytes(StandardCharsets.US_ASCII));
            var claims = new ObjectMapper().readTree(decoded(parts.group("claims")));
            long ends = claims.path("exp").asLong();
            return verifier.verify(decoded(parts.group("signature")))
                    && claims.path("aud").asText().equals(origin)
                    && !claims.path("sub").asText().isEmpty()
                    && ends > now.getEpochSecond()
                    && ends <= now.getEpochSecond() + A_DAY;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
