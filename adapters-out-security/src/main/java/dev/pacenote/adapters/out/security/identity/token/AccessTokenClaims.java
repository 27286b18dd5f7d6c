package dev.pacenote.adapters.out.security.identity.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.pacenote.application.identity.token.OutsideTokens;
import dev.pacenote.application.identity.token.OutsideTokens.Check;
import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.session.OutsideLogin;
import dev.pacenote.domain.platform.InvalidValueException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of a genuine token have to say. An ID token tells a program who logged in; it
 * opens nothing here, although it is signed by the same keys.
 */
final class AccessTokenClaims {

    /** What a token says of itself. */
    enum Kind {
        ACCESS,
        OTHER,
        UNKNOWN
    }

    /** What issuers write into tokens of one log-in, best first; the last two name one token. */
    private static final List<String> LOGIN_KEYS =
            List.of("sid", "origin_jti", "auth_time", "jti", "iat");

    private static final Set<String> ACCESS_TYPES = Set.of("Bearer", "at+jwt");

    private final String issuer;
    private final Set<String> audience;

    AccessTokenClaims(String issuer, Set<String> audience) {
        this.issuer = issuer;
        this.audience = Set.copyOf(audience);
    }

    /**
     * @param kind by the token's header
     */
    Check read(JWTClaimsSet claims, Kind kind, Instant now) throws ParseException {
        var end = claims.getExpirationTime();
        if (!issuer.equals(claims.getIssuer())
                || end == null
                || claims.getSubject() == null
                || !isForUs(claims)
                || !isAccess(claims, kind)
                || isEarly(claims.getNotBeforeTime(), now)) {
            return new Check.Invalid();
        }
        var taken = end.toInstant().plus(OutsideTokens.CLOCK_SKEW);
        return now.isBefore(taken)
                ? new Check.Valid(
                        new OutsideAccess(
                                login(claims, taken),
                                end.toInstant(),
                                verifiedEmail(
                                        claims.getClaim("email"),
                                        claims.getClaim("email_verified"))))
                : new Check.Expired();
    }

    private boolean isForUs(JWTClaimsSet claims) throws ParseException {
        if (claims.getClaim("aud") != null) {
            return !Collections.disjoint(audience, claims.getAudience());
        }
        var client = claims.getStringClaim("client_id");
        return client != null && audience.contains(client);
    }

    /** A token that says nowhere what it is must look like no ID token. */
    private static boolean isAccess(JWTClaimsSet claims, Kind kind) throws ParseException {
        var said =
                Stream.of(
                                kind,
                                kind(claims.getStringClaim("token_use"), Set.of("access")),
                                kind(claims.getStringClaim("typ"), ACCESS_TYPES))
                        .toList();
        if (said.contains(Kind.OTHER)) {
            return false;
        }
        return said.contains(Kind.ACCESS)
                || (claims.getClaim("nonce") == null && claims.getClaim("at_hash") == null);
    }

    private static Kind kind(@Nullable String said, Set<String> access) {
        if (said == null || said.equals("JWT")) {
            return Kind.UNKNOWN;
        }
        return access.contains(said) ? Kind.ACCESS : Kind.OTHER;
    }

    private static boolean isEarly(@Nullable Date notBefore, Instant now) {
        return notBefore != null
                && now.isBefore(notBefore.toInstant().minus(OutsideTokens.CLOCK_SKEW));
    }

    private OutsideLogin login(JWTClaimsSet claims, Instant taken) throws ParseException {
        var issuedAt = claims.getIssueTime();
        return new OutsideLogin(
                new ExternalSubject(issuer, claims.getSubject()),
                LOGIN_KEYS.stream()
                        .filter(name -> claims.getClaim(name) != null)
                        .findFirst()
                        .map(name -> name + " " + text(claims, name))
                        .orElse(""),
                Optional.ofNullable(claims.getLongClaim("auth_time")).map(Instant::ofEpochSecond),
                issuedAt == null ? Instant.EPOCH : issuedAt.toInstant(),
                taken);
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof Date date
                ? Long.toString(date.toInstant().getEpochSecond())
                : String.valueOf(claims.getClaim(name));
    }

    /** Some issuers write {@code true} as a text. */
    static Optional<EmailAddress> verifiedEmail(
            @Nullable Object claimed, @Nullable Object verified) {
        return "true".equals(String.valueOf(verified)) && claimed instanceof String email
                ? address(email)
                : Optional.empty();
    }

    private static Optional<EmailAddress> address(String email) {
        try {
            return Optional.of(new EmailAddress(email));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
