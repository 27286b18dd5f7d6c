package dev.pacenote.adapters.in.http.identity.session;

import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.identity.session.AuthenticateSubject;
import dev.pacenote.application.identity.session.OpenSubjectAccount;
import dev.pacenote.application.identity.token.IssuerUnavailableException;
import dev.pacenote.application.identity.token.OutsideTokens;
import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import dev.pacenote.domain.identity.session.Session.ClientInfo;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose an access token of the outside issuer is; {@link BearerScheme} asks here first. */
@Singleton
@Requires(beans = OutsideTokens.class)
final class OutsideBearer {

    /** What a token of the issuer proves. */
    sealed interface Found {

        /**
         * @param caller empty for somebody who has no account here
         */
        record Known(Optional<Caller> caller, OutsideAccess access) implements Found {}

        record Expired() implements Found {}

        record Invalid() implements Found {}

        /** The account may not be used. */
        record Disabled() implements Found {}
    }

    private final OutsideTokens tokens;
    private final AuthenticateSubject authenticate;
    private final OpenSubjectAccount opening;
    private final List<FirstUse> firstUses;
    private final ClientAddress addresses;
    private final InstantSource clock;

    OutsideBearer(
            OutsideTokens tokens,
            AuthenticateSubject authenticate,
            OpenSubjectAccount opening,
            List<FirstUse> firstUses,
            ClientAddress addresses,
            InstantSource clock) {
        this.tokens = tokens;
        this.authenticate = authenticate;
        this.opening = opening;
        this.firstUses = firstUses;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * @param request that brings the token, if one does
     * @return empty when the token is not the issuer's
     * @throws IssuerUnavailableException when the key of the token, or at first use the person, is
     *     not known and the issuer does not answer
     */
    Optional<Found> find(String token, @Nullable HttpRequest<?> request) {
        return switch (tokens.read(token, clock.instant())) {
            case OutsideTokens.Check.NotTheirs _ -> Optional.empty();
            case OutsideTokens.Check.Expired _ -> Optional.of(new Found.Expired());
            case OutsideTokens.Check.Invalid _ -> Optional.of(new Found.Invalid());
            case OutsideTokens.Check.Valid(var access) ->
                    Optional.of(found(access, token, request));
        };
    }

    private Found found(OutsideAccess access, String token, @Nullable HttpRequest<?> request) {
        var result = authenticate.of(access.login(), client(request));
        if (result instanceof AuthenticateSubject.Result.Unbound
                && isFirstUse(request)
                && opening.open(access, token)) {
            result = authenticate.of(access.login(), client(request));
        }
        return switch (result) {
            case AuthenticateSubject.Result.Known(var caller) ->
                    new Found.Known(Optional.of(caller), access);
            case AuthenticateSubject.Result.Unbound _ -> new Found.Known(Optional.empty(), access);
            case AuthenticateSubject.Result.LoggedOut _ -> new Found.Invalid();
            case AuthenticateSubject.Result.Disabled _ -> new Found.Disabled();
        };
    }

    private boolean isFirstUse(@Nullable HttpRequest<?> request) {
        return request != null
                && firstUses.stream().anyMatch(routes -> routes.contains(request.getPath()));
    }

    private ClientInfo client(@Nullable HttpRequest<?> request) {
        return request == null
                ? new ClientInfo("", "")
                : new ClientInfo(
                        Optional.ofNullable(request.getHeaders().get(HttpHeaders.USER_AGENT))
                                .orElse(""),
                        addresses.of(request));
    }
}
