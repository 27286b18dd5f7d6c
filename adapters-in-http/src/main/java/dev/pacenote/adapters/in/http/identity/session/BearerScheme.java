package dev.pacenote.adapters.in.http.identity.session;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.security.BearerHeader;
import dev.pacenote.adapters.in.http.platform.security.DefaultScheme;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.identity.token.IssuerUnavailableException;
import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.SessionId;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An access token in the Authorization header, ours or the outside issuer's. Micronaut's validator
 * checks the signature of ours; a token whose session is over opens nothing, however fresh it is;
 * whether the caller is an admin is asked of the store, and only for routes that want one. A person
 * whom the issuer knows and we do not may open an account, and nothing else: that is said, and no
 * other scheme of the route is asked.
 */
@Singleton
public final class BearerScheme implements DefaultScheme {

    /** The attribute of the authentication under which the caller stands. */
    static final String CALLER = "caller";

    /** The attribute under which stands what a token of the outside issuer says. */
    static final String OUTSIDE = "outside-access";

    /** The attribute under which the end of the access token stands. */
    private static final String ENDS_AT = "ends-at";

    /** As they stand in every access token that was ever issued (contract 1.5). */
    private static final String ISSUER = "pacenote";

    private static final String ACCESS = "access";

    private static final Result MISSING = refused("access_token_missing", "Please log in.");
    private static final Result EXPIRED =
            refused(
                    "access_token_expired",
                    "Your session needs to be refreshed. Please log in again.");
    private static final Result INVALID =
            refused("access_token_invalid", "Your session has ended. Please log in again.");

    private static final Problem DISABLED =
            Problem.of(
                    403,
                    "account_disabled",
                    "Your account is disabled",
                    "This account is disabled. Please ask an admin.");
    private static final Problem NO_ACCOUNT =
            Problem.of(
                    403,
                    "profile_required",
                    "You have no account yet",
                    "Please tell your name and your e-mail address first.");

    /** Who sent an access token, and until when it is good. */
    public record Proof(Caller caller, Instant endsAt) {

        /** What an authentication of this scheme proved. */
        public static Proof of(Authentication authentication) {
            var attributes = authentication.getAttributes();
            return new Proof(
                    (Caller) Objects.requireNonNull(attributes.get(CALLER)),
                    (Instant) Objects.requireNonNull(attributes.get(ENDS_AT)));
        }
    }

    /** An access token that this service signed. */
    private record SignedAccess(Tokens.Access claims, Instant end) {}

    private final Optional<OutsideBearer> outside;
    private final JsonWebTokenValidator<JWT, HttpRequest<?>> signatures;
    private final Authenticate authenticate;
    private final InstantSource clock;

    BearerScheme(
            Optional<OutsideBearer> outside,
            JsonWebTokenValidator<JWT, HttpRequest<?>> signatures,
            Authenticate authenticate,
            InstantSource clock) {
        this.outside = outside;
        this.signatures = signatures;
        this.authenticate = authenticate;
        this.clock = clock;
    }

    private static Result refused(String code, String detail) {
        return new Result.Refused(Problem.of(401, code, "Please log in", detail));
    }

    @Override
    public Result authenticate(HttpRequest<?> request, Set<String> roles) {
        var token = BearerHeader.token(request);
        if (token.isEmpty()) {
            return MISSING;
        }
        var theirs = outside.flatMap(issuer -> issuer.find(token.get(), request));
        if (theirs.isPresent()) {
            return result(theirs.get(), roles);
        }
        var signed = read(token.get(), request);
        if (signed.isEmpty()) {
            return INVALID;
        }
        if (!clock.instant().isBefore(signed.get().end())) {
            return EXPIRED;
        }
        return authenticate
                .bySession(signed.get().claims())
                .<Result>map(
                        caller ->
                                new Result.Known(authentication(caller, signed.get().end(), roles)))
                .orElse(INVALID);
    }

    private Result result(OutsideBearer.Found found, Set<String> roles) {
        return switch (found) {
            case OutsideBearer.Found.Expired _ -> EXPIRED;
            case OutsideBearer.Found.Invalid _ -> INVALID;
            case OutsideBearer.Found.Disabled _ -> throw new ProblemException(DISABLED);
            case OutsideBearer.Found.Known(var caller, var access) -> {
                if (caller.isEmpty() && !roles.contains(Roles.OUTSIDE_SUBJECT)) {
                    throw new ProblemException(NO_ACCOUNT);
                }
                yield new Result.Known(authentication(caller, access, roles));
            }
        };
    }

    /**
     * What a token proves that did not come with a request.
     *
     * @throws StoreUnavailableException also when the outside issuer cannot be asked
     */
    public Optional<Proof> proof(String token) {
        var theirs = ofOutside(token);
        if (theirs.isPresent()) {
            return theirs.get() instanceof OutsideBearer.Found.Known(var caller, var access)
                    ? caller.map(known -> new Proof(known, access.expiresAt()))
                    : Optional.empty();
        }
        return read(token, null)
                .filter(signed -> clock.instant().isBefore(signed.end()))
                .flatMap(
                        signed ->
                                authenticate
                                        .bySession(signed.claims())
                                        .map(caller -> new Proof(caller, signed.end())));
    }

    private Optional<OutsideBearer.Found> ofOutside(String token) {
        try {
            return outside.flatMap(issuer -> issuer.find(token, null));
        } catch (IssuerUnavailableException e) {
            throw new StoreUnavailableException(e);
        }
    }

    private Optional<SignedAccess> read(String token, @Nullable HttpRequest<?> request) {
        try {
            var claims = claims(token, request);
            if (claims.isEmpty() || claims.get().getExpirationTime() == null) {
                return Optional.empty();
            }
            var end = claims.get().getExpirationTime().toInstant();
            return Optional.of(new SignedAccess(access(claims.get()), end));
        } catch (ParseException | RuntimeException e) {
            // Whatever cannot be read was not written by us.
            return Optional.empty();
        }
    }

    /** The claims of an access token that this service signed. */
    private Optional<JWTClaimsSet> claims(String token, @Nullable HttpRequest<?> request)
            throws ParseException {
        var jwt = signatures.validate(token, request);
        // The validator takes every algorithm that the length of the secret allows.
        if (jwt.isEmpty()
                || !(jwt.get() instanceof SignedJWT signed)
                || !JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())) {
            return Optional.empty();
        }
        var claims = signed.getJWTClaimsSet();
        return ISSUER.equals(claims.getIssuer()) && ACCESS.equals(claims.getStringClaim("typ"))
                ? Optional.of(claims)
                : Optional.empty();
    }

    private static Tokens.Access access(JWTClaimsSet claims) throws ParseException {
        return new Tokens.Access(
                new AccountId(Long.parseLong(claims.getStringClaim("user_id"))),
                new SessionId(UUID.fromString(claims.getStringClaim("session_id"))),
                Role.valueOf(claims.getStringClaim("role").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(claims.getStringClaim("refresh_id")).map(UUID::fromString));
    }

    private Authentication authentication(Caller caller, Instant end, Set<String> roles) {
        boolean admin = roles.contains(Roles.ADMIN) && authenticate.isAdmin(caller.user());
        return Authentication.build(
                caller.user().toString(),
                admin ? Set.of(Roles.ADMIN) : Set.of(),
                Map.of(CALLER, caller, ENDS_AT, end));
    }

    /** Of somebody by a token of the outside issuer, who may have no account. */
    private Authentication authentication(
            Optional<Caller> caller, OutsideAccess access, Set<String> roles) {
        var attributes = new HashMap<String, Object>();
        attributes.put(OUTSIDE, access);
        attributes.put(ENDS_AT, access.expiresAt());
        caller.ifPresent(known -> attributes.put(CALLER, known));
        var own = new HashSet<String>();
        own.add(Roles.OUTSIDE_SUBJECT);
        if (roles.contains(Roles.ADMIN)
                && caller.filter(known -> authenticate.isAdmin(known.user())).isPresent()) {
            own.add(Roles.ADMIN);
        }
        var name = caller.map(known -> known.user().toString()).orElse("outside-subject");
        return Authentication.build(name, own, attributes);
    }
}
