package dev.pacenote.assembly.sandbox;

import dev.pacenote.adapters.in.http.notice.stream.socket.StreamSockets;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.NotNull;

/** The sandbox's switch for live updates: to see what a page does without them. */
@Controller("/sandbox")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "pacenote.sandbox", value = "true")
@Requires(beans = StreamSockets.class)
@Secured(SecurityRule.IS_ANONYMOUS)
final class SandboxSocketsController {

    /**
     * @param cut whether sockets are closed as soon as they are open
     */
    @Introspected
    record SocketsRequest(@NotNull Boolean cut) implements JsonBody {}

    /**
     * @param open how many are open
     */
    record SocketsView(boolean cut, int open) {}

    private final StreamSockets sockets;

    SandboxSocketsController(StreamSockets sockets) {
        this.sockets = sockets;
    }

    /** Returns how the sockets are. */
    @Get("/api/sockets")
    SocketsView state() {
        return new SocketsView(sockets.isCut(), sockets.open());
    }

    /** Cuts all sockets and lets none be open, or lets them be again. */
    @Put("/api/sockets")
    SocketsView change(@Body SocketsRequest body) {
        sockets.cut(body.cut());
        return state();
    }
}
