package dev.pacenote.adapters.in.http.messages.directory;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.UserUpdates;
import dev.pacenote.adapters.in.http.notice.UserView;
import dev.pacenote.adapters.in.http.notice.UserViews;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.EntityTags;
import dev.pacenote.adapters.in.http.platform.request.body.BodyLimit;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.account.CloseAccount;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.messages.directory.LookUpUser;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.User;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** People of the site: shown to each other, changed and deleted. */
@Controller("/users")
@Tag(name = "messages")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class UsersController {

    @Schema(
            name = "DeleteUserRequest",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @BodyLimit(BodyLimit.SMALL)
    @Introspected
    @Strict
    record DeleteRequest(@Nullable String password) implements JsonBody {
        @Override
        public String toString() {
            return "DeleteRequest[hidden]";
        }
    }

    private final ShowUser users;
    private final LookUpUser lookUp;
    private final CloseAccount closeAccount;
    private final Authenticate authenticate;
    private final UserUpdates updates;
    private final UserViews views;

    UsersController(
            ShowUser users,
            LookUpUser lookUp,
            CloseAccount closeAccount,
            Authenticate authenticate,
            UserUpdates updates,
            UserViews views) {
        this.users = users;
        this.lookUp = lookUp;
        this.closeAccount = closeAccount;
        this.authenticate = authenticate;
        this.updates = updates;
        this.views = views;
    }

    /** Returns a user: all of it to the person and to admins, what they are called to others. */
    @Get("/{userId}")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(anyOf = {UserView.class, OtherView.class})))
    @Refuses(404)
    HttpResponse<?> show(@Parameter(hidden = true) Caller caller, String userId) {
        var id = UserIds.read(userId).orElseThrow(UserUpdates::noSuchUser);
        return switch (lookUp.of(caller.user(), id)) {
            case LookUpUser.Result.Whole(var user) -> views.answer(user);
            case LookUpUser.Result.Other(var account) -> HttpResponse.ok(OtherView.of(account));
            case LookUpUser.Result.Deleted _ -> HttpResponse.ok(OtherView.deleted(id.toString()));
            case LookUpUser.Result.NoSuchUser _ -> throw UserUpdates.noSuchUser();
        };
    }

    private User found(String userId) {
        return UserIds.read(userId).flatMap(users::of).orElseThrow(UserUpdates::noSuchUser);
    }

    /** Merges into a user: what is not named stays. Role and status are for admins to write. */
    @Put("/{userId}")
    @Refuses({403, 404, 409, 412, 429})
    HttpResponse<UserView> change(
            @Parameter(hidden = true) Caller caller,
            String userId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Body UserUpdateRequest body) {
        boolean admin = authenticate.isAdmin(caller.user());
        var user = ownOrAny(caller, userId, admin);
        var change = body.change(views.of(user), admin, views);
        return views.answer(
                updates.update(
                        caller,
                        user.account().id(),
                        Optional.ofNullable(body.currentPassword()).orElse(""),
                        EntityTags.ifMatch(ifMatch),
                        change));
    }

    private User ownOrAny(Caller caller, String userId, boolean admin) {
        if (!admin && !userId.equals(caller.user().toString())) {
            throw new ProblemException(
                    Problem.of(
                            403,
                            "admin_required",
                            "For admins only",
                            "Only an admin may change somebody else's account."));
        }
        return found(userId);
    }

    /** Deletes a user and everything about them; the person proves once more who they are. */
    @Delete("/{userId}")
    @Refuses({403, 404, 409, 429})
    UserMessage delete(
            @Parameter(hidden = true) Caller caller, String userId, @Body DeleteRequest body) {
        var subject = ownOrAny(caller, userId, authenticate.isAdmin(caller.user())).account().id();
        var result =
                subject.equals(caller.user())
                        ? closeAccount.close(
                                new Reauthenticate.Command(
                                        subject,
                                        caller.session(),
                                        Optional.ofNullable(body.password()).orElse("")))
                        : closeAccount.closeByAdmin(caller.user(), subject);
        return switch (result) {
            case CloseAccount.Result.Closed _ ->
                    new UserMessage("The account and everything about it is deleted.");
            case CloseAccount.Result.WrongPassword _ ->
                    throw new ProblemException(Problem.wrongPassword());
            case CloseAccount.Result.LoginTooOld _ -> throw UserUpdates.loginTooOld();
            case CloseAccount.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case CloseAccount.Result.LastAdmin _ -> throw new ProblemException(Problem.lastAdmin());
            case CloseAccount.Result.NoSuchAccount _ -> throw UserUpdates.noSuchUser();
        };
    }
}
