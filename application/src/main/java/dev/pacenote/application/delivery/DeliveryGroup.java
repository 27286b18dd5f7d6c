package dev.pacenote.application.delivery;

import dev.pacenote.application.delivery.Deliveries.Claimed;
import dev.pacenote.application.delivery.Deliveries.Place;
import dev.pacenote.domain.delivery.ChannelRules;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;

/**
 * What belongs together: it is for one target, and about one thing where that counts.
 *
 * @param about of what it tells, or which message it is once more
 * @param capped whether it waited because the person was told enough
 */
record DeliveryGroup(AccountId account, String target, String about, boolean capped) {

    static DeliveryGroup of(Claimed claimed, ChannelRules rules) {
        var delivery = claimed.delivery();
        if (delivery.isAnotherTry()) {
            // It may have arrived: whatever else there is to tell must not hide behind its name.
            return of(delivery, "left as " + delivery.leftAs().orElse(delivery.id()), false);
        }
        boolean capped = claimed.before() == Reason.RATE_CAPPED;
        return switch (rules.gathers()) {
            case NOTHING -> of(delivery, delivery.id().toString(), false);
            case OF_ONE_SOURCE -> of(delivery, capped ? "" : delivery.about().source(), capped);
            case OF_ONE_PERSON -> of(delivery, "", false);
        };
    }

    private static DeliveryGroup of(Delivery delivery, String about, boolean capped) {
        return new DeliveryGroup(delivery.account(), delivery.key().target().id(), about, capped);
    }

    Place place() {
        return new Place(account, target);
    }
}
