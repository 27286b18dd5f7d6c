package dev.pacenote.adapters.in.http.delivery;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.delivery.history.ReadDeliveries;
import io.swagger.v3.oas.annotations.media.Schema;

/** What became of one notice by one channel, and why. */
@Schema(name = "Delivery")
public record DeliveryView(
        String deliveryId,
        String noticeId,
        String topic,
        String channel,
        String target,
        @StateOfDelivery String state,
        String reason,
        int attempts,
        String updatedAt) {

    public static DeliveryView of(ReadDeliveries.Shown shown) {
        return new DeliveryView(
                shown.id().toString(),
                shown.notice().toString(),
                shown.topic().name(),
                shown.channel().name(),
                shown.target(),
                shown.state().wireName(),
                shown.state().reason().code(),
                shown.state().attempts(),
                Times.iso(shown.updatedAt()));
    }
}
