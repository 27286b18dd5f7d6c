package dev.pacenote.application.delivery;

import java.util.List;

/** A channel that can hand over several at once, such as one mail about several notifications. */
public interface GatheringChannel extends DeliveryChannel {

    /**
     * Hands them over together, as {@link #send} does with one.
     *
     * @param deliveries to one target, the newest first; the id of the first names all of them
     */
    SendResult send(List<OutgoingDelivery> deliveries);

    @Override
    default SendResult send(OutgoingDelivery delivery) {
        return send(List.of(delivery));
    }
}
