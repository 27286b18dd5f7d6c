package dev.pacenote.application.platform.upstream;

import java.time.Duration;
import java.util.UUID;

/**
 * Places for requests at a host, shared by every instance on the same store, so that all of them
 * together keep the agreed rate. A place is occupied from before a request leaves until it has
 * rested after the answer.
 */
public interface RequestBudget {

    /** How long whoever has time stays back after somebody was refused who waits in person. */
    Duration COURTESY = Duration.ofSeconds(2);

    sealed interface Taken {
        /** To be given back when the answer has come, or will not. */
        record Granted(String host, int number, UUID holder) implements Taken {}

        /**
         * All are taken.
         *
         * @param retryAfter when one may be free
         */
        record Exhausted(Duration retryAfter) implements Taken {}
    }

    /**
     * Takes a place if one is free.
     *
     * @param places how many there are at this host
     * @param lease after this the place is free again whatever became of its holder
     * @param inPerson somebody waits for the answer; whoever has time is refused while they wait
     */
    Taken take(String host, int places, Duration lease, boolean inPerson);

    /**
     * Frees a place once it has rested; one that another holder has meanwhile is left alone.
     *
     * @param rest from now on
     */
    void giveBack(Taken.Granted place, Duration rest);
}
