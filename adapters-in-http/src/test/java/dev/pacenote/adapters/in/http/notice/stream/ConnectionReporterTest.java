package dev.pacenote.adapters.in.http.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.stream.Connections;
import dev.pacenote.application.notice.stream.TrackConnections;
import dev.pacenote.domain.notice.stream.Presence;
import dev.pacenote.domain.notice.stream.Presence.State;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What other servers are told of the sockets of this one. */
class ConnectionReporterTest {

    private final SocketWorld world = new SocketWorld();
    private final StreamSockets sockets = world.sockets();

    private SocketWorld.Client client() {
        // The reporter asks the machine how late it is.
        world.nanos = System.nanoTime();
        var client = world.client().greeted();
        sockets.add(client.socket);
        world.pass(Duration.ofSeconds(30));
        client.says("{'action':'ping'}");
        return client;
    }

    private ConnectionReporter reporter(Runnable beforeTouch) {
        var connections =
                (Connections)
                        Proxy.newProxyInstance(
                                Connections.class.getClassLoader(),
                                new Class<?>[] {Connections.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("touch")) {
                                        beforeTouch.run();
                                    }
                                    return method.invoke(world.connections, arguments);
                                });
        var track = new TrackConnections(connections, world.signals::add, () -> world.now);
        return new ConnectionReporter(sockets, track, () -> world.now, Runnable::run);
    }

    private void passUntilExpiredButForReports() {
        world.pass(Duration.ofSeconds(61));
    }

    @Test
    void a_socket_whose_client_spoke_lives_on() {
        client();

        reporter(() -> {}).report();

        passUntilExpiredButForReports();
        assertThat(world.presenceOf(world.fox)).isEqualTo(State.ONLINE);
    }

    @Test
    void a_socket_that_is_closed_while_it_is_reported_is_not_put_back() {
        var client = client();

        reporter(
                        () -> {
                            client.socket.gone();
                            sockets.remove(client.socket);
                        })
                .report();

        world.pass(Presence.GRACE);
        assertThat(world.presenceOf(world.fox)).isEqualTo(State.OFFLINE);
    }
}
