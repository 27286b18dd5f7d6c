package dev.pacenote.application.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import org.junit.jupiter.api.Test;

/** A person looks at their account. */
class ShowProfileTest {

    private final IdentityWorld world = new IdentityWorld();

    @Test
    void a_person_sees_their_account_as_long_as_it_is_there() {
        var fox = world.account();
        assertThat(world.showProfile().of(fox.id())).contains(fox);

        world.accounts.delete(fox.id());

        assertThat(world.showProfile().of(fox.id())).isEmpty();
    }
}
