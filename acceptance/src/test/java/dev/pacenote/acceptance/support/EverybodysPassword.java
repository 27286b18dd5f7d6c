package dev.pacenote.acceptance.support;

import dev.pacenote.adapters.out.security.identity.credential.Argon2PasswordHasher;
import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.RawPassword;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/**
 * The real hashes of passwords, but the one password that tests give to everybody is not hashed
 * again for each of them: that hash was a third of what this suite computed, and a server in a
 * process of its own takes a third of a second for it. All processes know the same one, so that a
 * server knows everybody again whom one before it registered. Each other password is hashed and
 * checked each time.
 */
@Singleton
@Replaces(Argon2PasswordHasher.class)
public final class EverybodysPassword implements PasswordHasher {

    /** Made by the real hasher, of {@link TestApplication#PASSWORD}. */
    static final PasswordHash HASH =
            new PasswordHash(
                    "$argon2id$v=19$m=19456,t=2,p=1$zsna4AhKk0Na/7LHuwq6Og"
                            + "$LuTc7eQrQquNE8iQ2T5ImlD0zV2TwK/IBN3ttazYzH8");

    private static final PasswordHasher REAL = new Argon2PasswordHasher();

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
