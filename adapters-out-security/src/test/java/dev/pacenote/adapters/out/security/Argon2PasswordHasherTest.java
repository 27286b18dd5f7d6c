package dev.pacenote.adapters.out.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.PasswordHasherContract;
import dev.pacenote.application.identity.PasswordHasher;
import dev.pacenote.domain.identity.RawPassword;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest implements PasswordHasherContract {

    private static final Argon2PasswordHasher HASHER = new Argon2PasswordHasher();

    @Override
    public PasswordHasher hasher() {
        return HASHER;
    }

    @Test
    void the_parameters_are_those_that_owasp_recommends() {
        assertThat(HASHER.hash(new RawPassword("correct horse")).encoded())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
