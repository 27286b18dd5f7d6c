package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Where a feature writes down what an admin did with it, in the transaction of the change. */
@FunctionalInterface
public interface AdminActions {

    /**
     * Writes down an action.
     *
     * @param subject the account it was done to, if any
     * @param what one line such as {@code alert type: accurate}; never a secret
     */
    void note(Instant at, AccountId admin, Optional<AccountId> subject, String what);
}
