package dev.pacenote.application.delivery.dispatch;

import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.send.DeliveryGroup;
import java.time.InstantSource;
import java.util.List;

/**
 * Has everything sent that is due, where senders are programs of their own: what waited for its
 * time, what is tried again, and what was lost on the way to a sender.
 */
public final class AskSenders {

    /** As many of a channel at once; the clock comes again. */
    private static final int MAX = 1_000;

    private final Deliveries deliveries;
    private final List<DeliveryChannel> channels;
    private final SenderQueue senders;
    private final InstantSource clock;

    public AskSenders(
            Deliveries deliveries,
            List<DeliveryChannel> channels,
            SenderQueue senders,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.channels = List.copyOf(channels);
        this.senders = senders;
        this.clock = clock;
    }

    /**
     * Asks for what is due, the longest due first, and once for what leaves together.
     *
     * @return for how many deliveries it asked
     */
    public int ask() {
        var now = clock.instant();
        int asked = 0;
        for (var channel : channels) {
            var due = DeliveryGroup.firsts(deliveries.due(channel.id(), now, MAX));
            senders.ask(due);
            asked += due.size();
        }
        return asked;
    }
}
