package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.application.platform.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A look at a database from outside.
 *
 * @param pending migrations that the next start applies
 * @param newer number and name of the last change that a newer version has made, if one has
 * @param isWritable whether it takes changes, or only reads, like a standby
 * @param took until the answer
 */
public record DatabaseExamination(
        String version,
        int pending,
        Optional<String> newer,
        boolean isWritable,
        Instant now,
        Duration took) {

    private record Answer(String version, boolean isWritable, Instant now, Duration took) {}

    public boolean isUpToDate() {
        return pending == 0;
    }

    /**
     * Looks at a database and changes nothing.
     *
     * @throws StoreUnavailableException when there is no database at that address
     */
    public static DatabaseExamination of(PostgresStore.Settings settings) {
        try (var pool = ConnectionPools.looking(settings)) {
            Answer answer;
            try (var connection = pool.getConnection()) {
                answer = ask(connection);
            }
            var migrations = SchemaMigrations.flyway(pool).info();
            return new DatabaseExamination(
                    answer.version(),
                    migrations.pending().length,
                    SchemaMigrations.newer(migrations),
                    answer.isWritable(),
                    answer.now(),
                    answer.took());
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        } catch (RuntimeException e) {
            throw StoreFailures.translate(e);
        }
    }

    private static Answer ask(Connection connection) throws SQLException {
        long asked = System.nanoTime();
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select clock_timestamp(), current_setting('server_version'),"
                                        + " not current_setting('transaction_read_only')::boolean")) {
            row.next();
            return new Answer(
                    row.getString(2),
                    row.getBoolean(3),
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    Duration.ofNanos(System.nanoTime() - asked));
        }
    }
}
