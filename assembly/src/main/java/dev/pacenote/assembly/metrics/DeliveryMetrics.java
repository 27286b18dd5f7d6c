package dev.pacenote.assembly.metrics;

import dev.pacenote.application.delivery.DeliveryObserver;
import dev.pacenote.application.delivery.dispatch.DispatchNotices;
import dev.pacenote.application.delivery.send.SendDeliveries;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts what becomes of deliveries, and says how long the oldest have been waiting. */
final class DeliveryMetrics implements DeliveryObserver {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryMetrics.class);

    private final MeterRegistry registry;

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        // There from the beginning, so that the first one is seen to be one more.
        List.of("push", "mail")
                .forEach(channel -> counter(channel, "failed", Reason.MISCONFIGURED.code()));
    }

    @Override
    public void changed(Delivery delivery) {
        var state = delivery.state();
        LOG.atInfo()
                .addKeyValue("action", "deliver by " + delivery.channel().name())
                .addKeyValue("channel", delivery.channel().name())
                .addKeyValue("deliveryId", delivery.id())
                .addKeyValue("noticeId", delivery.key().notice())
                .addKeyValue("userId", delivery.account())
                .addKeyValue("status", state.wireName())
                .addKeyValue("reason", state.reason().code())
                .log(
                        "delivery {} of notice {} by {}: {}, {}",
                        delivery.id(),
                        delivery.key().notice(),
                        delivery.channel().name(),
                        state.wireName(),
                        state.reason().code());
        counter(delivery.channel().name(), state.wireName(), state.reason().code()).increment();
    }

    private Counter counter(String channel, String state, String reason) {
        return registry.counter(
                "pacenote.deliveries", "channel", channel, "state", state, "reason", reason);
    }

    /** What the stores say at each scrape. */
    static void bind(MeterRegistry registry, DispatchNotices notices, SendDeliveries deliveries) {
        Gauge.builder("pacenote.deliveries.oldest.due", () -> seconds(deliveries::oldestDue))
                .description("How long the delivery that has been due longest has been so")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("pacenote.notices.oldest.undispatched", () -> seconds(notices::oldest))
                .description("How long the oldest notice without deliveries has been there")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double seconds(Supplier<Duration> duration) {
        try {
            return duration.get().toMillis() / 1e3;
        } catch (StoreUnavailableException e) {
            return Double.NaN;
        }
    }
}
