package dev.pacenote.application.delivery.history;

import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.NoticeDelivery;
import dev.pacenote.domain.notice.Notice;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A notice with what became of it.
 *
 * @param deliveries by channel; channels that never carry it are missing
 */
public record NoticeWithDelivery(Notice notice, Map<ChannelId, NoticeDelivery> deliveries) {
    public NoticeWithDelivery {
        deliveries = Map.copyOf(deliveries);
    }

    /** The date of the daily message that told it, once that was accepted. */
    public Optional<LocalDate> mailedOn() {
        return deliveries.values().stream()
                .filter(delivery -> delivery.state() instanceof DeliveryState.Sent)
                .flatMap(delivery -> delivery.issue().stream())
                .findFirst();
    }
}
