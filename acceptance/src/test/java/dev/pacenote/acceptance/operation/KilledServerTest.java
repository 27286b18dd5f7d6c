package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.ServerProcess;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.acceptance.support.records.RealRecords;
import dev.pacenote.sandbox.TmxUser;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The real records once more, with a server that is killed in the middle of many runs. */
@ServerOnly("kills the process of a server")
@Order(2)
class KilledServerTest {

    private static final int KILLS = 22;

    private final RealRecords records = RealRecords.load();

    @Test
    void a_server_that_is_killed_at_random_moments_loses_nothing_and_tells_nothing_twice()
            throws SQLException {
        try (var app = new TestApplication(records.start())) {
            records.feed.playInto(
                    app.world,
                    app.inventor,
                    List.of(new TmxUser(1, "fox"), new TmxUser(2, "hare")),
                    30);
            // A run takes as long as it would with some distance: so kills meet every part of it.
            app.sandbox.faults().latency(Duration.ofMillis(8));
            var server = ServerProcess.start(app);
            for (var name : List.of("fox", "hare")) {
                var token = server.api.newcomer(name, name + "@example.org");
                server.api.post("/api/v1/users/alerts", token, Map.of("record_filter", "wr"));
            }
            var mornings = records.mornings();
            var random = new Random(9);
            int kills = 0;
            int interrupted = 0;
            for (int i = 0; i < mornings.size(); i++) {
                app.clock.set(mornings.get(i));
                if (i % 3 != 0 && kills < KILLS) {
                    assertThat(server.api.cron("?wait=false").status()).isEqualTo(202);
                    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(350)).toNanos());
                    server.kill();
                    kills++;
                    interrupted += runsUnderWay(app);
                    server = ServerProcess.start(app);
                    awaitRun(server.api, mornings.get(i));
                    boardsAndEventsAreTogether(app);
                } else {
                    runWhenFree(server.api);
                }
                // A mail that was being sent at the kill is free again after its claim's time.
                app.clock.pass(Duration.ofMinutes(4));
                runWhenFree(server.api);
            }
            assertThat(kills).isEqualTo(KILLS);
            assertThat(interrupted).as("kills in the middle of a run").isGreaterThanOrEqualTo(8);
            server.kill();
            everythingWasToldOnce(app, mornings);
        }
    }

    /** An interrupted run goes on by itself after the start. */
    private static void awaitRun(Api api, Instant morning) {
        var date = LocalDate.ofInstant(morning, ZoneOffset.UTC).toString();
        await().until(() -> !api.run(date).text("state").equals("running"));
    }

    private static void runWhenFree(Api api) {
        await().until(() -> api.cron().status() == 200);
    }

    private void everythingWasToldOnce(TestApplication app, List<Instant> mornings) {
        var expected = records.standingAt(mornings).stream().flatMap(List::stream).toList();
        assertThat(expected).isNotEmpty();
        if (records.real) {
            assertThat(expected).hasSize(106);
        }
        for (var name : List.of("fox", "hare")) {
            var byId = new HashMap<String, TestMailbox.Mail>();
            for (var mail : app.mailbox().to(name + "@example.org")) {
                var copy = byId.put(mail.messageId(), mail);
                if (copy != null) {
                    // The one case: killed between the mail server's word and our note of it.
                    assertThat(mail.records()).isEqualTo(copy.records());
                }
            }
            var days = new HashSet<String>();
            byId.values().forEach(mail -> assertThat(days.add(mail.day())).isTrue());
            assertThat(byId.values().stream().flatMap(mail -> mail.records().stream()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static int runsUnderWay(TestApplication app) throws SQLException {
        return count(app, "select count(*) from daily_runs where state in ('RUNNING', 'WAITING')");
    }

    private static void boardsAndEventsAreTogether(TestApplication app) throws SQLException {
        var apart =
                count(
                        app,
                        """
                        select count(*) from watches w, jsonb_array_elements(w.board) e
                        where not exists (select from record_events r
                            where r.map_uid = w.map_uid and r.account_id = (e->>'a')::uuid
                                and r.mark = (e->>'s')::bigint)
                        """);
        assertThat(apart).isZero();
    }

    private static int count(TestApplication app, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(app.databaseUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
