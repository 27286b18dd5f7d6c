package dev.pacenote.adapters.in.http.messages.directory;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.UserUpdates;
import dev.pacenote.adapters.in.http.notice.UserView;
import dev.pacenote.adapters.in.http.notice.UserViews;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import dev.pacenote.adapters.in.http.platform.request.body.BodyLimit;
import dev.pacenote.adapters.in.http.platform.request.body.BodyRequired;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import dev.pacenote.application.messages.directory.AddUser;
import dev.pacenote.application.messages.directory.RegisterSubject;
import dev.pacenote.application.notice.User;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.notice.preference.PreferencePatch;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Optional;

/** New people of the site: added by admins, or by themselves with a token of the outside issuer. */
@Controller("/users")
@Tag(name = "messages")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Schemes(BearerScheme.class)
final class NewUsersController {

    @Schema(name = "AddUserRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @BodyLimit(BodyLimit.SMALL)
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
            implements JsonBody {

        private PersonName name() {
            return PersonName.of(part("firstName", firstName), part("lastName", lastName));
        }

        private static NamePart part(String field, String text) {
            return UserUpdateRequest.part(field, text);
        }
    }

    private final AddUser addUser;
    private final RegisterSubject registerSubject;
    private final UserViews views;

    NewUsersController(AddUser addUser, RegisterSubject registerSubject, UserViews views) {
        this.addUser = addUser;
        this.registerSubject = registerSubject;
        this.views = views;
    }

    /**
     * Opens an account: an admin for somebody, who sets its password by a mailed link; or a person
     * for themselves who comes by a token of the outside issuer and has none. Whoever has one gets
     * it, with 200.
     */
    @Post
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Secured({Roles.ADMIN, Roles.OUTSIDE_SUBJECT})
    @Refuses({403, 404, 409, 422, 429})
    HttpResponse<UserView> add(
            @Parameter(hidden = true) Authentication authentication,
            @Parameter(hidden = true) @Nullable Caller caller,
            @Parameter(hidden = true) @Nullable OutsideAccess access,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Header(IdempotencyHeader.NAME) @Nullable String key,
            @Body AddRequest body) {
        if (caller != null && authentication.getRoles().contains(Roles.ADMIN)) {
            return answer(addUser.add(byAdmin(caller, request, key, body)));
        }
        if (access == null) {
            throw new IllegalStateException("neither an admin nor a subject was let in");
        }
        return answer(registerSubject.register(bySubject(access, request, key, body)));
    }

    private AddUser.Command byAdmin(
            Caller admin, HttpRequest<?> request, @Nullable String key, AddRequest body) {
        return new AddUser.Command(
                admin.user(),
                UserUpdateRequest.address(body.email()),
                body.name(),
                settings(body),
                IdempotencyHeader.of(admin.user().toString(), request, key, body));
    }

    private RegisterSubject.Command bySubject(
            OutsideAccess access, HttpRequest<?> request, @Nullable String key, AddRequest body) {
        var subject = access.login().subject();
        return new RegisterSubject.Command(
                access,
                UserUpdateRequest.address(body.email()),
                body.name(),
                settings(body),
                IdempotencyHeader.of(
                        subject.issuer() + " " + subject.subject(), request, key, body));
    }

    private PreferencePatch settings(AddRequest body) {
        return Optional.ofNullable(body.settings())
                .map(settings -> views.patch(settings, "settings."))
                .orElse(PreferencePatch.NONE);
    }

    private HttpResponse<UserView> answer(AddUser.Result result) {
        return switch (result) {
            case AddUser.Result.Added(var user) -> created(user);
            case AddUser.Result.Repeated(var user) -> IdempotencyHeader.replayed(created(user));
            case AddUser.Result.Gone _ -> throw UserUpdates.noSuchUser();
            case AddUser.Result.Mismatch _ -> throw IdempotencyHeader.mismatch();
            case AddUser.Result.EmailTaken _ -> throw UserUpdates.userExists();
        };
    }

    private HttpResponse<UserView> answer(RegisterSubject.Result result) {
        return switch (result) {
            case RegisterSubject.Result.Registered(var user) -> created(user);
            case RegisterSubject.Result.Completed(var user) -> views.answer(user);
            case RegisterSubject.Result.Repeated(var user, var completed) ->
                    IdempotencyHeader.replayed(completed ? views.answer(user) : created(user));
            case RegisterSubject.Result.Known(var user) -> views.answer(user);
            case RegisterSubject.Result.Gone _ -> throw UserUpdates.noSuchUser();
            case RegisterSubject.Result.Mismatch _ -> throw IdempotencyHeader.mismatch();
            case RegisterSubject.Result.EmailTaken _ -> throw UserUpdates.userExists();
            case RegisterSubject.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case RegisterSubject.Result.Closed _ ->
                    throw new ProblemException(
                            Problem.of(
                                    409,
                                    "limit_reached",
                                    "Registration is closed",
                                    "There is no room for more accounts right now."));
        };
    }

    private MutableHttpResponse<UserView> created(User user) {
        var location = HttpResponse.uri("/users/" + user.account().id());
        return views.tagged(HttpResponse.created(views.of(user), location), user);
    }
}
