package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person looks at where they are logged in, and ends what should not be. */
class ManageSessionsTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final BearerSession early = world.session(fox);
    private final BearerSession others = world.session(world.account());

    private ManageSessions manage() {
        return world.manageSessions();
    }

    @Test
    void a_person_sees_their_own_sessions_the_last_used_first() {
        world.pass(Duration.ofMinutes(1));
        var late = world.session(fox);
        assertThat(manage().of(fox.id())).containsExactly(late, early);

        world.pass(Duration.ofMinutes(1));
        world.refreshSession().refresh(world.refreshToken(early));

        assertThat(manage().of(fox.id()))
                .extracting(Session::id)
                .containsExactly(early.id(), late.id());
    }

    @Test
    void a_session_that_is_over_is_not_shown() {
        world.pass(BearerSession.TOKEN_LIFETIME);

        assertThat(manage().of(fox.id())).isEmpty();
    }

    @Test
    void a_person_ends_one_session_of_theirs_once() {
        var kept = world.session(fox);

        assertThat(manage().revoke(fox.id(), early.id())).isTrue();
        assertThat(manage().revoke(fox.id(), early.id())).as("the second time").isFalse();

        assertThat(world.isOpen(early)).isFalse();
        assertThat(world.isOpen(kept)).isTrue();
    }

    @Test
    void nobody_ends_the_session_of_somebody_else() {
        assertThat(manage().revoke(fox.id(), others.id())).isFalse();
        assertThat(manage().revoke(fox.id(), new SessionId(UUID.randomUUID()))).isFalse();

        assertThat(world.isOpen(others)).isTrue();
    }

    @Test
    void a_person_ends_all_sessions_but_the_one_they_are_in() {
        var second = world.session(fox);
        var current = world.session(fox);

        manage().revokeOthers(fox.id(), current.id());
        manage().revokeOthers(fox.id(), current.id());

        assertThat(manage().of(fox.id())).containsExactly(current);
        assertThat(world.isOpen(second)).isFalse();
        assertThat(world.isOpen(others)).as("somebody else's").isTrue();
    }
}
