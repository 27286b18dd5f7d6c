package dev.pacenote.adapters.out.postgres.platform;

import com.zaxxer.hikari.HikariDataSource;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.status.StoreProbe;
import io.micronaut.data.connection.ConnectionDefinition;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The database of this process: its pool, and the transactions on it. A lost or absent database is
 * a {@link StoreUnavailableException}; everything else is a bug and passed on.
 */
public final class PostgresStore implements Transactions, StoreProbe, AutoCloseable {

    /**
     * @param jdbcUrl {@code jdbc:postgresql://…}, with user and password in it or separately
     * @param poolSize most connections at once
     * @param connectionTimeout how long a caller waits for a connection
     */
    public record Settings(
            String jdbcUrl,
            String user,
            String password,
            int poolSize,
            Duration connectionTimeout) {
        @Override
        public String toString() {
            return "PostgresStore.Settings[hidden]";
        }
    }

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final JdbcTransactions transactions;

    private PostgresStore(HikariDataSource pool) {
        this.pool = pool;
        this.transactions = new JdbcTransactions(pool, this::failed);
    }

    /**
     * Connects and brings the schema up to date.
     *
     * @throws StoreUnavailableException when there is no database at that address
     * @throws NewerSchemaException when a newer version has changed the schema
     */
    public static PostgresStore open(Settings settings) {
        var store = unmigrated(settings);
        try (var stores = new StandaloneStores(store)) {
            stores.get(SchemaMigrations.class).migrate();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Prepares to connect when the first question comes. Before anything else is asked, the schema
     * wants its migrations.
     */
    public static PostgresStore unmigrated(Settings settings) {
        return new PostgresStore(ConnectionPools.lasting(settings));
    }

    /**
     * Prepares to connect when the first question comes, to a schema that is up to date already,
     * through a pool that may hand every transaction to another connection.
     */
    public static PostgresStore pooled(Settings settings) {
        return new PostgresStore(ConnectionPools.behindAnother(settings));
    }

    /** Closes every connection that nobody uses; the next question opens one again. */
    public void rest() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** Has the pool's numbers measured; {@code registry} is a Micrometer registry. */
    public void measureIn(Object registry) {
        pool.setMetricRegistry(registry);
    }

    public DataSource dataSource() {
        return pool;
    }

    /**
     * A connection beside the pool, for whoever keeps one for long; the caller closes it.
     *
     * @throws SQLException when there is no database at that address
     */
    public Connection openConnection() throws SQLException {
        var properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
            properties.setProperty("password", pool.getPassword());
        }
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }

    /** What the repositories take their connections and transactions from. */
    JdbcTransactions transactions() {
        return transactions;
    }

    /**
     * Several steps, all or none; part of the surrounding transaction if there is one. When the
     * database rolled all of them back to end a deadlock, they are done again.
     */
    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.inTransaction(work);
    }

    @Override
    public <T> T apart(Supplier<T> work) {
        return transactions.apart(work);
    }

    @Override
    public boolean isOpen() {
        return transactions.isOpen();
    }

    @Override
    public void afterCommit(Runnable work) {
        transactions.afterCommit(work);
    }

    /** A database that only reads has been replaced by another: its connections are of no use. */
    RuntimeException failed(RuntimeException e) {
        if (StoreFailures.isReadOnly(e)) {
            rest();
        }
        return StoreFailures.translate(e);
    }

    /**
     * Takes a connection and gives it back.
     *
     * @throws StoreUnavailableException when there is no database at that address
     */
    public void checkConnection() {
        isWritable();
    }

    @Override
    public boolean answers() {
        var answer = new CompletableFuture<Boolean>();
        Thread.startVirtualThread(() -> answer.complete(asked()));
        return answer.completeOnTimeout(false, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private boolean asked() {
        try {
            boolean writable = isWritable();
            if (!writable) {
                rest();
            }
            return writable;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private boolean isWritable() {
        try {
            return transactions
                    .connections()
                    .execute(
                            ConnectionDefinition.DEFAULT,
                            status -> isWritable(status.getConnection()));
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private static boolean isWritable(Connection connection) {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select not current_setting('transaction_read_only')::boolean")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
