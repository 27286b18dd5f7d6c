package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One real Postgres for all tests of this process. */
public final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            return startAnother();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database in which nobody else is. */
    public static Settings emptyDatabase(String name) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Settings(SERVER.getJdbcUrl("postgres", name), "", "", 4, Duration.ofSeconds(5));
    }

    /** A server of the caller's own, which may take its time to start on a busy machine. */
    static EmbeddedPostgres startAnother() throws IOException {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
    }

    public static Settings settings() {
        return new Settings(
                SERVER.getJdbcUrl("postgres", "postgres"), "", "", 20, Duration.ofMinutes(1));
    }

    /** A database that nobody else uses, over one connection. */
    public static Settings newDatabase() {
        var name = "test" + DATABASES.incrementAndGet();
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Settings(SERVER.getJdbcUrl("postgres", name), "", "", 2, Duration.ofSeconds(5));
    }
}
