package dev.pacenote.lambda.trackmania;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.TablesConfiguration;
import dev.pacenote.adapters.out.dynamodb.trackmania.board.DynamoFetchedBoards;
import dev.pacenote.adapters.out.dynamodb.trackmania.search.DynamoSearchJobs;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.search.SearchJobs;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where the functions keep searches and fetched boards. */
@Factory
@Requires(property = "pacenote.assembly", value = "lambda")
final class TrackmaniaLambdaDefaults {

    private static DynamoTable table(BeanProvider<DynamoDbClient> dynamo, String name) {
        return new DynamoTable(dynamo::get, name);
    }

    @Singleton
    SearchJobs searchJobs(BeanProvider<DynamoDbClient> dynamo, TablesConfiguration tables) {
        return new DynamoSearchJobs(table(dynamo, tables.searches()));
    }

    @Singleton
    FetchedBoards fetchedBoards(BeanProvider<DynamoDbClient> dynamo, TablesConfiguration tables) {
        return new DynamoFetchedBoards(table(dynamo, tables.boards()));
    }
}
