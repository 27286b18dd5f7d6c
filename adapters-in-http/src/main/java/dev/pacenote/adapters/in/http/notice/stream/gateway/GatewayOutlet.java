package dev.pacenote.adapters.in.http.notice.stream.gateway;

import dev.pacenote.adapters.in.http.notice.stream.dialogue.ReadPosition;
import dev.pacenote.application.notice.stream.socket.SocketGateway;
import dev.pacenote.application.notice.stream.socket.SocketGateway.Posted;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What goes out of the sockets that a gateway holds. A socket that is gone is no error: it is
 * forgotten, and counted. One whose client reads too little is closed: it resumes where it was.
 */
@Singleton
@Requires(beans = GatewayServices.class)
final class GatewayOutlet {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayOutlet.class);

    /** How often a frame of a replay is offered to a client that reads slowly. */
    private static final int OFFERS = 20;

    private static final Duration BETWEEN_OFFERS = Duration.ofMillis(100);

    private final GatewayServices services;
    private final SocketGateway gateway;
    private final LongAdder gone = new LongAdder();

    GatewayOutlet(GatewayServices services, SocketGateway gateway) {
        this.services = services;
        this.gateway = gateway;
    }

    /** How many sockets were gone when a frame was sent, since this process began. */
    long gone() {
        return gone.sum();
    }

    Posted send(GatewaySocket socket, Map<String, ?> members) {
        return send(socket, services.frames().json(members));
    }

    Posted send(GatewaySocket socket, String frame) {
        return settled(socket, gateway.post(socket.id(), frame));
    }

    /** The same for a frame of a replay, which goes as fast as the client reads. */
    Posted replay(GatewaySocket socket, String frame) {
        var posted = gateway.post(socket.id(), frame);
        for (int offer = 1; posted == Posted.FULL && offer < OFFERS; offer++) {
            LockSupport.parkNanos(BETWEEN_OFFERS.toNanos());
            posted = gateway.post(socket.id(), frame);
        }
        return settled(socket, posted);
    }

    private Posted settled(GatewaySocket socket, Posted posted) {
        switch (posted) {
            case GONE -> {
                gone.increment();
                disconnected(socket, "gone").log("socket {} is gone", socket.id());
                forget(socket);
            }
            case FULL -> end(socket, CloseCode.TOO_SLOW);
            case SENT, FAILED -> {}
        }
        return posted;
    }

    /** Whether there is no such socket any more, after a frame of which that became. */
    static boolean isOver(Posted posted) {
        return posted == Posted.GONE || posted == Posted.FULL;
    }

    /**
     * Says why, closes the socket and forgets it. The gateway has no close codes of ours. Where two
     * find at once that it is over, its client may be told so twice.
     */
    void end(GatewaySocket socket, CloseCode code) {
        disconnected(socket, Integer.toString(code.code()))
                .log(
                        "socket {} is closed: {} {}, open for {} s",
                        socket.id(),
                        code.code(),
                        code.reason(),
                        secondsOpen(socket));
        // Another frame that finds it forgotten closes it: the client has to know why before that.
        try {
            var _ = gateway.post(socket.id(), "{\"type\":\"bye\",\"code\":" + code.code() + "}");
        } finally {
            forget(socket);
        }
        gateway.close(socket.id());
    }

    /**
     * The line that says how a socket ended.
     *
     * @param status the code by which we close it, or who else ended it
     */
    private LoggingEventBuilder disconnected(GatewaySocket socket, String status) {
        return LOG.atInfo()
                .addKeyValue("action", "disconnect")
                .addKeyValue("connectionId", socket.id())
                .addKeyValue("userId", socket.account())
                .addKeyValue("status", status)
                .addKeyValue("duration", Duration.ofSeconds(secondsOpen(socket)).toMillis())
                .addKeyValue("frames", socket.talk().frames());
    }

    private long secondsOpen(GatewaySocket socket) {
        return services.clock().instant().getEpochSecond()
                - socket.connection().openedAt().getEpochSecond();
    }

    /** Closes what nobody knows. */
    void close(String id) {
        gateway.close(id);
    }

    /** The line that says how a client goes on; what counts resumes counts it. */
    void greeted(GatewaySocket socket, ReadPosition position) {
        LOG.atInfo()
                .addKeyValue("action", "resume")
                .addKeyValue("connectionId", socket.id())
                .addKeyValue("userId", socket.account())
                .addKeyValue("status", position.word())
                .log("socket {} goes on: {}", socket.id(), position.word());
    }

    /** The socket is gone; its person did nothing there since its client said something. */
    void forget(GatewaySocket socket) {
        handOnRest(socket);
        services.sockets().remove(socket, socket.connection().lastActive());
    }

    /**
     * Hands on the last acknowledgement of a socket that closes, without the usual pause. It is
     * read anew: the client may have acknowledged more since this copy of the socket was read.
     */
    private void handOnRest(GatewaySocket socket) {
        try {
            services.sockets()
                    .find(socket.id())
                    .filter(last -> !last.arrived().isHandedOn())
                    .ifPresent(services::handOn);
        } catch (StoreUnavailableException | OverloadedException e) {
            LOG.debug("nobody was told what the client of socket {} had", socket.id(), e);
        }
    }

    /** The client hung up, or the network did. */
    void left(GatewaySocket socket) {
        disconnected(socket, "client")
                .log("socket {} hung up after {} s", socket.id(), secondsOpen(socket));
        handOnRest(socket);
        var connection = socket.connection();
        services.sockets()
                .remove(socket, connection.idleSince().orElseGet(services.clock()::instant));
    }
}
