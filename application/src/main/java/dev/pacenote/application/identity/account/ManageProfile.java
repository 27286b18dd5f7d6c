package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/** A person looks at their account and changes how it is served. */
public final class ManageProfile {

    private final Accounts users;
    private final AccountChanges accounts;
    private final InstantSource clock;

    public ManageProfile(Accounts users, InstantSource clock) {
        this.users = users;
        this.accounts = new AccountChanges(users);
        this.clock = clock;
    }

    public Optional<Account> of(AccountId person) {
        return users.find(person);
    }

    /**
     * @param mailEnabled true undoes an unsubscription, and a stop after a bounce, a complaint or a
     *     refused address
     * @return the changed account; empty when it is gone
     */
    public Optional<Account> change(
            AccountId person, Optional<ZoneId> zone, Optional<Boolean> mailEnabled) {
        var now = clock.instant();
        return accounts.change(
                        person,
                        account -> {
                            var moved = zone.map(account::in).orElse(account);
                            return mailEnabled
                                    .map(
                                            wanted ->
                                                    wanted
                                                            ? account.dailyMail().switchedOn(now)
                                                            : account.dailyMail().switchedOff(now))
                                    .map(moved::mailing)
                                    .orElse(moved);
                        })
                .map(AccountChanges.Change::after);
    }
}
