package dev.pacenote.application.identity.credential;

import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.RawPassword;

/**
 * Slow, salted password hashes. All of it throws {@link
 * dev.pacenote.application.platform.OverloadedException} when too many passwords wait already.
 */
public interface PasswordHasher {

    PasswordHash hash(RawPassword password);

    boolean matches(String typed, PasswordHash hash);

    /** Takes as long as {@link #matches}, for an account that does not exist. */
    void pretend(String typed);
}
