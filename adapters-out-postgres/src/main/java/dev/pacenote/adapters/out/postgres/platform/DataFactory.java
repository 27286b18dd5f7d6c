package dev.pacenote.adapters.out.postgres.platform;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.jdbc.operations.DefaultDataSourceConnectionOperations;
import io.micronaut.transaction.SynchronousTransactionManager;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * Gives Micronaut Data the store's pool, connections and transactions, so that its repositories
 * join whatever transaction is open in the store. Each is made when the first repository is.
 */
@Factory
@Requires(beans = PostgresStore.class)
final class DataFactory {

    private static final String DEFAULT = "default";

    @Singleton
    @Named(DEFAULT)
    DataSource dataSource(PostgresStore store) {
        return store.dataSource();
    }

    @Singleton
    @Named(DEFAULT)
    @Replaces(DefaultDataSourceConnectionOperations.class)
    ConnectionOperations<Connection> connections(PostgresStore store) {
        return store.transactions().connections();
    }

    @Singleton
    @Named(DEFAULT)
    @Replaces(DataSourceTransactionManager.class)
    SynchronousTransactionManager<Connection> transactions(PostgresStore store) {
        return store.transactions().manager();
    }
}
