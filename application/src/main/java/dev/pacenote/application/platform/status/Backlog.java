package dev.pacenote.application.platform.status;

import dev.pacenote.application.platform.StoreUnavailableException;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Jobs of one kind that wait to be worked off.
 *
 * @param queue like {@code searches}
 * @param waiting counted when it is asked for; throws {@link StoreUnavailableException} when the
 *     queue does not answer
 */
public record Backlog(String queue, LongSupplier waiting) {

    private static final System.Logger LOG = System.getLogger(Backlog.class.getName());

    /** How much waits in each queue. One that does not answer is left out, and hides no other. */
    public static SortedMap<String, Long> waitingIn(Collection<Backlog> backlogs) {
        var waiting = new TreeMap<String, Long>();
        for (var backlog : backlogs) {
            try {
                waiting.put(backlog.queue(), backlog.waiting().getAsLong());
            } catch (StoreUnavailableException _) {
                // Nobody knows how much waits there; what else there is to say is said.
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "the queue " + backlog.queue() + " cannot be counted", e);
            }
        }
        return waiting;
    }
}
