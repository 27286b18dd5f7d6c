package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.ServerProcess;
import dev.pacenote.acceptance.support.mail.PasswordLinks;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that is killed after new passwords were committed and before their mails were handed on.
 * Somebody else's lock on the scheduler's table holds the server there.
 */
@ServerOnly("kills the process of a server")
class KilledAfterCommitTest {

    private static final String FOX = "fox@example.org";
    private static final String HARE = "hare@example.org";
    private static final String NEW_PASSWORD = "another horse";
    private static final String OUTBOX = "select count(*) from outbox";
    private static final String WAITING_MAILS = OUTBOX + " where kind = 'account-mail'";
    private static final String MAIL_JOBS =
            "select count(*) from scheduled_tasks where task_name = 'account-mail'";
    private static final String BLOCKED =
            """
             from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """;
    private static final String PATH = "/api/v1/users/password";

    @ParameterizedTest(name = "sessions in {0}")
    @ValueSource(strings = {"postgres", "memory"})
    void a_server_killed_between_a_new_password_and_its_mail_leaves_nothing_half_done(String store)
            throws SQLException {
        try (var app =
                        new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                                .with("SESSION_STORE", store);
                var database = DriverManager.getConnection(app.databaseUrl);
                var locker = DriverManager.getConnection(app.databaseUrl)) {
            var server = ServerProcess.start(app);
            var api = server.api;
            var foxBefore = api.newcomer("Fox", FOX);
            var hareHere = api.newcomer("Hare", HARE);
            var hareThere = api.logIn(HARE).text("access_token");
            api.post(PATH + "/forgot", Map.of("email", FOX));
            var link = PasswordLinks.await(app.mailbox(), FOX);
            await().until(() -> count(database, OUTBOX) == 0);

            lock(locker);
            var reset =
                    CompletableFuture.supplyAsync(
                            () ->
                                    api.post(
                                            PATH + "/reset",
                                            Map.of("token", link, "password", NEW_PASSWORD)));
            var change =
                    CompletableFuture.supplyAsync(
                            () ->
                                    api.put(
                                            PATH,
                                            hareHere,
                                            Map.of(
                                                    "currentPassword",
                                                    TestApplication.PASSWORD,
                                                    "newPassword",
                                                    NEW_PASSWORD)));
            // Ended sessions may wait beside them, where sessions are not in the database.
            await().until(() -> count(database, WAITING_MAILS) == 2);
            server.kill();

            hasNoAnswer(reset);
            hasNoAnswer(change);
            assertThat(count(database, WAITING_MAILS))
                    .as("mails that wait in the outbox")
                    .isEqualTo(2);
            endWhatTheDeadAskedFor(database);
            locker.rollback();
            sweepSoon(database);
            app.clock.pass(Duration.ofMinutes(2));
            var after = ServerProcess.start(app);

            nobodyHasAnOldSession(after.api, foxBefore, hareThere);
            assertThat(after.api.get("/api/v1/users/profile", hareHere).status())
                    .as("the session in which the password was changed")
                    .isEqualTo(store.equals("postgres") ? 200 : 401);
            for (var person : new String[] {FOX, HARE}) {
                assertThat(after.api.logIn(person).status()).as("the old password").isEqualTo(401);
                assertThat(logIn(after.api, person).status()).as("the new password").isEqualTo(200);
            }
            Problems.assertProblem(
                    after.api.post(
                            PATH + "/reset", Map.of("token", link, "password", "third horse")),
                    400,
                    "link_invalid");
            await().until(() -> count(database, OUTBOX) == 0);
            await().until(() -> count(database, MAIL_JOBS) == 0);
            for (var person : new String[] {FOX, HARE}) {
                assertThat(PasswordLinks.notices(app.mailbox(), person)).hasSize(1);
            }
            nobodyHasAnOldSession(after.api, foxBefore, hareThere);
            after.kill();
        }
    }

    /** The server reads this table, and waits with whatever it wants to write there. */
    private static void lock(Connection locker) throws SQLException {
        locker.setAutoCommit(false);
        try (var statement = locker.createStatement()) {
            statement.execute("lock table scheduled_tasks in exclusive mode");
        }
    }

    /** The database would still do what somebody asked who is gone, once the lock is away. */
    private static void endWhatTheDeadAskedFor(Connection database) {
        await().until(
                        () -> {
                            count(database, "select count(pg_terminate_backend(pid))" + BLOCKED);
                            return count(database, "select count(*)" + BLOCKED) == 0;
                        });
    }

    /** Not only after up to a minute, for nobody learns anything from waiting for it. */
    private static void sweepSoon(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(
                    "update scheduled_tasks set execution_time = now() where task_name = 'outbox'");
        }
    }

    private static void hasNoAnswer(CompletableFuture<Api.Answer> asked) {
        assertThatThrownBy(asked::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UncheckedIOException.class);
    }

    private static void nobodyHasAnOldSession(Api api, String... tokens) {
        for (var token : tokens) {
            assertThat(api.get("/api/v1/users/profile", token).status()).isEqualTo(401);
        }
    }

    private static Api.Answer logIn(Api api, String email) {
        return api.post("/api/v1/users/login", Map.of("email", email, "password", NEW_PASSWORD));
    }

    private static int count(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
