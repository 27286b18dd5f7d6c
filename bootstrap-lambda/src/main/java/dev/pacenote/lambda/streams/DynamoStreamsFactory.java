package dev.pacenote.lambda.streams;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.TablesConfiguration;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoRateBuckets;
import dev.pacenote.adapters.out.dynamodb.streams.link.DynamoLinkTickets;
import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.application.streams.link.LinkTickets;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.streams.StreamsArea;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What functions keep for moments alone is in DynamoDB, in the table of tokens, and goes there by
 * itself: ways to Twitch and back, and when requests to Discord may leave.
 */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
@Requires(property = "pacenote.assembly", value = "lambda")
final class DynamoStreamsFactory {

    private final DynamoTable tokens;

    DynamoStreamsFactory(Configuration configuration, BeanProvider<DynamoDbClient> client) {
        this.tokens =
                new DynamoTable(client::get, configuration.get(TablesConfiguration.class).tokens());
    }

    /** Goes before that in Postgres. */
    @Singleton
    @Primary
    LinkTickets linkTickets() {
        return new DynamoLinkTickets(tokens);
    }

    /** Goes before those in Postgres. They count real seconds, whatever time it is for the rest. */
    @Singleton
    @Primary
    RateBuckets rateBuckets() {
        return new DynamoRateBuckets(tokens, InstantSource.system());
    }
}
