package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;

/** Shows an account with what its person has chosen. */
public final class ShowUser {

    private final Accounts accounts;
    private final NoticePreferencesStore preferences;

    public ShowUser(Accounts accounts, NoticePreferencesStore preferences) {
        this.accounts = accounts;
        this.preferences = preferences;
    }

    /**
     * @return empty when there is no such account
     */
    public Optional<User> of(AccountId id) {
        return accounts.find(id)
                .flatMap(account -> preferences.find(id).map(known -> new User(account, known)));
    }
}
