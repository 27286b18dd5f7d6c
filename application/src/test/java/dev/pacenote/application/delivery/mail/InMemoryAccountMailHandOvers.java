package dev.pacenote.application.delivery.mail;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** In memory: which mails about accounts are being handed over, and which were. */
public final class InMemoryAccountMailHandOvers implements AccountMailHandOvers {

    private final Map<UUID, Instant> taken = new HashMap<>();
    private final Set<UUID> done = new HashSet<>();

    @Override
    public synchronized Turn take(UUID mail, Instant now, Instant until) {
        if (done.contains(mail)) {
            return Turn.DONE;
        }
        var other = taken.get(mail);
        if (other != null && now.isBefore(other)) {
            return Turn.BUSY;
        }
        taken.put(mail, until);
        return Turn.TAKEN;
    }

    @Override
    public synchronized void done(UUID mail, Instant at) {
        done.add(mail);
    }

    @Override
    public synchronized void giveBack(UUID mail) {
        taken.remove(mail);
    }
}
