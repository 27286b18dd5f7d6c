package dev.pacenote.server;

import dev.pacenote.adapters.in.scheduler.BackgroundWorker;
import dev.pacenote.adapters.in.scheduler.delivery.DeliveryWorker;
import dev.pacenote.adapters.out.postgres.notice.stream.PostgresSocketHub;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.dispatch.DispatchNotices;
import dev.pacenote.application.delivery.dispatch.DispatchTrigger;
import dev.pacenote.application.delivery.dispatch.SenderQueue;
import dev.pacenote.application.delivery.send.SendDeliveries;
import dev.pacenote.application.platform.status.HealthProbe;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** What dispatches notices and sends deliveries on a server. */
@Factory
@Requires(property = "pacenote.assembly", value = "server")
final class ServerDeliveries {

    @Bean(
            preDestroy = "close",
            typed = {DeliveryWorker.class, BackgroundWorker.class, DispatchTrigger.class})
    @Singleton
    DeliveryWorker deliveryWorker(
            DispatchNotices notices, SendDeliveries deliveries, List<DeliveryChannel> channels) {
        return new DeliveryWorker(notices, deliveries, channels);
    }

    /** What is due wakes who sends it, where this process sends: it needs what dispatches. */
    @Singleton
    SenderQueue senders(BeanProvider<DeliveryWorker> worker) {
        return due -> worker.ifPresent(known -> known.ask(due));
    }

    /** Of live streams; where it is unknown they are late by a second. */
    @Singleton
    HealthProbe stream(BeanProvider<PostgresSocketHub> hub) {
        return new HealthProbe(
                "stream",
                () -> hub.get().isHearing() ? HealthProbe.State.UP : HealthProbe.State.UNKNOWN);
    }

    @Singleton
    HealthProbe dispatcher(BeanProvider<DeliveryWorker> worker) {
        return new HealthProbe(
                "dispatcher",
                () -> worker.get().isWorking() ? HealthProbe.State.UP : HealthProbe.State.UNKNOWN);
    }
}
