package dev.pacenote.application.platform.upstream;

import java.time.Duration;
import java.util.UUID;

/** Nobody else is there: a place for everybody. */
public final class FreePlaces implements RequestBudget {

    @Override
    public Taken take(String host, int places, Duration lease, boolean inPerson) {
        return new Taken.Granted(host, 1, UUID.randomUUID());
    }

    @Override
    public void giveBack(Taken.Granted place, Duration rest) {
        // There are always enough.
    }
}
