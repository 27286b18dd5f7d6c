package dev.pacenote.adapters.in.http.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.TrackConnections;
import dev.pacenote.domain.notice.stream.Presence;
import dev.pacenote.domain.notice.stream.Presence.State;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        return reporter(sockets, beforeTouch);
    }

    private ConnectionReporter reporter(StreamSockets ofServer, Runnable beforeTouch) {
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
        return new ConnectionReporter(ofServer, track, () -> world.now, Runnable::run);
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

    private SocketWorld.Client openedAt(StreamSockets server) {
        world.nanos = System.nanoTime();
        var client = world.client().greeted();
        server.add(client.socket);
        world.pass(Duration.ofSeconds(1));
        return client;
    }

    @Test
    void of_too_many_sockets_at_two_servers_the_least_recently_active_one_is_closed_where_it_is() {
        var elsewhere = world.sockets();
        var first = openedAt(sockets);
        var second = openedAt(sockets);
        var third = openedAt(elsewhere);
        var servers = List.of(elsewhere, sockets);
        servers.forEach(server -> server.heard(new Signal.PresenceChanged(world.fox)));
        servers.forEach(server -> reporter(server, () -> {}).report());
        assertThat(List.of(first.closed, second.closed, third.closed))
                .as("three are not too many")
                .containsOnly(Optional.empty());

        var fourth = openedAt(elsewhere);
        first.says("{'action':'idle'}");
        servers.forEach(server -> server.heard(new Signal.PresenceChanged(world.fox)));
        servers.forEach(server -> reporter(server, () -> {}).report());

        assertThat(second.closed).contains(4409);
        second.socket.gone();
        sockets.remove(second.socket);
        servers.forEach(server -> reporter(server, () -> {}).report());
        assertThat(List.of(first.closed, third.closed, fourth.closed))
                .containsOnly(Optional.empty());
    }
}
