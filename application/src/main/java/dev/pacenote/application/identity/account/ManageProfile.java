package dev.pacenote.application.identity.account;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.UserId;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/** A person looks at their account and changes how it is served. */
public final class ManageProfile {

    private final Users users;
    private final Transactions transactions;
    private final InstantSource clock;

    public ManageProfile(Users users, Transactions transactions, InstantSource clock) {
        this.users = users;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Account> of(UserId person) {
        return users.find(person);
    }

    /**
     * @param mailEnabled true undoes an unsubscription, and a stop after a bounce, a complaint or a
     *     refused address
     * @return the changed account; empty when it is gone
     */
    public Optional<Account> change(
            UserId person, Optional<ZoneId> zone, Optional<Boolean> mailEnabled) {
        var now = clock.instant();
        return transactions.inOne(
                () -> {
                    zone.ifPresent(wanted -> users.setZone(person, wanted));
                    mailEnabled.ifPresent(
                            wanted ->
                                    users.changeDailyMail(
                                            person,
                                            mail ->
                                                    wanted
                                                            ? mail.switchedOn(now)
                                                            : mail.switchedOff(now)));
                    return users.find(person);
                });
    }
}
