package dev.pacenote.adapters.out.postgres.dailyrun;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.platform.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock on a connection of its own: Postgres frees it the moment that connection is gone, so a
 * killed holder blocks nobody.
 */
public final class PostgresRunLock implements RunLock {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresRunLock.class);

    private static final long KEY = 0x70616365_0002L;

    private final PostgresStore store;

    public PostgresRunLock(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Optional<Held> tryAcquire() {
        Connection connection;
        try {
            connection = store.dataSource().getConnection();
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
        boolean kept = false;
        try {
            kept = ask(connection, "select pg_try_advisory_lock(" + KEY + ")");
            return kept ? Optional.of(new HeldOn(connection)) : Optional.empty();
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        } finally {
            if (!kept) {
                giveBack(connection);
            }
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }

    private static final class HeldOn implements Held {

        private final Connection connection;
        private boolean open = true;

        HeldOn(Connection connection) {
            this.connection = connection;
        }

        @Override
        public synchronized void close() {
            if (!open) {
                return;
            }
            open = false;
            try {
                ask(connection, "select pg_advisory_unlock(" + KEY + ")");
            } catch (SQLException e) {
                // The connection is gone, and the lock with it: the pool drops it on return.
                LOG.debug("lock went with its connection", e);
            } finally {
                giveBack(connection);
            }
        }
    }
}
