package dev.pacenote.adapters.in.http.notice.stream.gateway;

import dev.pacenote.adapters.in.http.notice.stream.LiveStreamConfiguration;
import dev.pacenote.adapters.in.http.notice.stream.dialogue.SocketDialogue;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.application.notice.stream.socket.GatewaySockets;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import dev.pacenote.domain.notice.stream.SocketRules;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the clients of a gateway's sockets say. Between two frames nothing is kept here: each frame
 * reads its socket, and saves what it changed.
 */
@Singleton
@Requires(beans = GatewayServices.class)
public final class GatewayStream {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayStream.class);

    /** How often a frame tries to have its turn; others of the same client were quicker then. */
    private static final int TURNS = 20;

    private static final int PAUSE_MILLIS = 40;

    private final GatewayServices services;
    private final GatewayOutlet outlet;
    private final SocketRules rules;

    GatewayStream(
            GatewayServices services, GatewayOutlet outlet, LiveStreamConfiguration settings) {
        this.services = services;
        this.outlet = outlet;
        this.rules = settings.rules().atGateway();
    }

    /** Whom the gateway has let in; the client says hello next. */
    public void opened(String id, StreamAccess access) {
        sockets()
                .add(
                        GatewaySocket.opened(
                                id,
                                access.account(),
                                access.session(),
                                access.endsAt(),
                                rules,
                                services.clock().instant()));
        LOG.atInfo()
                .addKeyValue("action", "connect")
                .addKeyValue("connectionId", id)
                .addKeyValue("userId", access.account())
                .log("socket {} is open", id);
    }

    private GatewaySockets sockets() {
        return services.sockets();
    }

    /** The client has hung up; a hint that may never come. */
    public void gone(String id) {
        sockets().find(id).ifPresent(outlet::left);
    }

    /** The client sent a frame. */
    public void received(String id, String text) {
        var heard = heard(id);
        if (heard.isEmpty()) {
            return;
        }
        var turn = new GatewayDialogue(heard.get(), services, outlet, rules);
        try {
            if (text.getBytes(StandardCharsets.UTF_8).length > StreamFrames.MAX_FRAME) {
                turn.end(CloseCode.TOO_LARGE);
                return;
            }
            turn.handOn();
            new SocketDialogue(turn, services.dialogue())
                    .hear(text, Duration.ofMillis(services.clock().millis()).toNanos());
        } catch (StoreUnavailableException | OverloadedException e) {
            LOG.warn(
                    "a frame of socket {} could not be handled, its client tries again: {}",
                    id,
                    e.getMessage());
            // Who was not greeted yet may have more luck with another socket.
            if (!turn.isGreeted()) {
                turn.end(CloseCode.TOO_SLOW);
            }
        } catch (RuntimeException e) {
            LOG.error("a frame of socket {} failed", id, new WithoutMessages(e));
            turn.end(CloseCode.FAULT);
        }
    }

    /** The socket after one more frame; empty when it is gone, or is closed for too many. */
    private Optional<GatewaySocket> heard(String id) {
        for (int turn = 0; turn < TURNS; turn++) {
            var found = sockets().find(id);
            if (found.isEmpty()) {
                // A sweep or another frame has ended it.
                outlet.close(id);
                return Optional.empty();
            }
            var next = found.get().heard(rules, services.clock().instant());
            if (next.isEmpty()) {
                outlet.end(found.get(), CloseCode.TOO_MANY_FRAMES);
                return Optional.empty();
            }
            var saved = next.get().next();
            if (sockets().replace(saved)) {
                return Optional.of(saved);
            }
            LockSupport.parkNanos(
                    Duration.ofMillis(1 + ThreadLocalRandom.current().nextInt(PAUSE_MILLIS))
                            .toNanos());
        }
        // Whoever is beaten so often sends as many frames at once.
        sockets().find(id).ifPresent(socket -> outlet.end(socket, CloseCode.TOO_MANY_FRAMES));
        return Optional.empty();
    }
}
