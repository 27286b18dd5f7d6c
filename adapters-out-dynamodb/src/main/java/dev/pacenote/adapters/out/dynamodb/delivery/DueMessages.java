package dev.pacenote.adapters.out.dynamodb.delivery;

import dev.pacenote.application.delivery.Deliveries.Place;
import dev.pacenote.application.delivery.Deliveries.Portion;
import dev.pacenote.domain.delivery.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Which messages of all that are due are a portion. */
final class DueMessages {

    private DueMessages() {}

    /** One delivery of each message, in the order of these. */
    static List<Delivery> chosen(List<Delivery> due, Portion portion) {
        var chosen = new ArrayList<Delivery>();
        var messages = new HashSet<UUID>();
        var ofTarget = new HashMap<Place, Integer>();
        for (var delivery : due) {
            var place = new Place(delivery.account(), delivery.key().target().id());
            if (chosen.size() < portion.messages()
                    && !portion.busy().contains(place)
                    && ofTarget.getOrDefault(place, 0) < portion.ofOneTarget()
                    && messages.add(delivery.leftAs().orElse(delivery.id()))) {
                ofTarget.merge(place, 1, Integer::sum);
                chosen.add(delivery);
            }
        }
        return chosen;
    }
}
