package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;

/** What else changes, in the same transaction, when mail to an account goes to another address. */
@FunctionalInterface
public interface AddressMoved {

    void moved(AccountId account, Instant at);
}
