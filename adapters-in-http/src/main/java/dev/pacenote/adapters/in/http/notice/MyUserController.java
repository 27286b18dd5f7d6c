package dev.pacenote.adapters.in.http.notice;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.EntityTags;
import dev.pacenote.adapters.in.http.platform.request.body.SmallObjectBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.User;
import dev.pacenote.application.notice.UserChange;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
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
import java.util.Map;

/** A person's own account with what they have chosen, whichever areas there are. */
@Controller
@Tag(name = "notice")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({CookieScheme.class, BearerScheme.class})
final class MyUserController {

    private final ShowUser users;
    private final UserUpdates updates;
    private final UserViews views;

    MyUserController(ShowUser users, UserUpdates updates, UserViews views) {
        this.users = users;
        this.updates = updates;
        this.views = views;
    }

    /** Returns the caller's account with their settings. */
    @Get("/users/me")
    HttpResponse<UserView> me(@Parameter(hidden = true) Caller caller) {
        return views.answer(user(caller));
    }

    private User user(Caller caller) {
        return users.of(caller.user())
                .orElseThrow(() -> new ProblemException(Problem.accountGone()));
    }

    /** Returns the caller's settings. */
    @Get("/notifications/settings")
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
    HttpResponse<Map<String, Object>> settings(@Parameter(hidden = true) Caller caller) {
        var user = user(caller);
        return views.tagged(HttpResponse.ok(views.settings(user)), user);
    }

    /**
     * Merges into the caller's settings: what is not named stays, and null brings a default back.
     */
    @Put("/notifications/settings")
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
    @Refuses(412)
    HttpResponse<Map<String, Object>> change(
            @Parameter(hidden = true) Caller caller,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Body SmallObjectBody body) {
        if (body.members().isEmpty()) {
            throw UserViews.invalidUpdate("The request names no setting.");
        }
        var user =
                updates.update(
                        caller,
                        caller.user(),
                        "",
                        EntityTags.ifMatch(ifMatch),
                        UserChange.of(views.patch(body.members(), "")));
        return views.tagged(HttpResponse.ok(views.settings(user)), user);
    }
}
