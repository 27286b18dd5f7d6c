package dev.pacenote.application.delivery;

import dev.pacenote.application.delivery.Deliveries.Claimed;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Leases what is one message, where no store leases several deliveries in one step: all that left
 * in it, or none. Everybody begins with the same one of them, so of several callers at once the
 * first one there has all.
 */
public final class ClaimedMessage {

    private ClaimedMessage() {}

    /**
     * @param due one of the message, or one that never left
     * @return none when somebody else has one of them, or one is not due yet
     */
    public static List<Claimed> of(Delivery due, Deliveries deliveries, Lease lease, Instant now) {
        var open =
                due.leftAs().map(deliveries::ofMessage).orElseGet(() -> List.of(due)).stream()
                        .filter(delivery -> delivery.due().isPresent())
                        .sorted(Comparator.comparing(Delivery::id))
                        .toList();
        var claimed = new ArrayList<Claimed>();
        if (!open.stream().allMatch(delivery -> delivery.isClaimable(now))) {
            return claimed;
        }
        for (var before : open) {
            if (deliveries.save(before.claimed(lease, now))
                    instanceof SaveResult.Saved<Delivery>(var mine)) {
                claimed.add(Claimed.of(mine, before));
            } else if (claimed.isEmpty()) {
                return claimed;
            }
        }
        return claimed;
    }
}
