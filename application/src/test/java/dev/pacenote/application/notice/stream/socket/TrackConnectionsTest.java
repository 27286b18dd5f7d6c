package dev.pacenote.application.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.stream.presence.ShowPresence;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import dev.pacenote.domain.notice.stream.Presence;
import dev.pacenote.domain.notice.stream.Presence.State;
import dev.pacenote.domain.notice.stream.SocketRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is there, as the sockets of all servers tell. */
class TrackConnectionsTest {

    private static final Duration SILENCE = Duration.ofSeconds(90);

    private static final class World {

        final Tables tables = new Tables();
        final AccountId fox = Samples.account(new InMemoryAccounts(tables)).id();
        final Connections connections = new InMemoryConnections(tables);
        final List<Signal> signals = new ArrayList<>();
        Instant now = Samples.NOON;

        TrackConnections track(CrashPoint crash) {
            return new TrackConnections(
                    crash.on(Connections.class, connections),
                    crash.on(SocketSignals.class, signals::add),
                    () -> now);
        }

        TrackConnections track() {
            return track(CrashPoint.whole());
        }

        Presence presence() {
            return new ShowPresence(connections, () -> now).of(fox);
        }

        Connection opened() {
            var connection = Connection.opened(UUID.randomUUID(), fox, now, SILENCE);
            track().changed(connection);
            return connection;
        }
    }

    private final World world = new World();

    @Test
    void a_socket_makes_its_person_online_and_everybody_hears_that_something_changed() {
        assertThat(world.presence()).isEqualTo(Presence.UNKNOWN);

        var connection = world.opened();

        assertThat(world.presence().state()).isEqualTo(State.ONLINE);
        assertThat(world.signals).containsExactly(new Signal.PresenceChanged(world.fox));
        world.now = world.now.plus(Presence.IDLE);
        world.track().changed(connection.heard(world.now, SILENCE).idle(Samples.NOON));
        assertThat(world.presence().state()).isEqualTo(State.AWAY);
        assertThat(world.presence().lastSeenAt()).contains(Samples.NOON);
    }

    @Test
    void a_closed_socket_makes_its_person_offline_a_minute_later_and_another_one_keeps_them() {
        var one = world.opened();
        var two = world.opened();
        world.track().closed(one);
        world.now = world.now.plus(SILENCE).minusSeconds(1);
        assertThat(world.presence().state()).isEqualTo(State.ONLINE);

        world.track().closed(two);

        world.now = world.now.plusSeconds(59);
        assertThat(world.presence().state()).isEqualTo(State.ONLINE);
        world.now = world.now.plusSeconds(1);
        assertThat(world.presence().state()).isEqualTo(State.OFFLINE);
        assertThat(world.presence().lastSeenAt()).contains(world.now.minusSeconds(60));
    }

    @Test
    void a_person_who_did_nothing_before_the_socket_closed_was_seen_before() {
        var connection = world.opened();
        world.now = world.now.plus(Duration.ofMinutes(7));

        world.track().closed(connection.idle(Samples.NOON));

        assertThat(world.presence().state()).isEqualTo(State.OFFLINE);
        assertThat(world.presence().lastSeenAt()).contains(Samples.NOON);
    }

    @Test
    void a_socket_of_a_server_that_is_gone_expires_and_one_that_is_heard_of_lives() {
        var connection = world.opened();
        world.now = world.now.plusSeconds(80);
        world.track().heard(List.of(connection.heard(world.now, SILENCE)));
        world.now = world.now.plusSeconds(80);
        assertThat(world.presence().state()).isEqualTo(State.ONLINE);

        world.now = world.now.plusSeconds(70);
        world.track().sweep();

        assertThat(world.presence().state()).isEqualTo(State.OFFLINE);
        assertThat(world.presence().lastSeenAt()).contains(Samples.NOON.plusSeconds(80));
        world.now = world.now.plus(TrackConnections.LAST_SEEN);
        world.track().sweep();
        assertThat(world.presence()).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void of_too_many_sockets_of_an_account_the_least_recently_active_ones_are_named() {
        var rules = new SocketRules(Duration.ofSeconds(30), 2, 20);
        var first = world.opened();
        var second = world.opened();
        world.now = world.now.plusSeconds(1);
        var third = world.opened();
        var others = Samples.account(new InMemoryAccounts(world.tables)).id();
        assertThat(world.track().tooMany(List.of(others), rules)).isEmpty();

        world.track().heard(List.of(first.heard(world.now, SILENCE)));

        assertThat(world.track().tooMany(List.of(others, world.fox), rules))
                .containsExactly(second);
        world.now = second.expiresAt();
        assertThat(world.track().tooMany(List.of(world.fox), rules))
                .as("one that is expired is none")
                .isEmpty();
        assertThat(third.isExpired(world.now)).isFalse();
    }

    @Test
    void a_crash_leaves_a_socket_that_is_there_or_not_and_done_again_all_is_well() {
        int points = 0;
        for (int point = 0; point == 0 || point < points; point++) {
            var crashed = new World();
            var connection =
                    Connection.opened(UUID.randomUUID(), crashed.fox, crashed.now, SILENCE);
            var crash = CrashPoint.at(point);
            try {
                crashed.track(crash).changed(connection);
                crashed.track(crash).closed(connection);
                crashed.track(crash).sweep();
            } catch (CrashPoint.Crash e) {
                assertThat(crashed.presence().state()).isIn(State.ONLINE, State.OFFLINE);
            }
            points = Math.max(points, crash.points() + 1);
            crashed.track().changed(connection);
            assertThat(crashed.presence().state()).isEqualTo(State.ONLINE);
            crashed.track().closed(connection);
            crashed.now = crashed.now.plusSeconds(60);
            assertThat(crashed.presence().state()).isEqualTo(State.OFFLINE);
        }
        assertThat(points).isGreaterThan(6);
    }
}
