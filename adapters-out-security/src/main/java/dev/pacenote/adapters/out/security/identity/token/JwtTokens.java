package dev.pacenote.adapters.out.security.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.session.RefreshToken;
import dev.pacenote.domain.identity.session.SessionId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens as JWTs, signed with HS256. The claim {@code typ} says which door a token opens. All
 * claims are plain ASCII without {@code > ? ~}, so that the payload's base64url form is base64 too:
 * the client reads it with {@code atob}.
 */
@Singleton
@Requires(beans = TokenSecret.class)
public final class JwtTokens implements Tokens {

    private static final String ISSUER = "pacenote";
    private static final String ACCESS = "access";
    private static final String REFRESH = "refresh";
    private static final String REFRESH_ID = "refresh_id";
    private static final String VERIFY = "verify";
    private static final String NEW_ADDRESS = "new_address";
    private static final String EMAIL = "email";
    private static final String RESET = "reset";
    private static final String UNSUBSCRIBE = "unsubscribe";

    /** HS256 asks for a key at least as long as its hash. */
    public static final int MIN_SECRET_BYTES = 32;

    private final JWSSigner signer;
    private final JWSVerifier verifier;

    @Inject
    JwtTokens(TokenSecret secret) {
        this(secret.bytes());
    }

    /**
     * @throws IllegalArgumentException when the secret is shorter than {@link #MIN_SECRET_BYTES}
     */
    public JwtTokens(byte[] secret) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("the token secret is too short");
        }
        try {
            signer = new MACSigner(secret);
            verifier = new MACVerifier(secret);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String access(Access claims, UUID tokenId, Instant now) {
        var text =
                claims(ACCESS, claims.user())
                        .claim("session_id", claims.session().toString())
                        .claim("role", claims.role().wireName())
                        .jwtID(tokenId.toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(ACCESS_LIFETIME)));
        claims.refreshToken().ifPresent(id -> text.claim(REFRESH_ID, id.toString()));
        return sign(text);
    }

    @Override
    public String refresh(AccountId user, SessionId session, RefreshToken token) {
        return sign(
                claims(REFRESH, user)
                        .claim("session_id", session.toString())
                        .jwtID(token.id().toString())
                        .issueTime(Date.from(token.issuedAt()))
                        .expirationTime(Date.from(token.expiresAt())));
    }

    @Override
    public Check<Refresh> readRefresh(String token, Instant now) {
        return read(
                token,
                REFRESH,
                now,
                claims ->
                        new Refresh(
                                user(claims), session(claims), UUID.fromString(claims.getJWTID())));
    }

    @Override
    public String verification(Verification claims, Instant now) {
        var text =
                claims(VERIFY, claims.user())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VERIFY_LIFETIME)));
        claims.email().ifPresent(email -> text.claim(EMAIL, email.value()));
        return sign(text);
    }

    @Override
    public Check<Verification> readVerification(String token, Instant now) {
        return read(token, VERIFY, now, claims -> new Verification(user(claims), email(claims)));
    }

    @Override
    public String newAddress(NewAddress claims, Instant now) {
        return sign(
                claims(NEW_ADDRESS, claims.user())
                        .claim(EMAIL, claims.email().value())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VERIFY_LIFETIME))));
    }

    @Override
    public Check<NewAddress> readNewAddress(String token, Instant now) {
        return read(
                token,
                NEW_ADDRESS,
                now,
                claims ->
                        new NewAddress(
                                user(claims), new EmailAddress(claims.getStringClaim(EMAIL))));
    }

    @Override
    public String reset(Reset claims, Instant now) {
        return newPassword(claims, now, RESET_LIFETIME);
    }

    @Override
    public String invitation(Reset claims, Instant now) {
        return newPassword(claims, now, INVITATION_LIFETIME);
    }

    private String newPassword(Reset claims, Instant now, Duration lifetime) {
        var text =
                claims(RESET, claims.user())
                        .jwtID(claims.id().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)));
        claims.email().ifPresent(email -> text.claim(EMAIL, email.value()));
        return sign(text);
    }

    @Override
    public Check<Reset> readReset(String token, Instant now) {
        return read(
                token,
                RESET,
                now,
                claims ->
                        new Reset(user(claims), UUID.fromString(claims.getJWTID()), email(claims)));
    }

    @Override
    public String unsubscription(AccountId user) {
        return sign(claims(UNSUBSCRIBE, user));
    }

    @Override
    public Check<AccountId> readUnsubscription(String token, Instant now) {
        return read(token, UNSUBSCRIBE, now, JwtTokens::user);
    }

    private static JWTClaimsSet.Builder claims(String type, AccountId user) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .claim("typ", type)
                .claim("user_id", user.toString());
    }

    private String sign(JWTClaimsSet.Builder claims) {
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private interface Reader<T> {
        T read(JWTClaimsSet claims) throws ParseException;
    }

    private <T> Check<T> read(String token, String type, Instant now, Reader<T> reader) {
        try {
            var jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    || !jwt.verify(verifier)) {
                return new Check.Invalid<>();
            }
            var claims = jwt.getJWTClaimsSet();
            if (!ISSUER.equals(claims.getIssuer()) || !type.equals(claims.getStringClaim("typ"))) {
                return new Check.Invalid<>();
            }
            var value = reader.read(claims);
            var expires = claims.getExpirationTime();
            if (expires == null && !type.equals(UNSUBSCRIBE)) {
                return new Check.Invalid<>();
            }
            return expires == null || now.isBefore(expires.toInstant())
                    ? new Check.Valid<>(value)
                    : new Check.Expired<>();
        } catch (ParseException | JOSEException | RuntimeException e) {
            // Whatever cannot be read was not written by us.
            return new Check.Invalid<>();
        }
    }

    private static AccountId user(JWTClaimsSet claims) throws ParseException {
        return new AccountId(Long.parseLong(claims.getStringClaim("user_id")));
    }

    private static Optional<EmailAddress> email(JWTClaimsSet claims) throws ParseException {
        return Optional.ofNullable(claims.getStringClaim(EMAIL)).map(EmailAddress::new);
    }

    private static SessionId session(JWTClaimsSet claims) throws ParseException {
        return new SessionId(UUID.fromString(claims.getStringClaim("session_id")));
    }
}
