package dev.pacenote.lambda.delivery;

import dev.pacenote.adapters.out.dynamodb.delivery.DynamoDeliveries;
import dev.pacenote.adapters.out.dynamodb.delivery.DynamoNoticeOutbox;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTablesConfiguration;
import dev.pacenote.adapters.out.dynamodb.notice.NoticeItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.postgres.delivery.DispatchedElsewhere;
import dev.pacenote.application.delivery.dispatch.DispatchNotices;
import dev.pacenote.application.delivery.send.SendDeliveries;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.status.HealthProbe;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.delivery.DeliveryRetention;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Where functions that have tables for it keep deliveries, and find the notices that have none yet.
 */
@Factory
@Requires(property = Choices.INBOX, value = Choices.INBOX_IN_DYNAMODB)
final class DynamoDeliveriesFactory {

    private static final int AT_ONCE = 1_000;

    @Singleton
    DynamoDeliveries deliveries(
            BeanProvider<DynamoDbClient> dynamo,
            MessagingTablesConfiguration names,
            MessagingTables tables,
            DeliveryRetention retention,
            InstantSource clock) {
        return new DynamoDeliveries(
                new DynamoTable(dynamo::get, names.deliveries()),
                tables.notices(),
                retention,
                clock);
    }

    @Singleton
    DynamoNoticeOutbox noticeOutbox(MessagingTables tables, NoticeItems items, Inbox inbox) {
        return new DynamoNoticeOutbox(tables.notices(), items, inbox);
    }

    /**
     * Another function dispatches, and others send: what waits says whether they do. It takes a
     * query for each part of two indexes.
     */
    @Singleton
    HealthProbe dispatcher(
            BeanProvider<DispatchNotices> notices, BeanProvider<SendDeliveries> deliveries) {
        return new HealthProbe(
                "dispatcher",
                () ->
                        notices.get().isInTime() && deliveries.get().isInTime()
                                ? HealthProbe.State.UP
                                : HealthProbe.State.UNKNOWN,
                HealthProbe.A_MOMENT);
    }

    @Singleton
    ScheduledJob dispatchedElsewhereJob(BeanProvider<DispatchedElsewhere> notices) {
        return ScheduledJob.of(
                "dispatched-elsewhere",
                Duration.ofMinutes(1),
                () -> {
                    while (notices.get().mark(AT_ONCE) == AT_ONCE) {
                        // More remain.
                    }
                });
    }
}
