package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.Session;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose request it is, by the session that its token names. */
class AuthenticateTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final Session session = world.session(fox);

    private static Tokens.Access access(AccountId user, Session session, Optional<UUID> refresh) {
        return new Tokens.Access(user, session.id(), Role.USER, refresh);
    }

    private Optional<Authenticate.Caller> caller(AccountId user, Optional<UUID> refresh) {
        return world.authenticate().bySession(access(user, session, refresh));
    }

    @Test
    void a_live_session_says_who_calls() {
        assertThat(caller(fox.id(), Optional.empty()))
                .contains(new Authenticate.Caller(fox.id(), session.id(), Role.USER));
    }

    @Test
    void a_session_that_was_ended_opens_nothing_however_fresh_its_token() {
        world.sessions.revoke(session.id());

        assertThat(caller(fox.id(), Optional.of(session.current().id()))).isEmpty();
    }

    @Test
    void a_session_ends_after_thirty_days_whatever_its_token_says() {
        world.pass(Session.SESSION_LIFETIME);

        assertThat(caller(fox.id(), Optional.empty())).isEmpty();
    }

    @Test
    void a_token_that_names_the_session_of_somebody_else_opens_nothing() {
        assertThat(caller(world.account().id(), Optional.empty())).isEmpty();
    }

    @Test
    void the_first_use_of_a_refreshed_token_shows_that_the_answer_arrived() {
        world.refreshSession().refresh(world.refreshToken(session));
        var refreshed = stored();
        assertThat(refreshed.currentArrived()).isFalse();

        assertThat(caller(fox.id(), Optional.of(UUID.randomUUID()))).isPresent();
        assertThat(stored()).as("after an older token was used").isEqualTo(refreshed);

        assertThat(caller(fox.id(), Optional.of(refreshed.current().id()))).isPresent();
        assertThat(stored().currentArrived()).isTrue();
        var arrived = stored();
        assertThat(caller(fox.id(), Optional.of(refreshed.current().id()))).isPresent();
        assertThat(stored()).as("after a second use").isEqualTo(arrived);
    }

    private Session stored() {
        return world.sessions.find(session.id(), world.now).orElseThrow();
    }

    @Test
    void an_admin_is_who_is_one_in_the_store_now() {
        var admin = world.admin();
        var authenticate = world.authenticate();

        assertThat(authenticate.isAdmin(admin.id())).isTrue();
        assertThat(authenticate.isAdmin(fox.id())).isFalse();
        Samples.changed(world.accounts, fox.id(), account -> account.as(Role.ADMIN));
        assertThat(authenticate.isAdmin(fox.id())).as("promoted").isTrue();
        world.disabled(admin);
        assertThat(authenticate.isAdmin(admin.id())).as("disabled").isFalse();
        world.accounts.delete(fox.id());
        assertThat(authenticate.isAdmin(fox.id())).as("gone").isFalse();
    }
}
