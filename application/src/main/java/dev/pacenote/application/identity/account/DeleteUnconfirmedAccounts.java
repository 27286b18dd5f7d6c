package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.domain.identity.account.Account;
import java.time.InstantSource;

/** Deletes accounts whose address was never confirmed in time, which frees their names. */
public final class DeleteUnconfirmedAccounts {

    private final Accounts users;
    private final AccountOutbox outbox;
    private final InstantSource clock;

    public DeleteUnconfirmedAccounts(Accounts users, AccountOutbox outbox, InstantSource clock) {
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @return the number of deleted accounts
     */
    public int forget() {
        var registeredBefore = clock.instant().minus(Account.CONFIRMATION_PERIOD);
        return outbox.change(
                changes -> {
                    var gone = users.removeUnconfirmed(registeredBefore);
                    gone.forEach(changes::forgetTraces);
                    return gone.size();
                });
    }
}
