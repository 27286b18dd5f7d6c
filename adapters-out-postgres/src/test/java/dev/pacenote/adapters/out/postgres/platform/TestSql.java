package dev.pacenote.adapters.out.postgres.platform;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.jdbc.runtime.PreparedStatementCallback;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** SQL of a test, on the connection of the surrounding transaction if there is one. */
public final class TestSql {

    private final JdbcOperations database;
    private final PooledConnections connections;

    public TestSql(StandaloneStores stores) {
        database = stores.get(JdbcOperations.class);
        connections = stores.get(PostgresStore.class).transactions().connections();
    }

    /** Executes any statement, and leaves aside what it answers. */
    public void run(String sql, Object... values) {
        prepared(sql, statement -> bound(statement, values).execute());
    }

    /** What a query answers with one number. */
    public long number(String sql, Object... values) {
        return prepared(sql, statement -> number(bound(statement, values)));
    }

    /** All rows of a query of one text each, such as a plan. */
    public String text(String sql, Object... values) {
        return prepared(sql, statement -> text(bound(statement, values)));
    }

    private <T> T prepared(String sql, PreparedStatementCallback<T> step) {
        return connections.execute(
                ConnectionDefinition.DEFAULT, _ -> database.prepareStatement(sql, step));
    }

    private static PreparedStatement bound(PreparedStatement statement, Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String text(PreparedStatement query) throws SQLException {
        var text = new StringBuilder();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                text.append(row.getString(1)).append('\n');
            }
        }
        return text.toString();
    }
}
