package dev.pacenote.adapters.in.http.notice.stream.handshake;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.security.AuthenticationScheme;
import dev.pacenote.application.notice.stream.access.OpenStream;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.domain.notice.stream.StreamTicket;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who opens a socket: by an access token in the Authorization header, or by a ticket in the query,
 * because browsers send no header with an upgrade. Cookies, and tokens in the query, open nothing.
 */
@Singleton
public final class StreamScheme implements AuthenticationScheme, AccessTokens {

    /** The attribute of the authentication under which the socket's access stands. */
    public static final String ACCESS = "stream-access";

    private static final Result MISSING =
            refused("access_token_missing", "Please send an access token or a ticket.");
    private static final Result INVALID =
            refused("access_token_invalid", "This ticket is unknown, used or too old.");

    private final BearerScheme bearer;
    private final OpenStream open;

    StreamScheme(BearerScheme bearer, OpenStream open) {
        this.bearer = bearer;
        this.open = open;
    }

    private static Result refused(String code, String detail) {
        return new Result.Refused(Problem.of(401, code, "Please log in", detail));
    }

    @Override
    public Result authenticate(HttpRequest<?> request, Set<String> roles) {
        if (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
            return switch (bearer.authenticate(request, roles)) {
                case Result.Refused refused -> refused;
                case Result.Known(var caller) -> result(opened(caller));
            };
        }
        return byTicket(request.getParameters().getAll("ticket"))
                .map(StreamScheme::result)
                .orElse(MISSING);
    }

    private OpenStream.Result opened(Authentication caller) {
        return open.bySession(access(BearerScheme.Proof.of(caller)));
    }

    /** Empty when that is not one ticket. */
    private Optional<OpenStream.Result> byTicket(List<String> tickets) {
        return tickets.size() == 1
                ? Optional.of(open.byTicket(new StreamTicket.Secret(tickets.getFirst())))
                : Optional.empty();
    }

    /** What a gateway is told about a handshake: it has no more than these three answers. */
    public sealed interface Handshake {
        record Admitted(StreamAccess access) implements Handshake {}

        /** Nobody whom we know: another token or ticket may help. */
        record Unauthorized() implements Handshake {}

        /** None would help: too many handshakes, or somebody who has no account yet. */
        record Forbidden() implements Handshake {}
    }

    /**
     * The same where a gateway asks for a handshake.
     *
     * @param authorization the lines of that header
     * @param tickets what the query names so
     */
    public Handshake admit(List<String> authorization, List<String> tickets) {
        if (authorization.isEmpty()) {
            return byTicket(tickets)
                    .map(StreamScheme::handshake)
                    .orElseGet(Handshake.Unauthorized::new);
        }
        var request = HttpRequest.GET("/ws");
        authorization.forEach(line -> request.getHeaders().add(HttpHeaders.AUTHORIZATION, line));
        try {
            return switch (bearer.authenticate(request, Set.of())) {
                case Result.Known(var caller) -> handshake(opened(caller));
                case Result.Refused(var problem) -> handshake(problem);
            };
        } catch (ProblemException e) {
            return handshake(e.problem());
        }
    }

    private static Handshake handshake(Problem problem) {
        return problem.status() == HttpStatus.FORBIDDEN.getCode()
                ? new Handshake.Forbidden()
                : new Handshake.Unauthorized();
    }

    private static Handshake handshake(OpenStream.Result result) {
        return switch (result) {
            case OpenStream.Result.Admitted(var access) -> new Handshake.Admitted(access);
            case OpenStream.Result.Refused _ -> new Handshake.Unauthorized();
            case OpenStream.Result.RateLimited _ -> new Handshake.Forbidden();
        };
    }

    private static StreamAccess access(BearerScheme.Proof proof) {
        return new StreamAccess(proof.caller().user(), proof.caller().session(), proof.endsAt());
    }

    @Override
    public Optional<StreamAccess> read(String token) {
        return bearer.proof(token).map(StreamScheme::access);
    }

    private static Result result(OpenStream.Result result) {
        return switch (result) {
            case OpenStream.Result.Admitted(var access) -> new Result.Known(authentication(access));
            case OpenStream.Result.Refused _ -> INVALID;
            case OpenStream.Result.RateLimited(var wait) ->
                    new Result.Refused(Problem.tooMany(wait));
        };
    }

    private static Authentication authentication(StreamAccess access) {
        return Authentication.build(access.account().toString(), Set.of(), Map.of(ACCESS, access));
    }
}
