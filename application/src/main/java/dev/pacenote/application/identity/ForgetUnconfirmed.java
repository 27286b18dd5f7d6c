package dev.pacenote.application.identity;

import dev.pacenote.domain.identity.Account;
import java.time.InstantSource;

/** Deletes accounts whose address was never confirmed in time, which frees their names. */
public final class ForgetUnconfirmed {

    private final Users users;
    private final Sessions sessions;
    private final InstantSource clock;

    public ForgetUnconfirmed(Users users, Sessions sessions, InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * @return the number of deleted accounts
     */
    public int forget() {
        var gone = users.removeUnconfirmed(clock.instant().minus(Account.CONFIRMATION_PERIOD));
        gone.forEach(sessions::revokeAllOf);
        return gone.size();
    }
}
