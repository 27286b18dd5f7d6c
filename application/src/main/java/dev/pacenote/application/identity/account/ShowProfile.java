package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;

/** A person looks at their account. */
public final class ShowProfile {

    private final Accounts accounts;

    public ShowProfile(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * @return empty when the account is gone
     */
    public Optional<Account> of(AccountId person) {
        return accounts.find(person);
    }
}
