package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.acceptance.support.records.FollowerSet;
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

    /** How long whoever claimed a mail may keep it from others. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final String GOES_TO_DISK =
            """
            do $$
            declare name text;
            begin
              for name in select tablename from pg_tables where schemaname = 'public' loop
                execute format('create trigger write_to_disk before insert or update on %I'
                  ' for each statement execute function write_to_disk()', name);
              end loop;
            end $$
            """;

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-19T20:00:00Z"));
    private final FollowerSet readers = new FollowerSet(app, 6, 3);
    private Api api;

    @BeforeEach
    void open() throws SQLException {
        api = app.open();
        refuseWhen("false");
        execute(GOES_TO_DISK);
        readers.join(api);
        app.clock.set(Instant.parse("2026-11-20T05:00:00Z"));
        readers.beatAll(40);
        app.service().startScheduledJobs();
    }

    @AfterEach
    void close() {
        app.close();
    }

    private void refuseWhen(String condition) throws SQLException {
        execute(
                """
                create or replace function write_to_disk() returns trigger language plpgsql as $$
                begin
                  if %s then
                    raise exception 'could not extend file: No space left on device'
                      using errcode = '53100', hint = 'Check free disk space.';
                  end if;
                  return null;
                end $$
                """
                        .formatted(condition));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(app.databaseUrl);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void while_boards_are_read() throws SQLException {
        app.sandbox.faults().latency(Duration.ofMillis(60));

        fullFrom(() -> progress("maps_surveyed") > 0);
    }

    @Test
    void while_mails_leave() throws SQLException {
        fullFrom(() -> !app.mailbox().all().isEmpty());
    }

    /** The moment between the two is short; so here the disk is full for the second step only. */
    @Test
    void between_the_claim_of_a_mail_and_its_content() throws SQLException {
        execute("create sequence refused");
        refuseWhen(
                "(case when TG_TABLE_NAME = 'notices' and current_query() like '%set mail_date%'"
                        + " then nextval('refused') > 0 else false end)");
        api.cron("?wait=false");
        await().until(() -> query("select is_called::int from refused") > 0);
        // The claim goes with its content: nobody waits for a lease to lapse.
        assertThat(query("select count(*) from daily_emails where state = 'SENDING'")).isZero();
        assertThat(app.mailbox().all()).isEmpty();

        refuseWhen("false");

        heardInTheEnd();
    }

    private int query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(app.databaseUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private int progress(String what) {
        return api.run("2026-11-20").json().path("progress").path(what).asInt();
    }

    private void fullFrom(BooleanSupplier moment) throws SQLException {
        var token = api.logIn(readers.somebody()).text("access_token");
        api.cron("?wait=false");
        await().pollInterval(Duration.ofMillis(5)).until(moment::getAsBoolean);

        refuseWhen("true");

        var refused =
                api.post(
                        "/api/v1/feedback",
                        token,
                        Map.of("message", "Nothing can be written down.", "type", "bug"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.text("code")).isEqualTo("service_unavailable");
        assertThat(api.get("/api/v1/users/alerts", token).status()).isEqualTo(200);
        assertThat(api.get("/health/live").status()).isEqualTo(200);
        assertThat(app.mailbox().all())
                .extracting(TestMailbox.Mail::to)
                .as("nothing leaves of which no note can be kept")
                .doesNotHaveDuplicates();

        refuseWhen("false");

        app.sandbox.faults().clear();
        heardInTheEnd();
    }

    private void heardInTheEnd() {
        await().until(() -> api.run("2026-11-20").text("state").equals("completed"));
        // A mail that was claimed when the disk filled up, and had not left, is taken over later.
        app.clock.pass(LEASE);
        app.lookAround();
        readers.heard(1);
    }
}
