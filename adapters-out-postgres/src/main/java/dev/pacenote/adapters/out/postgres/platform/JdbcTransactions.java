package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.application.platform.AfterCommit;
import dev.pacenote.application.platform.Transactions;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Transactions on a pool of connections. When the database rolled one back to end a deadlock, it is
 * done again.
 */
final class JdbcTransactions implements Transactions {

    private static final int ATTEMPTS = 5;
    private static final Duration MAX_PAUSE_PER_ATTEMPT = Duration.ofMillis(50);

    private final PooledConnections connections;
    private final DataSourceTransactionManager manager;
    private final UnaryOperator<RuntimeException> failures;

    /**
     * Of the try that is under way. The framework's own synchronisations are called while the
     * transaction that has ended is still the current one, so that further work would join it.
     */
    private final ScopedValue<AfterCommit> afterCommit = ScopedValue.newInstance();

    /**
     * @param failures says what a failure of the database means
     */
    JdbcTransactions(DataSource pool, UnaryOperator<RuntimeException> failures) {
        this.connections = new PooledConnections(pool);
        this.manager = new DataSourceTransactionManager(pool, connections, connections);
        this.failures = failures;
    }

    PooledConnections connections() {
        return connections;
    }

    DataSourceTransactionManager manager() {
        return manager;
    }

    @Override
    public boolean isOpen() {
        return manager.findTransactionStatus().isPresent();
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (isOpen()) {
            // Joins by hand: a nested one of the framework's would forbid the commit of the outer
            // one when it fails, also when whoever began the outer one goes on without it.
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return committed(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !StoreFailures.isRolledBackByDatabase(e)) {
                    throw failures.apply(e);
                }
            }
            letTheOtherFinish(attempt);
        }
    }

    @Override
    public <T> T apart(Supplier<T> work) {
        if (!isOpen()) {
            return inTransaction(work);
        }
        var connection = connections.getConnectionStatus().getConnection();
        try {
            var before = connection.setSavepoint();
            try {
                var result = work.get();
                connection.releaseSavepoint(before);
                return result;
            } catch (RuntimeException e) {
                undo(connection, before, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failures.apply(new ConnectionException("no step apart in a transaction", e));
        }
    }

    /** When that fails as well, the failure before it is the reason. */
    private static void undo(Connection connection, Savepoint before, RuntimeException reason) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private <T> T committed(Supplier<T> work) {
        var after = new AfterCommit();
        var result = ScopedValue.where(afterCommit, after).call(() -> attempt(work));
        after.run();
        return result;
    }

    @Override
    public void afterCommit(Runnable work) {
        if (isOpen() && afterCommit.isBound()) {
            afterCommit.get().add(work);
        } else {
            AfterCommit.run(work);
        }
    }

    /** When the rollback fails as well, the failure before it is the reason. */
    private <T> T attempt(Supplier<T> work) {
        var reason = new AtomicReference<RuntimeException>();
        try {
            return manager.execute(
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
        long most = MAX_PAUSE_PER_ATTEMPT.multipliedBy(attempt).toNanos();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
    }
}
