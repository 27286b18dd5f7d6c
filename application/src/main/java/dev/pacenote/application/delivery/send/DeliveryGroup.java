package dev.pacenote.application.delivery.send;

import dev.pacenote.application.delivery.ClaimedMessage;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.Deliveries.Claimed;
import dev.pacenote.application.delivery.Deliveries.Place;
import dev.pacenote.domain.delivery.ChannelRules;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What belongs together: it is for one target, and about one thing where that counts.
 *
 * @param about of what it tells, or which message it is once more
 * @param capped whether it waited because the person was told enough
 */
public record DeliveryGroup(AccountId account, String target, String about, boolean capped) {

    /** As many as one message tells of. */
    static final int TOGETHER = 200;

    static DeliveryGroup of(Claimed claimed, ChannelRules rules) {
        return of(claimed.delivery(), claimed.before(), rules);
    }

    private static DeliveryGroup of(Delivery delivery, Reason before, ChannelRules rules) {
        if (delivery.isAnotherTry()) {
            // It may have arrived: whatever else there is to tell must not hide behind its name.
            return of(delivery, "left as " + delivery.leftAs().orElse(delivery.id()), false);
        }
        boolean capped = before == Reason.RATE_CAPPED;
        return switch (rules.gathers()) {
            case NOTHING -> of(delivery, delivery.id().toString(), false);
            case OF_ONE_SOURCE -> of(delivery, capped ? "" : delivery.about().source(), capped);
            case OF_ONE_PERSON -> of(delivery, "", false);
        };
    }

    private static DeliveryGroup of(Delivery delivery, String about, boolean capped) {
        return new DeliveryGroup(delivery.account(), delivery.key().target().id(), about, capped);
    }

    /** How it is without anybody having leased it. */
    private static DeliveryGroup of(Delivery delivery, ChannelRules rules) {
        return of(delivery, delivery.state().reason(), rules);
    }

    /**
     * One of each group: whoever sends is asked for that alone, and takes the others along. Asked
     * for each, several senders would have one of them each, and none of them all.
     */
    public static List<Delivery> firsts(Collection<Delivery> due) {
        Map<Object, Delivery> firsts = new LinkedHashMap<>();
        for (var delivery : due) {
            // What leaves together does not depend on how much may leave.
            var rules = ChannelRules.of(delivery.channel(), ChannelRules.Caps.USUAL);
            firsts.putIfAbsent(List.of(delivery.channel(), of(delivery, rules)), delivery);
        }
        return List.copyOf(firsts.values());
    }

    /**
     * Leases one that is due, with all else of its group that is due.
     *
     * @return none when somebody else has that one
     */
    static List<Claimed> claimed(
            Delivery due, ChannelRules rules, Deliveries deliveries, Lease lease, Instant now) {
        var claimed = new ArrayList<>(ClaimedMessage.of(due, deliveries, lease, now));
        if (claimed.isEmpty()
                || due.isAnotherTry()
                || rules.gathers() == ChannelRules.Gathers.NOTHING) {
            return claimed;
        }
        var group = of(claimed.getFirst(), rules);
        deliveries.waiting(due.account(), due.channel(), due.key().target(), TOGETHER).stream()
                .filter(other -> other.delivery().isClaimable(now))
                .filter(other -> of(other, rules).equals(group))
                .forEach(
                        other ->
                                claimed.addAll(
                                        ClaimedMessage.of(
                                                other.delivery(), deliveries, lease, now)));
        return claimed;
    }

    Place place() {
        return new Place(account, target);
    }
}
