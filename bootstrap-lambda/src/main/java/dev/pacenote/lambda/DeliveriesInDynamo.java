package dev.pacenote.lambda;

import dev.pacenote.adapters.out.dynamodb.delivery.DynamoDeliveries;
import dev.pacenote.adapters.out.dynamodb.delivery.DynamoNoticeOutbox;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.Inbox;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Where functions that have tables for it keep deliveries, and find the notices that have none yet.
 * Each goes before the store of the same port in Postgres, which is there as well.
 */
@Factory
@Requires(property = DeliveriesInDynamo.DELIVERIES)
final class DeliveriesInDynamo {

    static final String DELIVERIES = "messaging-tables.deliveries";
    private static final String NOTICES = "messaging-tables.notices";

    @Singleton
    @Primary
    DynamoDeliveries deliveries(
            BeanProvider<DynamoDbClient> dynamo,
            @Value("${" + DELIVERIES + "}") String deliveries,
            @Value("${" + NOTICES + "}") String notices,
            InstantSource clock) {
        return new DynamoDeliveries(
                new DynamoTable(dynamo::get, deliveries),
                new DynamoTable(dynamo::get, notices),
                clock);
    }

    @Singleton
    @Primary
    DynamoNoticeOutbox noticeOutbox(
            BeanProvider<DynamoDbClient> dynamo,
            @Value("${" + NOTICES + "}") String notices,
            Inbox inbox,
            Topics topics) {
        return new DynamoNoticeOutbox(new DynamoTable(dynamo::get, notices), inbox, topics);
    }
}
