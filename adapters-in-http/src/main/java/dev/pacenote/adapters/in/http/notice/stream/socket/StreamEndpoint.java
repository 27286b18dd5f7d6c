package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.adapters.in.http.notice.stream.handshake.StreamScheme;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.notice.stream.CloseCode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live stream over WebSocket (contract 3). Everything here happens on the connection's event
 * loop and waits for nothing.
 */
@ServerWebSocket(value = "/ws", subprotocols = "pacenote.v1")
@Requires(property = "pacenote.assembly", value = "server")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(StreamScheme.class)
final class StreamEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(StreamEndpoint.class);
    private static final String SOCKET = "pacenote.stream-socket";

    private final StreamSockets sockets;
    private final SocketServices services;
    private final Ids ids;

    StreamEndpoint(StreamSockets sockets, SocketServices services, Ids ids) {
        this.sockets = sockets;
        this.services = services;
        this.ids = ids;
    }

    private record Channel(WebSocketSession session) implements SocketChannel {

        @Override
        public CompletableFuture<?> send(String text) {
            try {
                return session.sendAsync(text);
            } catch (WebSocketSessionException closed) {
                return CompletableFuture.failedFuture(closed);
            }
        }

        @Override
        public void close(int code, String reason) {
            session.close(new CloseReason(code, reason));
        }
    }

    @OnOpen
    void open(WebSocketSession session) {
        var access =
                session.getUserPrincipal()
                        .map(Authentication.class::cast)
                        .map(who -> (StreamAccess) who.getAttributes().get(StreamScheme.ACCESS))
                        .orElseThrow(() -> new IllegalStateException("nobody was let in"));
        var socket =
                new StreamSocket(
                        ids.next(),
                        access,
                        new Channel(session),
                        sockets.rules(),
                        services,
                        System.nanoTime());
        session.put(SOCKET, socket);
        LOG.atInfo()
                .addKeyValue("action", "connect")
                .addKeyValue("connectionId", socket.id())
                .addKeyValue("userId", access.account())
                .log("connect: socket {} of account {}", socket.id(), access.account());
        sockets.add(socket);
    }

    private static Optional<StreamSocket> socket(WebSocketSession session) {
        return session.get(SOCKET, StreamSocket.class);
    }

    @OnMessage(maxPayloadLength = StreamFrames.MAX_FRAME)
    void receive(String text, WebSocketSession session) {
        socket(session).ifPresent(socket -> socket.receive(text, System.nanoTime()));
    }

    @OnClose
    void close(WebSocketSession session) {
        socket(session)
                .ifPresent(
                        socket -> {
                            socket.gone();
                            sockets.remove(socket);
                        });
    }

    /**
     * Mostly a connection that broke, which is no fault of ours: it is closed already, and {@link
     * #close} is called for it.
     */
    @OnError
    void error(WebSocketSession session, Throwable cause) {
        LOG.debug("a socket failed", cause);
        if (!(cause instanceof IOException)) {
            socket(session).ifPresent(socket -> socket.end(CloseCode.FAULT));
        }
    }
}
