package dev.pacenote.adapters.in.http.delivery;

import dev.pacenote.application.delivery.history.ReadDeliveries;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What became of notices.
 *
 * @param nextCursor always null: this is all of it
 */
@Schema(name = "DeliveryList")
public record DeliveriesView(List<DeliveryView> items, @Nullable String nextCursor) {

    public static DeliveriesView of(List<ReadDeliveries.Shown> shown) {
        return new DeliveriesView(shown.stream().map(DeliveryView::of).toList(), null);
    }
}
