package dev.pacenote.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.security.identity.credential.Argon2PasswordHasher;
import org.junit.jupiter.api.Test;

/** What the tests know instead of hashing it is what the real hasher makes of that password. */
class EverybodysPasswordTest {

    @Test
    void the_hash_that_all_tests_know_is_the_real_one_of_their_password() {
        assertThat(
                        new Argon2PasswordHasher()
                                .matches(TestApplication.PASSWORD, EverybodysPassword.HASH))
                .isTrue();
    }
}
