package dev.pacenote.adapters.in.http.identity.credential;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.application.identity.credential.ChangePassword;
import dev.pacenote.application.identity.credential.RequestPasswordReset;
import dev.pacenote.application.identity.credential.ResetPassword;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.credential.RawPassword;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;

/** Forgetting, resetting and changing a password (contract 2.8). */
@Controller("/api/v1/users/password")
@Tag(name = "identity")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PasswordsController {

    @Schema(name = "ForgotPasswordRequest")
    @Introspected
    record ForgotPasswordRequest(@NotNull @ParsedBy(EmailAddress.class) String email)
            implements JsonBody {}

    @Schema(name = "ResetPasswordRequest")
    @Introspected
    record ResetPasswordRequest(
            @NotNull String token, @NotNull @ParsedBy(RawPassword.class) String password)
            implements JsonBody {
        @Override
        public String toString() {
            return "ResetPasswordRequest[hidden]";
        }
    }

    @Schema(name = "ChangePasswordRequest")
    @Introspected
    record ChangePasswordRequest(
            @NotNull String currentPassword,
            @NotNull @ParsedBy(RawPassword.class) String newPassword)
            implements JsonBody {
        @Override
        public String toString() {
            return "ChangePasswordRequest[hidden]";
        }
    }

    @Schema(name = "PasswordsMessage")
    record Message(String message) {}

    private final RequestPasswordReset requestReset;
    private final ResetPassword resetPassword;
    private final ChangePassword changePassword;
    private final ClientAddress addresses;

    PasswordsController(
            RequestPasswordReset requestReset,
            ResetPassword resetPassword,
            ChangePassword changePassword,
            ClientAddress addresses) {
        this.requestReset = requestReset;
        this.resetPassword = resetPassword;
        this.changePassword = changePassword;
        this.addresses = addresses;
    }

    /** Mails a link that sets a new password, if the address has an account. */
    @Post("/forgot")
    @Status(HttpStatus.ACCEPTED)
    @Refuses(429)
    @Secured(SecurityRule.IS_ANONYMOUS)
    Message forgot(HttpRequest<?> request, @Body ForgotPasswordRequest body) {
        var email = new EmailAddress(body.email());
        return switch (requestReset.request(email, addresses.of(request))) {
            case RequestPasswordReset.Result.Accepted _ ->
                    new Message(
                            "If this address has an account, a mail with a link is on its way.");
            case RequestPasswordReset.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    /** Sets a new password with the token of a mailed link. */
    @Post("/reset")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Message reset(@Body ResetPasswordRequest body) {
        if (!resetPassword.reset(body.token(), new RawPassword(body.password()))) {
            throw new ProblemException(Problem.linkInvalid());
        }
        return new Message("Your new password is set. Please log in with it.");
    }

    /** Changes the caller's password. */
    @Put
    @Refuses({403, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Message change(@Parameter(hidden = true) Caller caller, @Body ChangePasswordRequest body) {
        var command =
                new ChangePassword.Command(
                        caller.user(),
                        caller.session(),
                        body.currentPassword(),
                        new RawPassword(body.newPassword()));
        return switch (changePassword.change(command)) {
            case ChangePassword.Result.Changed _ ->
                    new Message("Your password is changed. Other devices were logged out.");
            case ChangePassword.Result.WrongPassword _ ->
                    throw new ProblemException(Problem.wrongPassword());
            case ChangePassword.Result.NoPassword _ ->
                    throw new ProblemException(
                            Problem.of(
                                    403,
                                    "no_password",
                                    "You have no password",
                                    "You have no password to change. Ask for a link that sets one,"
                                            + " as if you had forgotten it."));
            case ChangePassword.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case ChangePassword.Result.NoSuchAccount _ ->
                    throw new ProblemException(Problem.accountGone());
        };
    }
}
