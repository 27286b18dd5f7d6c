package dev.pacenote.application.identity;

import dev.pacenote.domain.identity.Account;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Deletes accounts whose address was never confirmed in time, which frees their names. */
public final class ForgetUnconfirmed {

    private static final System.Logger LOG = System.getLogger(ForgetUnconfirmed.class.getName());

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
     * @throws RuntimeException when something is left of somebody, after everybody was tried
     */
    public int forget() {
        var gone = users.removeUnconfirmed(clock.instant().minus(Account.CONFIRMATION_PERIOD));
        var failures = new ArrayList<RuntimeException>();
        for (var person : gone) {
            for (var trace : traces) {
                try {
                    trace.forget(person);
                } catch (RuntimeException e) {
                    // Their accounts are gone as well: the others must not be left behind.
                    LOG.log(Level.ERROR, "traces of deleted account " + person + " are left", e);
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return gone.size();
    }
}
