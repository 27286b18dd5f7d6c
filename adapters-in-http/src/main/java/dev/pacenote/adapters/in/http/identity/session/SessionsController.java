package dev.pacenote.adapters.in.http.identity.session;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.identity.session.ManageSessions;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Where a person is logged in (contract 2.10). */
@Controller("/api/v1/users/sessions")
@Tag(name = "identity")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionsController {

    @Schema(name = "Session")
    record SessionView(
            String id,
            String createdAt,
            String lastUsedAt,
            String expiresAt,
            String userAgent,
            String address,
            boolean current) {}

    @Schema(name = "Sessions")
    record Sessions(List<SessionView> sessions) {}

    @Schema(name = "SessionsDone")
    record Done(boolean success, String msg) {}

    private final ManageSessions sessions;

    SessionsController(ManageSessions sessions) {
        this.sessions = sessions;
    }

    /** Lists the caller's sessions. */
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Sessions list(@Parameter(hidden = true) Caller caller) {
        return new Sessions(
                sessions.of(caller.user()).stream()
                        .map(session -> view(session, caller.session()))
                        .toList());
    }

    private static SessionView view(Session session, SessionId current) {
        return new SessionView(
                session.id().toString(),
                Times.iso(session.startedAt()),
                Times.iso(session.lastUsedAt()),
                Times.iso(session.expiresAt()),
                session.client().userAgent(),
                session.client().network(),
                session.id().equals(current));
    }

    /** Ends one of the caller's sessions. */
    @Delete("/{id}")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Done revoke(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        if (!sessions.revoke(caller.user(), new SessionId(path.id()))) {
            throw new ProblemException(Problem.notFound("You have no such session."));
        }
        return new Done(true, "This session is ended.");
    }

    /** Ends all of the caller's sessions but this one. */
    @Delete
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Done revokeOthers(@Parameter(hidden = true) Caller caller) {
        sessions.revokeOthers(caller.user(), caller.session());
        return new Done(true, "You are logged out everywhere else.");
    }
}
