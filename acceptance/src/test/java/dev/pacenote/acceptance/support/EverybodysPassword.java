package dev.pacenote.acceptance.support;

import dev.pacenote.adapters.out.security.identity.credential.Argon2PasswordHasher;
import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.RawPassword;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/**
 * The real hashes of passwords, but the one password that tests give to everybody is hashed once
 * for all of them: a third of what this suite computed was that hash. Each other password is hashed
 * and checked each time, and so is this one in the servers that run as processes of their own.
 */
@Singleton
@Replaces(Argon2PasswordHasher.class)
public final class EverybodysPassword implements PasswordHasher {

    private static final PasswordHasher REAL = new Argon2PasswordHasher();
    private static final PasswordHash HASH = REAL.hash(new RawPassword(TestApplication.PASSWORD));

    @Override
    public PasswordHash hash(RawPassword password) {
        return password.value().equals(TestApplication.PASSWORD) ? HASH : REAL.hash(password);
    }

    @Override
    public boolean matches(String typed, PasswordHash hash) {
        boolean known = typed.equals(TestApplication.PASSWORD) && hash.equals(HASH);
        return known || REAL.matches(typed, hash);
    }

    @Override
    public void pretend(String typed) {
        REAL.pretend(typed);
    }
}
