package dev.pacenote.application.delivery.dispatch;

import dev.pacenote.domain.delivery.Delivery;
import java.util.Collection;

/**
 * Asks the senders to look at deliveries that are due, in this program or in others. What is asked
 * names the delivery and nothing that is in it.
 */
@FunctionalInterface
public interface SenderQueue {

    /** Where whoever sends looks into the store by itself. */
    SenderQueue NONE = _ -> {};

    /**
     * Asks for each of them, and never fails: what is lost on the way is asked for again by the
     * clock, and of what is asked for twice the sender claims each once.
     */
    void ask(Collection<Delivery> due);
}
