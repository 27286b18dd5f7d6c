package dev.pacenote.application.delivery;

import dev.pacenote.domain.delivery.Delivery;

/** Hears of every state that a delivery came to, for those who look after the service. */
@FunctionalInterface
public interface DeliveryObserver {

    /** Returns at once and never fails. */
    void changed(Delivery delivery);
}
