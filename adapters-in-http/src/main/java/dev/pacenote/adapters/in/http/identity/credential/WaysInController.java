package dev.pacenote.adapters.in.http.identity.credential;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.credential.JoinWayIn;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.identity.token.OutsideTokens;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.util.Optional;

/** Further ways into one's account; only where an outside issuer is named. */
@Controller("/api/v1/users/me/identities")
@Tag(name = "outside-issuer")
@Requires(beans = OutsideTokens.class)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({CookieScheme.class, BearerScheme.class})
final class WaysInController {

    @Schema(name = "JoinIdentityRequest")
    @Introspected
    record JoinRequest(@NotNull String token, @Nullable String password) implements JsonBody {
        @Override
        public String toString() {
            return "JoinRequest[hidden]";
        }
    }

    @Schema(name = "WaysInMessage")
    record Message(String message) {}

    private final JoinWayIn joinWayIn;
    private final OutsideTokens tokens;
    private final InstantSource clock;

    WaysInController(JoinWayIn joinWayIn, OutsideTokens tokens, InstantSource clock) {
        this.joinWayIn = joinWayIn;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Joins who the caller is at the outside issuer, as an access token of it says, to the caller's
     * account. Whoever has a password sends it; whoever has none logged in within 10 minutes.
     */
    @Post
    @Refuses({403, 409, 429})
    Message join(@Parameter(hidden = true) Caller caller, @Body JoinRequest body) {
        var proof =
                new Reauthenticate.Command(
                        caller.user(),
                        caller.session(),
                        Optional.ofNullable(body.password()).orElse(""));
        return switch (joinWayIn.join(new JoinWayIn.Command(proof, subject(body.token())))) {
            case JoinWayIn.Result.Joined _ ->
                    new Message("From now on you can log in that way, too.");
            case JoinWayIn.Result.WrongPassword _ ->
                    throw new ProblemException(Problem.wrongPassword());
            case JoinWayIn.Result.LoginTooOld _ ->
                    throw refused(
                            403,
                            "reauthentication_required",
                            "Please log in again",
                            "Please log in again, then try once more within 10 minutes.");
            case JoinWayIn.Result.IdentityTaken _ ->
                    throw refused(
                            409,
                            "identity_taken",
                            "This way in is taken",
                            "It leads to another account, or yours has another one of this"
                                    + " service.");
            case JoinWayIn.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case JoinWayIn.Result.NoSuchAccount _ ->
                    throw new ProblemException(Problem.accountGone());
        };
    }

    private ExternalSubject subject(String token) {
        if (tokens.read(token, clock.instant()) instanceof OutsideTokens.Check.Valid(var access)) {
            return access.login().subject();
        }
        throw new ProblemException(
                Problem.invalid(
                        "token", "invalid", "This is no access token of the outside issuer."));
    }

    private static ProblemException refused(int status, String code, String title, String detail) {
        return new ProblemException(Problem.of(status, code, title, detail));
    }
}
