package dev.pacenote.adapters.in.http.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.notice.stream.Connection;
import dev.pacenote.domain.notice.stream.SocketRules;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** About whom the store is asked because they may have too many sockets. */
class CrowdedAccountsTest {

    private static final SocketRules RULES = SocketWorld.RULES;

    private final SocketWorld world = new SocketWorld();
    private final CrowdedAccounts crowded = new CrowdedAccounts();

    private Connection opened() {
        var connection =
                Connection.opened(UUID.randomUUID(), world.fox, world.now, RULES.silence());
        world.connections.put(connection);
        world.now = world.now.plusMillis(1);
        return connection;
    }

    private List<Connection> tooMany() {
        return crowded.tooMany(world.track(), RULES);
    }

    @Test
    void nobody_is_asked_about_who_opened_nothing() {
        for (int i = 0; i <= RULES.socketsPerAccount(); i++) {
            opened();
        }

        assertThat(tooMany()).isEmpty();
        assertThat(world.connectionsAsked).isZero();
    }

    @Test
    void who_has_too_many_is_asked_about_until_they_are_gone_and_no_longer() {
        var first = opened();
        for (int i = 0; i < RULES.socketsPerAccount(); i++) {
            opened();
        }
        crowded.suspect(world.fox);

        assertThat(tooMany()).containsExactly(first);
        assertThat(tooMany()).containsExactly(first);
        world.connections.remove(world.fox, first.id(), world.now);
        assertThat(tooMany()).isEmpty();
        int asked = world.connectionsAsked;
        assertThat(tooMany()).isEmpty();
        assertThat(world.connectionsAsked).isEqualTo(asked);
    }

    @Test
    void while_the_store_is_away_nobody_is_forgotten() {
        var first = opened();
        for (int i = 0; i < RULES.socketsPerAccount(); i++) {
            opened();
        }
        crowded.suspect(world.fox);
        world.connectionsAway = true;
        assertThatThrownBy(this::tooMany).isInstanceOf(StoreUnavailableException.class);

        world.connectionsAway = false;

        assertThat(tooMany()).containsExactly(first);
    }
}
