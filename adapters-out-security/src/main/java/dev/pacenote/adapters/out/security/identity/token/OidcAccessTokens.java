package dev.pacenote.adapters.out.security.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import dev.pacenote.application.identity.token.OutsideTokens;
import java.text.ParseException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * Access tokens of an OpenID Connect issuer, Cognito's among them. Only the issuer's own document
 * says by which keys they are signed: what a token says about keys ({@code jku}, {@code x5u},
 * {@code jwk}) is not looked at, and its {@code kid} names one of the keys that are known.
 */
public final class OidcAccessTokens implements OutsideTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final String issuer;
    private final AccessTokenClaims claims;
    private final IssuerKeys keys;
    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

    OidcAccessTokens(String issuer, Set<String> audience, IssuerKeys keys) {
        this.issuer = issuer;
        this.claims = new AccessTokenClaims(issuer, audience);
        this.keys = keys;
    }

    @Override
    public Check read(String token, Instant now) {
        if (!isTheirs(token)) {
            return new Check.NotTheirs();
        }
        try {
            var jwt = SignedJWT.parse(token);
            return ALGORITHMS.contains(jwt.getHeader().getAlgorithm()) && isSigned(jwt)
                    ? claims.read(jwt.getJWTClaimsSet(), kind(jwt), now)
                    : new Check.Invalid();
        } catch (ParseException | IllegalArgumentException e) {
            return new Check.Invalid();
        }
    }

    /** Whether it says that it is the issuer's; nothing is checked so far. */
    private boolean isTheirs(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length < 2) {
            return false;
        }
        try {
            var payload = JSONObjectUtils.parse(new Base64URL(parts[1]).decodeToString());
            return payload != null && issuer.equals(payload.get("iss"));
        } catch (ParseException e) {
            return false;
        }
    }

    private boolean isSigned(SignedJWT jwt) {
        var header = jwt.getHeader();
        return keys.find(new JWKSelector(JWKMatcher.forJWSHeader(header))).stream()
                .anyMatch(key -> isSignedBy(key, jwt, header));
    }

    private boolean isSignedBy(JWK key, SignedJWT jwt, JWSHeader header) {
        try {
            return key instanceof AsymmetricJWK pair
                    && jwt.verify(verifiers.createJWSVerifier(header, pair.toPublicKey()));
        } catch (JOSEException e) {
            // A key that does not fit the algorithm, or that nobody can use.
            return false;
        }
    }

    /** As the header's {@code typ} says, which is {@code JWT} where it says nothing. */
    private static AccessTokenClaims.Kind kind(SignedJWT jwt) {
        var type = jwt.getHeader().getType();
        if (type == null || JOSEObjectType.JWT.equals(type)) {
            return AccessTokenClaims.Kind.UNKNOWN;
        }
        var name = type.getType().toLowerCase(Locale.ROOT);
        return name.equals("at+jwt") || name.equals("application/at+jwt")
                ? AccessTokenClaims.Kind.ACCESS
                : AccessTokenClaims.Kind.OTHER;
    }
}
