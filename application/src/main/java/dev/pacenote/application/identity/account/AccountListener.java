package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.AccountId;

/** Hears that something changed which a person sees of their own account. */
@FunctionalInterface
public interface AccountListener {

    /** May be told the same change twice. */
    void updated(AccountId account);
}
