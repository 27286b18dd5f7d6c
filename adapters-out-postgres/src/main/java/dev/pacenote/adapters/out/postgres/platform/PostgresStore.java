package dev.pacenote.adapters.out.postgres.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.status.Heartbeat;
import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;

/**
 * The database: a pool, the migrations, transactions, and what becomes of SQL errors. A lost or
 * absent database is a {@link StoreUnavailableException}; everything else is a bug and passed on.
 */
public final class PostgresStore implements Transactions, Heartbeat, AutoCloseable {

    /**
     * @param jdbcUrl {@code jdbc:postgresql://…}, with user and password in it or separately
     * @param poolSize most connections at once
     * @param patience how long a caller waits for a connection
     */
    public record Settings(
            String jdbcUrl, String user, String password, int poolSize, Duration patience) {
        @Override
        public String toString() {
            return "PostgresStore.Settings[hidden]";
        }
    }

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /**
     * Fails on a database that only reads: after a fail-over the pool must not keep its connections
     * to what has become a standby.
     */
    private static final String WRITABLE =
            "select case current_setting('transaction_read_only') when 'off' then 1"
                    + " else ('it only reads: ' || current_setting('transaction_read_only'))::integer"
                    + " end";

    private static final Set<MigrationState> NEWER =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private static final int ATTEMPTS = 5;
    private static final Duration LONGEST_PAUSE_PER_ATTEMPT = Duration.ofMillis(50);
    private static final int FEW = 4;

    private final HikariDataSource pool;
    private final PooledConnections connections;
    private final DataSourceTransactionManager transactions;
    private final Jdbi jdbi;

    private PostgresStore(HikariDataSource pool) {
        this.pool = pool;
        this.connections = new PooledConnections(pool);
        this.transactions = new DataSourceTransactionManager(pool, connections, connections);
        this.jdbi = Jdbi.create(new CurrentConnection(connections));
        // A handle is closed at the end of each step, the transaction around it later.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    }

    /** Lends the connection of the step, which is closed by whoever opened it. */
    private record CurrentConnection(PooledConnections connections) implements ConnectionFactory {
        @Override
        public Connection openConnection() {
            return connections.findConnectionStatus().orElseThrow().getConnection();
        }

        @Override
        public void closeConnection(Connection connection) {}
    }

    /**
     * Connects and brings the schema up to date.
     *
     * @throws StoreUnavailableException when there is no database at that address
     */
    public static PostgresStore open(Settings settings) {
        var store = unmigrated(settings);
        try {
            store.migrate();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Begins to connect. Before anything else is asked, the schema wants {@link #migrate()}. */
    public static PostgresStore unmigrated(Settings settings) {
        var config = writing(settings);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        // No disk turns any more: an index is worth its while sooner than Postgres assumes.
        config.setConnectionInitSql("set random_page_cost = 1.1");
        return new PostgresStore(new HikariDataSource(config));
    }

    /**
     * Brings the schema up to date.
     *
     * @throws StoreUnavailableException when there is no database at that address
     * @throws NewerSchemaException when a newer version has changed the schema
     */
    public void migrate() {
        // Flyway waits for a database twice: once is enough to know that there is none.
        with(handle -> handle.execute("select 1"));
        try {
            flyway().migrate();
        } catch (FlywayValidateException e) {
            var newest = newestUnknown();
            throw newest.isPresent() ? new NewerSchemaException(newest.get(), e) : e;
        } catch (RuntimeException e) {
            throw StoreFailures.translate(e);
        }
    }

    /** Tables that a newer version has changed are refused: what it made of them is not known. */
    private Flyway flyway() {
        return Flyway.configure().dataSource(pool).ignoreMigrationPatterns(new String[0]).load();
    }

    private Optional<String> newestUnknown() {
        try {
            return newest(flyway().info());
        } catch (RuntimeException e) {
            throw StoreFailures.translate(e);
        }
    }

    private static Optional<String> newest(MigrationInfoService migrations) {
        return Stream.of(migrations.all())
                .filter(migration -> NEWER.contains(migration.getState()))
                .reduce((_, last) -> last)
                .map(migration -> migration.getVersion() + ", " + migration.getDescription());
    }

    /** The schema has changes of a newer version of this program; nothing was changed. */
    public static final class NewerSchemaException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * @param newest number and name of its last change
         */
        NewerSchemaException(String newest, Throwable cause) {
            super(newest, cause);
        }
    }

    /**
     * Prepares to connect when the first question comes, to a schema that is up to date already,
     * through a pool that may hand every transaction to another connection.
     */
    public static PostgresStore pooled(Settings settings) {
        var config = writing(settings);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        // What one transaction prepares is not there in the next one.
        config.addDataSourceProperty("prepareThreshold", "0");
        return new PostgresStore(new HikariDataSource(config));
    }

    /** Brings the schema up to date, over a connection of our own. */
    public static void migrate(Settings settings) {
        open(settings).close();
    }

    /**
     * A look from outside.
     *
     * @param pending migrations that the next start applies
     * @param newer number and name of the last change that a newer version has made, if one has
     * @param isWritable whether it takes changes, or only reads, like a standby
     * @param took until the answer
     */
    public record Examination(
            String version,
            int pending,
            Optional<String> newer,
            boolean isWritable,
            Instant now,
            Duration took) {
        public boolean isUpToDate() {
            return pending == 0;
        }
    }

    /**
     * Looks at a database and changes nothing.
     *
     * @throws StoreUnavailableException when there is no database at that address
     */
    public static Examination examine(Settings settings) {
        var config = config(settings);
        config.setMinimumIdle(0);
        // Flyway takes two connections at once.
        config.setMaximumPoolSize(FEW);
        config.setInitializationFailTimeout(settings.patience().toMillis());
        try (var pool = new HikariDataSource(config)) {
            long asked = System.nanoTime();
            var now =
                    Jdbi.create(pool)
                            .withHandle(
                                    handle ->
                                            handle.createQuery("select clock_timestamp()")
                                                    .mapTo(Instant.class)
                                                    .one());
            var took = Duration.ofNanos(System.nanoTime() - asked);
            var version =
                    Jdbi.create(pool)
                            .withHandle(
                                    handle ->
                                            handle.createQuery("show server_version")
                                                    .mapTo(String.class)
                                                    .one());
            var migrations = Flyway.configure().dataSource(pool).load().info();
            boolean writable = Jdbi.create(pool).withHandle(PostgresStore::isWritable);
            return new Examination(
                    version, migrations.pending().length, newest(migrations), writable, now, took);
        } catch (RuntimeException e) {
            throw StoreFailures.translate(e);
        }
    }

    /** Closes every connection that nobody uses; the next question opens one again. */
    public void rest() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** For connections to whichever host takes changes. */
    private static HikariConfig writing(Settings settings) {
        var config = config(settings);
        config.addDataSourceProperty("targetServerType", "primary");
        // How long, in seconds, a host that was found to be a standby is not asked again.
        config.addDataSourceProperty("hostRecheckSeconds", "2");
        // Asked of a connection that was idle for half a second, before it is lent.
        config.setConnectionTestQuery(WRITABLE);
        return config;
    }

    private static HikariConfig config(Settings settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.jdbcUrl());
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user());
            config.setPassword(settings.password());
        }
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setPoolName("pacenote");
        config.addDataSourceProperty("ApplicationName", "pacenote");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Longer than any statement of ours: a connection that hangs is given up.
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return config;
    }

    /** Has the pool's numbers measured; {@code registry} is a Micrometer registry. */
    public void measureIn(Object registry) {
        pool.setMetricRegistry(registry);
    }

    public DataSource dataSource() {
        return pool;
    }

    /** What the repositories take their connections from. */
    PooledConnections connections() {
        return connections;
    }

    /** What the repositories' transactions are made by. */
    DataSourceTransactionManager transactions() {
        return transactions;
    }

    /** One step; part of the surrounding transaction if there is one. */
    public <T> T with(Function<Handle, T> step) {
        try {
            return connections.execute(
                    ConnectionDefinition.DEFAULT, _ -> jdbi.withHandle(step::apply));
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** Several steps, all or none, as {@link #inTransaction} does them. */
    public <T> T together(Function<Handle, T> steps) {
        return inTransaction(() -> with(steps));
    }

    /**
     * Several steps, all or none; part of the surrounding transaction if there is one. When the
     * database rolled all of them back to end a deadlock, they are done again.
     */
    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (isOpen()) {
            // Joins by hand: a nested one of the framework's would forbid the commit of the outer
            // one when it fails, also when whoever began the outer one goes on without it.
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !StoreFailures.isRolledBackByDatabase(e)) {
                    throw failed(e);
                }
            }
            letTheOtherFinish(attempt);
        }
    }

    /** When the rollback fails as well, the failure before it is the reason. */
    private <T> T attempt(Supplier<T> work) {
        var reason = new AtomicReference<RuntimeException>();
        try {
            return transactions.execute(
                    TransactionDefinition.DEFAULT,
                    _ -> {
                        try {
                            return work.get();
                        } catch (RuntimeException e) {
                            reason.set(e);
                            throw e;
                        }
                    });
        } catch (RuntimeException e) {
            var first = reason.get();
            if (first == null || first.equals(e)) {
                throw e;
            }
            first.addSuppressed(e);
            throw first;
        }
    }

    /**
     * Whoever was undone and began again at once could take the same rows before the other goes on,
     * and tie the same knot.
     */
    private static void letTheOtherFinish(int attempt) {
        long most = LONGEST_PAUSE_PER_ATTEMPT.multipliedBy(attempt).toNanos();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
    }

    @Override
    public boolean isOpen() {
        return transactions.findTransactionStatus().isPresent();
    }

    /** A database that only reads has been replaced by another: its connections are of no use. */
    RuntimeException failed(RuntimeException e) {
        if (StoreFailures.isReadOnly(e)) {
            rest();
        }
        return StoreFailures.translate(e);
    }

    @Override
    public boolean answers() {
        var answer = new CompletableFuture<Boolean>();
        Thread.startVirtualThread(() -> answer.complete(asked()));
        return answer.completeOnTimeout(false, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private boolean asked() {
        try {
            boolean writable = with(PostgresStore::isWritable);
            if (!writable) {
                rest();
            }
            return writable;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean isWritable(Handle handle) {
        return handle.createQuery("select not current_setting('transaction_read_only')::boolean")
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public void close() {
        pool.close();
    }
}
