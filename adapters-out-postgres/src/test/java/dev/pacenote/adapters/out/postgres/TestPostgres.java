package dev.pacenote.adapters.out.postgres;

import dev.pacenote.adapters.out.postgres.PostgresStore.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** One real Postgres for all tests of this process. */
final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            return startAnother();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server of the caller's own, which may take its time to start on a busy machine. */
    static EmbeddedPostgres startAnother() throws IOException {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
    }

    static Settings settings() {
        return new Settings(
                SERVER.getJdbcUrl("postgres", "postgres"), "", "", 20, Duration.ofMinutes(1));
    }
}
