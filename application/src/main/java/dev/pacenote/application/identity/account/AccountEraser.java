package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.AccountId;

/**
 * What is stored about an account outside the accounts' own store, which takes along whatever
 * refers to it.
 */
@FunctionalInterface
public interface AccountEraser {

    /** Erases everything about an account that is gone; a second time is no error. */
    void erase(AccountId person);
}
