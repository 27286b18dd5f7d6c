package dev.pacenote.adapters.in.http.identity.account;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.account.CloseAccount;
import dev.pacenote.application.identity.account.ExportAccount;
import dev.pacenote.application.identity.account.ShowProfile;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;

/** A person's own account: profile, leaving, taking everything along (contract 2.7, 2.11). */
@Controller("/api/v1/users")
@Tag(name = "identity")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProfileController {

    @Schema(name = "LeaveRequest")
    @Introspected
    record LeaveRequest(@NotNull String password) implements JsonBody {
        @Override
        public String toString() {
            return "LeaveRequest[hidden]";
        }
    }

    @Schema(name = "ProfileDone")
    record Done(boolean success, String msg) {}

    private final ShowProfile profiles;
    private final ProfileViews views;
    private final CloseAccount closeAccount;
    private final ExportAccount exportAccount;
    private final ExportFiles files;

    ProfileController(
            ShowProfile profiles,
            ProfileViews views,
            CloseAccount closeAccount,
            ExportAccount exportAccount,
            ExportFiles files) {
        this.profiles = profiles;
        this.views = views;
        this.closeAccount = closeAccount;
        this.exportAccount = exportAccount;
        this.files = files;
    }

    /** Returns the caller's account. */
    @Get("/profile")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    ProfileView profile(@Parameter(hidden = true) Caller caller) {
        return profiles.of(caller.user()).map(views::of).orElseThrow(ProfileController::gone);
    }

    private static ProblemException gone() {
        return new ProblemException(Problem.accountGone());
    }

    /** Deletes the caller's account and everything about it. */
    @Delete("/me")
    @Refuses({403, 409, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Done leave(@Parameter(hidden = true) Caller caller, @Body LeaveRequest body) {
        var proof = new Reauthenticate.Command(caller.user(), caller.session(), body.password());
        return switch (closeAccount.close(proof)) {
            case CloseAccount.Result.Closed _ ->
                    new Done(true, "Your account and everything about it is deleted.");
            case CloseAccount.Result.WrongPassword _ ->
                    throw new ProblemException(Problem.wrongPassword());
            case CloseAccount.Result.LoginTooOld _ ->
                    throw new ProblemException(
                            Problem.of(
                                    403,
                                    "reauthentication_required",
                                    "Please log in again",
                                    "Please log in again, then delete your account within 10"
                                            + " minutes."));
            case CloseAccount.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case CloseAccount.Result.LastAdmin _ -> throw new ProblemException(Problem.lastAdmin());
            case CloseAccount.Result.NoSuchAccount _ -> throw gone();
        };
    }

    /**
     * Exports everything that is stored about the caller; a large file is at another address (303).
     */
    @Get("/me/export")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = "object",
                                            additionalProperties =
                                                    Schema.AdditionalPropertiesValue.TRUE)))
    @ApiResponse(
            responseCode = "303",
            description =
                    "The file is at another address, which works for a few minutes and needs no"
                            + " token.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the file is",
                            schema = @Schema(type = "string")))
    @Refuses(429)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Schemes({CookieScheme.class, BearerScheme.class})
    HttpResponse<StreamedFile> export(@Parameter(hidden = true) Caller caller) {
        return switch (exportAccount.export(caller.user())) {
            case ExportAccount.Result.Exported(var everything) ->
                    HttpResponse.ok(files.of(everything))
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"pacenote-export.json\"")
                            .header(HttpHeaders.CACHE_CONTROL, "no-store");
            case ExportAccount.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case ExportAccount.Result.NoSuchAccount _ -> throw gone();
        };
    }
}
