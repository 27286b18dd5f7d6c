package dev.pacenote.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Issues and checks tokens the way the real services do: access one hour, refresh one day. */
final class TokenOffice {

    private static final Duration ACCESS = Duration.ofHours(1);
    private static final Duration REFRESH = Duration.ofHours(24);

    private final InstantSource clock;
    private final AtomicLong number = new AtomicLong();
    private final Map<String, Instant> oauth = new ConcurrentHashMap<>();

    TokenOffice(InstantSource clock) {
        this.clock = clock;
    }

    Map<String, String> nadeoPair(String audience) {
        var now = clock.instant();
        return Map.of(
                "accessToken", jwt(audience, "access", now, now.plus(ACCESS)),
                "refreshToken",
                        jwt("NadeoServices", "refresh:" + audience, now, now.plus(REFRESH)));
    }

    private String jwt(String audience, String kind, Instant now, Instant expires) {
        var payload =
                String.format(
                        Locale.ROOT,
                        "{\"iss\":\"NadeoServices\",\"sub\":\"%s\",\"aud\":\"%s\",\"kind\":\"%s\",\"jti\":\"%d\",\"iat\":%d,\"exp\":%d}",
                        NadeoApi.GUEST,
                        audience,
                        kind,
                        number.incrementAndGet(),
                        now.getEpochSecond(),
                        expires.getEpochSecond());
        return base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64(payload) + ".sandbox";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an Authorization header carries a live token of that kind. */
    boolean nadeoAccepts(String authorization, String kind) {
        return read(authorization, "nadeo_v1 t=")
                .filter(token -> kind.equals(token.path("kind").asText()))
                .isPresent();
    }

    /** The audience that a refresh token renews, if it is good. */
    Optional<String> renews(String authorization) {
        return read(authorization, "nadeo_v1 t=")
                .map(token -> token.path("kind").asText())
                .filter(kind -> kind.startsWith("refresh:"))
                .map(kind -> kind.substring("refresh:".length()));
    }

    private Optional<JsonNode> read(String authorization, String scheme) {
        if (!authorization.startsWith(scheme)) {
            return Optional.empty();
        }
        var parts = authorization.substring(scheme.length()).split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var token = Request.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return token.path("exp").asLong() > clock.instant().getEpochSecond()
                    ? Optional.of(token)
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String oauthToken() {
        var token = "oauth-" + number.incrementAndGet();
        oauth.put(token, clock.instant().plus(ACCESS));
        return token;
    }

    boolean oauthAccepts(String authorization) {
        if (!authorization.startsWith("Bearer ")) {
            return false;
        }
        var expires = oauth.get(authorization.substring("Bearer ".length()));
        return expires != null && clock.instant().isBefore(expires);
    }
}
