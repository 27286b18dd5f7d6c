package dev.pacenote.application.identity;

import dev.pacenote.domain.identity.Account;
import java.time.InstantSource;
import java.util.List;

/** Deletes accounts whose address was never confirmed in time, which frees their names. */
public final class ForgetUnconfirmed {

    private final Users users;
    private final List<AccountTraces> traces;
    private final InstantSource clock;

    /**
     * @param traces their sessions, and what else other stores keep
     */
    public ForgetUnconfirmed(Users users, List<AccountTraces> traces, InstantSource clock) {
        this.users = users;
        this.traces = List.copyOf(traces);
        this.clock = clock;
    }

    /**
     * @return the number of deleted accounts
     */
    public int forget() {
        var gone = users.removeUnconfirmed(clock.instant().minus(Account.CONFIRMATION_PERIOD));
        gone.forEach(person -> traces.forEach(trace -> trace.forget(person)));
        return gone.size();
    }
}
