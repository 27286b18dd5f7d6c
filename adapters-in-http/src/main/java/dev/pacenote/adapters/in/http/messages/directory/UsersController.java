package dev.pacenote.adapters.in.http.messages.directory;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.notice.UserUpdates;
import dev.pacenote.adapters.in.http.notice.UserView;
import dev.pacenote.adapters.in.http.notice.UserViews;
import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.BodyRequired;
import dev.pacenote.adapters.in.http.platform.request.EntityTags;
import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import dev.pacenote.adapters.in.http.platform.request.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.Strict;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.account.CloseAccount;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.messages.directory.AddUser;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.User;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.notice.PreferencePatch;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Optional;

/** People of the site: added by admins, shown to each other, changed and deleted. */
@Controller("/users")
@Tag(name = "messages")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({CookieScheme.class, BearerScheme.class})
final class UsersController {

    @Schema(name = "AddUserRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @Introspected
    @Strict
    @BodyRequired
    record AddRequest(
            @NotNull String email,
            @NotNull String firstName,
            @NotNull String lastName,
            @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
                    @Nullable
                    Map<String, Object> settings)
            implements JsonBody {}

    @Schema(
            name = "DeleteUserRequest",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @Introspected
    @Strict
    record DeleteRequest(@Nullable String password) implements JsonBody {
        @Override
        public String toString() {
            return "DeleteRequest[hidden]";
        }
    }

    private final AddUser addUser;
    private final ShowUser users;
    private final CloseAccount closeAccount;
    private final Authenticate authenticate;
    private final UserUpdates updates;
    private final UserViews views;

    UsersController(
            AddUser addUser,
            ShowUser users,
            CloseAccount closeAccount,
            Authenticate authenticate,
            UserUpdates updates,
            UserViews views) {
        this.addUser = addUser;
        this.users = users;
        this.closeAccount = closeAccount;
        this.authenticate = authenticate;
        this.updates = updates;
        this.views = views;
    }

    /** Opens an account for somebody, who sets its password by a mailed link. */
    @Post
    @Status(HttpStatus.CREATED)
    @Secured(Roles.ADMIN)
    @Refuses({404, 409, 422})
    HttpResponse<UserView> add(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Header(IdempotencyHeader.NAME) @Nullable String key,
            @Body AddRequest body) {
        var command =
                new AddUser.Command(
                        caller.user(),
                        UserUpdateRequest.address(body.email()),
                        PersonName.of(
                                part("firstName", body.firstName()),
                                part("lastName", body.lastName())),
                        Optional.ofNullable(body.settings())
                                .map(settings -> views.patch(settings, "settings."))
                                .orElse(PreferencePatch.NONE),
                        IdempotencyHeader.of(caller.user().toString(), request, key, body));
        return switch (addUser.add(command)) {
            case AddUser.Result.Added(var user) -> created(user);
            case AddUser.Result.Repeated(var user) -> IdempotencyHeader.replayed(created(user));
            case AddUser.Result.Gone _ -> throw UserUpdates.noSuchUser();
            case AddUser.Result.Mismatch _ -> throw IdempotencyHeader.mismatch();
            case AddUser.Result.EmailTaken _ -> throw UserUpdates.userExists();
        };
    }

    private static NamePart part(String field, String text) {
        return UserUpdateRequest.part(field, text);
    }

    private MutableHttpResponse<UserView> created(User user) {
        var location = HttpResponse.uri("/users/" + user.account().id());
        return views.tagged(HttpResponse.created(views.of(user), location), user);
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
        var user = found(userId);
        var id = user.account().id();
        return id.equals(caller.user()) || authenticate.isAdmin(caller.user())
                ? views.answer(user)
                : HttpResponse.ok(OtherView.of(user.account()));
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
