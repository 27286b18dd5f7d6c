package dev.pacenote.adapters.out.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.RawPassword;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest {

    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher();

    @Test
    void a_password_matches_its_own_hash_and_no_other_does() {
        var hash = hasher.hash(new RawPassword("  drop table 山 🦊  "));

        assertThat(hasher.matches("  drop table 山 🦊  ", hash)).isTrue();
        assertThat(hasher.matches("drop table 山 🦊", hash)).isFalse();
        assertThat(hasher.matches("", hash)).isFalse();
    }

    @Test
    void the_same_password_has_a_new_salt_each_time() {
        var password = new RawPassword("correct horse");

        assertThat(hasher.hash(password)).isNotEqualTo(hasher.hash(password));
        assertThat(hasher.hash(password).encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
