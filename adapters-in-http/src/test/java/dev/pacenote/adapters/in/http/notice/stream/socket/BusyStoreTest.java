package dev.pacenote.adapters.in.http.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.notice.stream.frame.PresenceFrames;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.domain.notice.stream.Presence;
import dev.pacenote.domain.notice.stream.Presence.State;
import dev.pacenote.domain.notice.stream.SocketRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a socket keeps while the store is slow or its client takes nothing: no more than so much.
 */
class BusyStoreTest {

    private final SocketWorld world = new SocketWorld();
    private final SocketWorld.Client client = world.client().greeted();

    @Test
    void frames_that_wait_for_the_store_are_a_burst_at_most() {
        world.busy = true;
        for (int i = 0; i < SocketWorld.RULES.burst(); i++) {
            client.says("{'action':'ping'}");
            world.pass(Duration.ofSeconds(1));
        }
        assertThat(client.closed).isEmpty();

        client.says("{'action':'ping'}");

        assertThat(client.next("bye").path("code").asInt()).isEqualTo(4429);
        assertThat(client.closed).contains(4429);
        world.goOn();
        assertThat(client.frames).isEmpty();
    }

    @Test
    void frames_that_were_heard_make_room_for_others() {
        for (int round = 0; round < 5; round++) {
            world.busy = true;
            for (int i = 0; i < SocketWorld.RULES.burst(); i++) {
                client.says("{'action':'ping'}");
                world.pass(Duration.ofMillis(50));
            }
            world.goOn();
        }

        assertThat(client.closed).isEmpty();
        assertThat(client.frames).hasSize(5 * SocketWorld.RULES.burst());
    }

    @Test
    void of_people_who_write_meanwhile_half_a_backlog_is_shown() {
        var sockets = world.sockets();
        sockets.add(client.socket);
        world.busy = true;
        for (int i = 0; i < 1_000; i++) {
            sockets.heard(new Signal.Typing(world.fox, world.other));
        }

        world.goOn();

        assertThat(client.closed).isEmpty();
        assertThat(client.frames).hasSize(SocketRules.MAX_WAITING / 2);
    }

    @Test
    void the_stream_is_read_on_once_however_often_it_grew_meanwhile() {
        world.storeAway = true;
        world.busy = true;
        for (int i = 0; i < 200; i++) {
            world.append(SocketWorld.SHOWN);
            client.grown();
            client.tick();
        }

        world.goOn();

        assertThat(world.eventsAsked).isOne();
        world.storeAway = false;
        client.tick();
        assertThat(client.frames).hasSize(200);
    }

    @Test
    void what_others_have_to_know_is_stored_once_however_often_it_was_time_to() {
        world.connectionsAway = true;
        client.says("{'action':'idle','idle':true}");
        world.connectionsAsked = 0;
        world.busy = true;
        for (int i = 0; i < 50; i++) {
            world.pass(Duration.ofSeconds(1));
            client.tick();
        }

        world.goOn();

        assertThat(world.connectionsAsked).isOne();
        world.connectionsAway = false;
        client.tick();
        assertThat(world.connections.of(List.of(world.fox), world.now)).isNotEmpty();
    }

    @Test
    void of_large_events_half_a_mebibyte_is_made_before_it_can_be_sent() {
        world.text = "x".repeat(StreamFrames.MAX_EVENT - 200);
        client.reads = false;
        for (int i = 0; i < 100; i++) {
            world.append(SocketWorld.SHOWN);
            client.grown();
        }

        int waiting = client.sizes.stream().mapToInt(Integer::intValue).sum();
        assertThat(waiting).isLessThan(SocketRules.MAX_WAITING_BYTES / 2 + StreamFrames.MAX_FRAME);
        assertThat(client.closed).isEmpty();
        assertThat(client.socket.hint(PresenceFrames.typing(world.other)))
                .as("what may get lost goes out beside so much")
                .isFalse();
        client.reads = true;
        List.copyOf(client.untaken).forEach(taken -> taken.complete(null));
        assertThat(client.frames).hasSize(100);
        assertThat(client.socket.hint(PresenceFrames.typing(world.other))).isTrue();
    }

    @Test
    void a_connection_that_a_sweep_took_for_gone_is_there_again_when_its_client_says_something() {
        world.pass(SocketWorld.RULES.silence());
        world.track().sweep();
        world.pass(Presence.GRACE);
        assertThat(world.presenceOf(world.fox)).isEqualTo(State.OFFLINE);

        client.says("{'action':'ping'}");
        world.report(client.socket);

        assertThat(world.presenceOf(world.fox)).isEqualTo(State.ONLINE);
        world.track().sweep();
        assertThat(world.presenceOf(world.fox)).isEqualTo(State.ONLINE);
    }
}
