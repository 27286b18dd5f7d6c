package dev.pacenote.adapters.in.http.notice.stream;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.adapters.in.http.notice.stream.handshake.SocketAddress;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.application.notice.stream.access.IssueStreamTicket;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.StreamPosition;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stream without a socket, and the way to one (contract 2.6). */
@Controller("/ws")
@Tag(name = "notices")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StreamController {

    private static final int USUAL = 100;
    private static final int MAX = 500;

    /** No stream is longer. */
    private static final long LAST = 999_999_999_999_999L;

    @Schema(name = "StreamTicket")
    record Ticket(String ticket, String expiresAt, String url) {}

    /**
     * @param events objects with {@code type}, {@code seq}, {@code counts}, {@code timestamp} and
     *     what the type has beside them
     */
    @Schema(name = "StreamEvents")
    record Events(String epoch, List<Object> events, long seq, boolean more) {}

    /** The last event that the client has seen. */
    @Introspected
    record After(
            @QueryValue @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String epoch,
            @QueryValue @Nullable @Min(0) @Max(StreamController.LAST) Long after,
            @QueryValue @Nullable @Min(1) @Max(MAX) Integer limit)
            implements Parameters {

        Optional<StreamPosition> position() {
            if ((epoch == null) != (after == null)) {
                throw new ProblemException(
                        Problem.invalid(
                                epoch == null ? "epoch" : "after",
                                "required",
                                "Please give epoch and after together."));
            }
            return epoch == null || after == null
                    ? Optional.empty()
                    : Optional.of(new StreamPosition(new Epoch(epoch), after));
        }
    }

    private final IssueStreamTicket tickets;
    private final ReadStream read;
    private final StreamFrames frames;
    private final SocketAddress address;

    StreamController(
            IssueStreamTicket tickets,
            ReadStream read,
            StreamFrames frames,
            SocketAddress address) {
        this.tickets = tickets;
        this.read = read;
        this.frames = frames;
        this.address = address;
    }

    /**
     * Returns a ticket that opens one socket within 30 seconds. Each request has a ticket of its
     * own: it is kept as a hash alone, so none can be repeated, and an {@code Idempotency-Key}
     * means nothing here.
     */
    @Post("/tickets")
    @Status(HttpStatus.CREATED)
    @Refuses({401, 403, 404, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Schemes({CookieScheme.class, BearerScheme.class})
    Ticket issue(@Parameter(hidden = true) Caller caller) {
        if (address.url().isEmpty()) {
            // Where there are no sockets clients ask for events.
            throw new ProblemException(Problem.noSuchPath());
        }
        return switch (tickets.issue(caller)) {
            case IssueStreamTicket.Result.Issued(var secret, var expiresAt) ->
                    new Ticket(
                            secret.value(),
                            Times.iso(expiresAt),
                            address.url().get() + "?ticket=" + secret.value());
            case IssueStreamTicket.Result.RateLimited(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case IssueStreamTicket.Result.SessionOver _ ->
                    throw new ProblemException(Problem.accountGone());
        };
    }

    /** Lists the caller's events after the last one that they have seen. */
    @Get("/events")
    @Refuses({401, 403, 409})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Schemes({CookieScheme.class, BearerScheme.class})
    Events events(@Parameter(hidden = true) Caller caller, @RequestBean After query) {
        int limit = query.limit() == null ? USUAL : query.limit();
        return switch (read.after(caller.user(), query.position(), limit)) {
            case ReadStream.Result.Page(var epoch, var events, var seq, var more) ->
                    new Events(
                            epoch.value(),
                            List.copyOf(frames.members(caller.user(), events)),
                            seq,
                            more);
            case ReadStream.Result.ResyncRequired(var end) ->
                    throw new ProblemException(resyncRequired(end));
        };
    }

    private static Problem resyncRequired(StreamPosition end) {
        return Problem.of(
                        409,
                        "resync_required",
                        "Please read the lists anew",
                        "This position cannot be resumed: please read the lists anew and go on from"
                                + " the end of the stream.")
                .with(Map.of("epoch", end.epoch().value(), "seq", end.seq()));
    }
}
