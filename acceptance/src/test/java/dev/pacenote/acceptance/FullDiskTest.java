package dev.pacenote.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The disk of the database fills up in the middle of a day's run, and is emptied. Every table then
 * refuses new rows with the error that Postgres has for it.
 */
@ServerOnly("changes the server's own database")
class FullDiskTest {

    private static final String FILL =
            """
            create function disk_is_full() returns trigger language plpgsql as $$
            begin
              raise exception 'could not extend file: No space left on device'
                using errcode = '53100', hint = 'Check free disk space.';
            end $$;
            do $$
            declare name text;
            begin
              for name in select tablename from pg_tables where schemaname = 'public' loop
                execute format('create trigger disk_is_full before insert or update on %I'
                  ' for each statement execute function disk_is_full()', name);
              end loop;
            end $$;
            """;
    private static final String EMPTY = "drop function disk_is_full() cascade";

    private final Stage stage = new Stage(Instant.parse("2026-11-19T20:00:00Z"));
    private final Readership readers = new Readership(stage, 6, 3);
    private Api api;

    @BeforeEach
    void open() {
        api = stage.open();
        readers.join(api);
        stage.clock.set(Instant.parse("2026-11-20T05:00:00Z"));
        readers.beatAll(40);
        stage.house().startClockWork();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(stage.databaseUrl);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void while_boards_are_read() throws SQLException {
        stage.sandbox.faults().latency(Duration.ofMillis(60));

        fullFrom(
                () ->
                        api.run("2026-11-20").json().path("progress").path("maps_surveyed").asInt()
                                > 0);
    }

    private void fullFrom(BooleanSupplier moment) throws SQLException {
        var token = api.logIn(readers.somebody()).text("access_token");
        api.cron("?wait=false");
        await().pollInterval(Duration.ofMillis(5)).until(moment::getAsBoolean);

        execute(FILL);

        var refused =
                api.post(
                        "/api/v1/feedback",
                        token,
                        Map.of("message", "Nothing can be written down.", "type", "bug"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.text("code")).isEqualTo("service_unavailable");
        assertThat(api.get("/api/v1/users/alerts", token).status()).isEqualTo(200);
        assertThat(api.get("/health/live").status()).isEqualTo(200);
        assertThat(stage.post().all())
                .extracting(Post.Mail::to)
                .as("nothing leaves of which no note can be kept")
                .doesNotHaveDuplicates();

        execute(EMPTY);

        stage.sandbox.faults().clear();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> api.run("2026-11-20").text("state").equals("completed"));
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> readers.heard(1));
    }
}
