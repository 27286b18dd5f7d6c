package dev.pacenote.adapters.in.http.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.notice.stream.handshake.StreamScheme;
import dev.pacenote.domain.notice.stream.CloseCode;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What becomes of a socket whose connection the server reports on. */
class StreamEndpointTest {

    private final SocketWorld world = new SocketWorld();
    private final StreamSockets sockets = world.sockets();
    private final StreamEndpoint endpoint =
            new StreamEndpoint(sockets, world.services, UUID::randomUUID);
    private final Map<Object, Object> kept = new HashMap<>();
    private final List<Object> sent = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final WebSocketSession session =
            (WebSocketSession)
                    Proxy.newProxyInstance(
                            WebSocketSession.class.getClassLoader(),
                            new Class<?>[] {WebSocketSession.class},
                            (self, method, arguments) -> answer(self, method.getName(), arguments));

    private Object answer(Object self, String method, Object[] arguments) {
        return switch (method) {
            case "getUserPrincipal" ->
                    Optional.of(
                            Authentication.build(
                                    "fox", Map.of(StreamScheme.ACCESS, world.access())));
            case "put" -> {
                kept.put(arguments[0], arguments[1]);
                yield self;
            }
            case "get" -> Optional.ofNullable(kept.get(arguments[0]));
            case "sendAsync" -> {
                sent.add(arguments[0]);
                yield CompletableFuture.completedFuture(arguments[0]);
            }
            case "close" -> closed.add(((CloseReason) arguments[0]).getCode());
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private double counted(String code) {
        return world.meters.counter("pacenote.sockets.closed", "code", code).count();
    }

    @Test
    void a_connection_that_breaks_ended_by_itself() {
        endpoint.open(session);

        assertThat(
                        Alarms.during(
                                () -> {
                                    endpoint.error(
                                            session, new IOException("Connection reset by peer"));
                                    endpoint.close(session);
                                }))
                .isEmpty();

        assertThat(counted("client")).isOne();
        assertThat(counted(Integer.toString(CloseCode.FAULT.code()))).isZero();
        assertThat(closed).isEmpty();
        assertThat(sockets.listening()).isEmpty();
    }

    @Test
    void a_failure_of_ours_closes_the_socket_as_one() {
        endpoint.open(session);

        endpoint.error(session, new IllegalStateException("broken"));
        endpoint.close(session);

        assertThat(sent).containsExactly("{\"type\":\"bye\",\"code\":1011}");
        assertThat(closed).containsExactly(CloseCode.FAULT.code());
        assertThat(counted(Integer.toString(CloseCode.FAULT.code()))).isOne();
        assertThat(counted("client")).isZero();
    }
}
