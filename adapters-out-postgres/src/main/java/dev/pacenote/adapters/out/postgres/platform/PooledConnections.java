package dev.pacenote.adapters.out.postgres.platform;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.support.AbstractConnectionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The connections of the pool, one at a time for each thread of control: whoever asks inside a step
 * or a transaction gets the one that is in use there.
 *
 * <p>The framework's own class can be made in an application context only; operators' commands have
 * none, and a server opens its pool before its context.
 */
final class PooledConnections extends AbstractConnectionOperations<Connection> {

    private final DataSource pool;

    PooledConnections(DataSource pool) {
        this.pool = pool;
    }

    @Override
    protected Connection openConnection(ConnectionDefinition definition) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new ConnectionException("no connection to the database", e);
        }
    }

    @Override
    protected void setupConnection(ConnectionStatus<Connection> status) {
        // The pool hands out connections as they shall be.
    }

    @Override
    protected void closeConnection(ConnectionStatus<Connection> status) {
        try {
            status.getConnection().close();
        } catch (SQLException e) {
            throw new ConnectionException("the connection could not be given back", e);
        }
    }
}
