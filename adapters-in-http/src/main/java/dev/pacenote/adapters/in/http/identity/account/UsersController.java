package dev.pacenote.adapters.in.http.identity.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.AtLeastOneOf;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.session.LogIn;
import dev.pacenote.application.identity.session.LogOut;
import dev.pacenote.application.identity.session.RefreshSession;
import dev.pacenote.application.identity.session.TokenPair;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import java.util.Optional;

/** Registering, logging in and out (contract 2.2 to 2.5). */
@Controller("/api/v1/users")
@Tag(name = "identity")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsersController {

    @Schema(name = "Pair")
    record Pair(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("token_type") String tokenType) {
        static Pair of(TokenPair tokens) {
            return new Pair(
                    tokens.accessToken(),
                    tokens.refreshToken(),
                    Tokens.ACCESS_LIFETIME.toSeconds(),
                    "Bearer");
        }
    }

    @Schema(name = "LoggedInUser")
    record LoggedInUser(String id, String username, String email) {}

    @Schema(name = "LoggedIn")
    record LoggedIn(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("token_type") String tokenType,
            LoggedInUser user) {}

    @Schema(name = "Registered")
    record Registered(String msg, String emailVerification) {}

    @Schema(name = "UsersMessage")
    record Message(String msg) {}

    @Schema(name = "RegisterRequest")
    @Introspected
    record RegisterRequest(
            @NotNull @ParsedBy(EmailAddress.class) String email,
            @NotNull @ParsedBy(RawPassword.class) String password,
            @NotNull @ParsedBy(Username.class) String username)
            implements JsonBody {
        @Override
        public String toString() {
            return "RegisterRequest[hidden]";
        }

        RegisterAccount.Command command(ClientAddress addresses, HttpRequest<?> request) {
            return new RegisterAccount.Command(
                    new EmailAddress(email),
                    new RawPassword(password),
                    new Username(username),
                    addresses.of(request));
        }
    }

    /** At least one of {@code email} and {@code username} must be there; each may hold either. */
    @Schema(name = "LoginRequest")
    @Introspected
    @AtLeastOneOf(
            value = {"username", "email"},
            message = "Please fill in username.")
    record LoginRequest(
            @Nullable @ParsedBy(Typed.class) String email,
            @Nullable @ParsedBy(Typed.class) String username,
            @NotNull @ParsedBy(Typed.class) String password)
            implements JsonBody {
        @Override
        public String toString() {
            return "LoginRequest[hidden]";
        }

        String identifier() {
            return email == null ? String.valueOf(username) : email;
        }
    }

    /** Longer texts cannot be anybody's name or password; they are not worth hashing. */
    record Typed(String text) {
        Typed {
            if (text.isBlank()) {
                throw new InvalidValueException("required", "Please fill in name and password.");
            }
            if (text.length() > 2 * RawPassword.MAX_LENGTH) {
                throw new InvalidValueException("too_long", "This is too long.");
            }
        }
    }

    @Schema(name = "RefreshRequest")
    @Introspected
    record RefreshRequest(@JsonProperty("refresh_token") @NotNull String refreshToken)
            implements JsonBody {
        @Override
        public String toString() {
            return "RefreshRequest[hidden]";
        }
    }

    private final RegisterAccount registerAccount;
    private final LogIn logIn;
    private final RefreshSession refreshSession;
    private final LogOut logOut;
    private final ClientAddress addresses;

    UsersController(
            RegisterAccount registerAccount,
            LogIn logIn,
            RefreshSession refreshSession,
            LogOut logOut,
            ClientAddress addresses) {
        this.registerAccount = registerAccount;
        this.logIn = logIn;
        this.refreshSession = refreshSession;
        this.logOut = logOut;
        this.addresses = addresses;
    }

    /** Opens an account. */
    @Post("/register")
    @Status(HttpStatus.CREATED)
    @Refuses({403, 409, 429})
    @Secured(SecurityRule.IS_ANONYMOUS)
    Registered register(HttpRequest<?> request, @Body RegisterRequest body) {
        return switch (registerAccount.register(body.command(addresses, request))) {
            case RegisterAccount.Result.Registered(var verification) ->
                    new Registered(
                            verification == RegisterAccount.Verification.REQUIRED
                                    ? "Welcome. Please confirm your address by the link in the mail"
                                            + " we just sent."
                                    : "Welcome. You can log in now.",
                            verification.name().toLowerCase(Locale.ROOT));
            case RegisterAccount.Result.UsernameTaken(var name) ->
                    throw problem(
                            409,
                            "username_taken",
                            "Username already taken",
                            "The name " + name + " is already registered.");
            case RegisterAccount.Result.EmailTaken _ ->
                    throw problem(
                            409,
                            "email_taken",
                            "Address already registered",
                            "This e-mail address is already registered.");
            case RegisterAccount.Result.Closed _ ->
                    throw problem(
                            403,
                            "registration_closed",
                            "Registration is closed",
                            "There is no room for more accounts right now.");
            case RegisterAccount.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    /** Logs in with email address or user name. */
    @Post("/login")
    @Refuses({401, 403, 429})
    @Secured(SecurityRule.IS_ANONYMOUS)
    LoggedIn login(HttpRequest<?> request, @Body LoginRequest body) {
        var client =
                new Session.ClientInfo(
                        Optional.ofNullable(request.getHeaders().get(HttpHeaders.USER_AGENT))
                                .orElse(""),
                        addresses.of(request));
        return switch (logIn.logIn(new LogIn.Command(body.identifier(), body.password(), client))) {
            case LogIn.Result.LoggedIn(var account, var tokens) -> {
                var pair = Pair.of(tokens);
                yield new LoggedIn(
                        pair.accessToken(),
                        pair.refreshToken(),
                        pair.expiresIn(),
                        pair.tokenType(),
                        new LoggedInUser(
                                account.id().toString(),
                                account.username().value(),
                                AddressText.of(account)));
            }
            case LogIn.Result.BadCredentials _ ->
                    throw problem(
                            401,
                            "bad_credentials",
                            "Wrong name or password",
                            "The name or the password is wrong.");
            case LogIn.Result.Disabled _ ->
                    throw problem(
                            403,
                            "account_disabled",
                            "Account disabled",
                            "This account has been disabled. Please write to the admin.");
            case LogIn.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    /** Exchanges a refresh token for a new pair of tokens. */
    @Post("/refresh")
    @Refuses({401, 429})
    @Secured(SecurityRule.IS_ANONYMOUS)
    Pair refresh(@Body RefreshRequest body) {
        return switch (refreshSession.refresh(body.refreshToken())) {
            case RefreshSession.Result.Refreshed(var tokens) -> Pair.of(tokens);
            case RefreshSession.Result.Invalid _ ->
                    throw problem(
                            401,
                            "refresh_token_invalid",
                            "Please log in",
                            "Your session has ended. Please log in again.");
            case RefreshSession.Result.Reused _ ->
                    throw problem(
                            401,
                            "refresh_token_reused",
                            "Please log in",
                            "Your session was ended for your safety. Please log in again.");
            case RefreshSession.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    /** Ends the session of a refresh token. */
    @Post("/logout")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Message logout(@Body RefreshRequest body) {
        logOut.logOut(body.refreshToken());
        return new Message("You are logged out.");
    }

    private static ProblemException problem(int status, String code, String title, String detail) {
        return new ProblemException(Problem.of(status, code, title, detail));
    }
}
