package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.session.BearerSession;
import org.junit.jupiter.api.Test;

/** A person ends the session they are in. */
class LogOutTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final BearerSession here = world.session(fox);
    private final BearerSession elsewhere = world.session(fox);

    @Test
    void the_session_of_the_token_ends_and_no_other() {
        world.logOut().logOut(world.refreshToken(here));

        assertThat(world.isOpen(here)).isFalse();
        assertThat(world.isOpen(elsewhere)).isTrue();
    }

    @Test
    void a_second_time_is_no_error() {
        world.logOut().logOut(world.refreshToken(here));
        world.logOut().logOut(world.refreshToken(here));

        assertThat(world.isOpen(here)).isFalse();
    }

    @Test
    void a_token_that_was_replaced_ends_the_session_too() {
        var first = world.refreshToken(here);
        world.refreshSession().refresh(first);

        world.logOut().logOut(first);

        assertThat(world.isOpen(here)).isFalse();
    }

    @Test
    void a_token_that_proves_nothing_ends_nothing() {
        world.logOut().logOut("");
        world.logOut().logOut("refresh");
        world.logOut()
                .logOut(
                        world.tokens.verification(
                                new Tokens.Verification(fox.id(), fox.email()), world.now));
        var late = world.refreshToken(here);
        world.pass(BearerSession.TOKEN_LIFETIME);
        world.logOut().logOut(late);

        assertThat(world.isOpen(here)).isTrue();
        assertThat(world.isOpen(elsewhere)).isTrue();
    }
}
