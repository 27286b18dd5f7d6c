package dev.pacenote.application.identity.session;

import dev.pacenote.domain.identity.account.AccountId;

/**
 * Whoever wants to know at once that sessions ended. A hint: what must not be missed is asked of
 * {@link Sessions}.
 */
@FunctionalInterface
public interface SessionListener {

    /** Some sessions of the account were revoked. */
    void revoked(AccountId account);
}
