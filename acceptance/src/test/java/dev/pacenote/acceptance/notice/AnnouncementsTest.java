package dev.pacenote.acceptance.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.ServerProcess;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Admins announce something to everybody, or to some (contract 2.3). */
class AnnouncementsTest {

    private static final int MANY = 1_000;
    private static final int ITEMS = 5_000;

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania")
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);

    @AfterEach
    void close() {
        app.close();
    }

    private Api open() {
        var api = app.open();
        app.service().startScheduledJobs();
        return api;
    }

    private static String logIn(Api api, String name) {
        return api.logIn(name + "@example.org").text("access_token");
    }

    private static Map<String, Object> announcement(Map<String, ?> more) {
        var body =
                new HashMap<String, Object>(
                        Map.of("type", "system", "title", "Works", "content", "Tonight at ten."));
        body.putAll(more);
        return body;
    }

    private static Api.Answer announce(Api api, String token, String key, Map<String, ?> more) {
        return api.send(
                api.json("/notifications")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key)
                        .POST(Api.body(announcement(more))));
    }

    private static Api.Answer done(Api api, String token, String batch) {
        await().atMost(Duration.ofMinutes(6))
                .until(
                        () ->
                                api.get("/notifications/batches/" + batch, token)
                                        .text("state")
                                        .equals("done"));
        return api.get("/notifications/batches/" + batch, token);
    }

    @Test
    void some_people_are_told_in_the_words_of_the_admin_and_only_admins_may() {
        var api = open();
        var fox = api.newcomer("fox", "fox@example.org");
        var hare = api.newcomer("hare", "hare@example.org");
        var admin = logIn(api, "boss");
        var id = api.get("/api/v1/users/profile", fox).text("id");
        var to = Map.of("userIds", List.of(id, "999999"), "priority", "high", "actionUrl", "/me");

        Problems.assertProblem(announce(api, fox, "k", to), 403, "admin_required");
        assertThat(api.post("/notifications", admin, announcement(to)).status()).isEqualTo(400);
        var accepted = announce(api, admin, "k", to);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        assertThat(accepted.json().path("accepted").asInt()).isEqualTo(2);

        var batch = done(api, admin, accepted.text("batchId")).json();
        assertThat(batch.path("told").asInt()).isOne();
        assertThat(batch.path("skipped").asInt()).isOne();
        var item = api.get("/notifications?type=system", fox).json().path("items").path(0);
        assertThat(item.path("topic").asText()).isEqualTo("system.announcement");
        assertThat(item.path("title").asText()).isEqualTo("Works");
        assertThat(item.path("content").asText()).isEqualTo("Tonight at ten.");
        assertThat(item.path("priority").asText()).isEqualTo("high");
        assertThat(item.path("actionUrl").asText()).isEqualTo("/me");
        assertThat(api.get("/notifications", hare).json().path("items")).isEmpty();
        var again = announce(api, admin, "k", to);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.text("batchId")).isEqualTo(accepted.text("batchId"));
        assertThat(announce(api, admin, "k", Map.of("all", true)).status()).isEqualTo(422);
        Problems.assertProblem(
                api.get("/notifications/batches/" + item.path("notificationId").asText(), admin),
                404,
                "batch_not_found");
        assertThat(api.get("/notifications/batches/" + accepted.text("batchId"), fox).status())
                .isEqualTo(403);
        for (var wrong :
                List.<Map<String, ?>>of(
                        Map.of(),
                        Map.of("all", true, "userIds", List.of(id)),
                        Map.of("userIds", List.of()),
                        Map.of("userIds", List.of("x")),
                        Map.of("all", true, "actionUrl", "//evil.example"),
                        Map.of("all", true, "expiresAt", "soon"),
                        Map.of("all", true, "title", "x".repeat(121)))) {
            assertThat(announce(api, admin, "wrong", wrong).status())
                    .as("%s", wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void what_a_device_acknowledged_is_delivered_also_where_it_is_no_message() {
        var api = open();
        var fox = api.newcomer("fox", "fox@example.org");
        var id = api.get("/api/v1/users/profile", fox).text("id");
        var admin = logIn(api, "boss");
        done(api, admin, announce(api, admin, "k", Map.of("userIds", List.of(id))).text("batchId"));
        var item = api.get("/notifications", fox).json().path("items").path(0);
        var path = "/notifications/" + item.path("notificationId").asText() + "/deliveries";
        assertThat(inInbox(api, path, fox)).isEqualTo("sent");

        try (var socket = RawWebSocket.open(app.service().socketPort(), fox)) {
            long seq = socket.text("{'action':'hello'}").next("hello").path("seq").asLong();
            socket.text("{'action':'ack','seq':" + seq + "}");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> inInbox(api, path, fox).equals("delivered"));
        }

        assertThat(api.get("/notifications?seen=false", fox).json().path("items")).hasSize(1);
    }

    private static String inInbox(Api api, String path, String token) {
        return api.get(path, token)
                .json()
                .path("items")
                .valueStream()
                .filter(delivery -> delivery.path("channel").asText().equals("inbox"))
                .map(delivery -> delivery.path("state").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @FunctionsInLongRun
    void who_does_not_look_in_is_mailed_once_and_security_of_an_account_has_its_own_mail() {
        var api = open();
        var fox = api.newcomer("fox", "fox@example.org");
        var hare = api.newcomer("hare", "hare@example.org");
        var admin = logIn(api, "boss");
        var accepted = announce(api, admin, "k", Map.of("all", true));
        done(api, admin, accepted.text("batchId"));
        var item = api.get("/notifications", hare).json().path("items").path(0);
        api.post(
                "/notifications/" + item.path("notificationId").asText() + "/read", hare, Map.of());
        var moved =
                api.put(
                        "/api/v1/users/password",
                        fox,
                        Map.of(
                                "currentPassword",
                                TestApplication.PASSWORD,
                                "newPassword",
                                "another long password"));
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);

        app.clock.pass(Duration.ofMinutes(16));
        await().until(() -> !delivered("fox@example.org").isEmpty());
        app.clock.pass(Duration.ofHours(1));
        await().during(Duration.ofSeconds(2)).until(() -> delivered("fox@example.org").size() == 1);

        assertThat(delivered("fox@example.org").getFirst().text()).contains("Tonight at ten.");
        assertThat(delivered("hare@example.org")).as("who has read it").isEmpty();
    }

    private List<TestMailbox.Mail> delivered(String to) {
        return app.mailbox().to(to).stream()
                .filter(mail -> mail.messageId().startsWith("<delivery."))
                .toList();
    }

    @Test
    @FunctionsInLongRun
    void what_is_over_is_neither_listed_nor_counted_nor_mailed() {
        var api = open();
        var fox = api.newcomer("fox", "fox@example.org");
        var hare = api.newcomer("hare", "hare@example.org");
        var wanted = Map.of("topics", Map.of("system.announcement", Map.of("inbox", false)));
        assertThat(api.put("/notifications/settings", hare, wanted).status()).isEqualTo(200);
        var admin = logIn(api, "boss");
        var end = app.clock.instant().plus(Duration.ofMinutes(10));
        var accepted = announce(api, admin, "k", Map.of("all", true, "expiresAt", end.toString()));
        done(api, admin, accepted.text("batchId"));
        assertThat(unread(api, fox)).isOne();
        assertThat(unread(api, hare)).isZero();
        awaitMail(api, hare, "scheduled delay");

        app.clock.set(end);

        assertThat(unread(api, fox)).isZero();
        assertThat(api.get("/notifications", fox).json().path("items")).isEmpty();
        app.clock.pass(Duration.ofMinutes(6));
        awaitMail(api, logIn(api, "fox"), "cancelled expired");
        awaitMail(api, logIn(api, "hare"), "cancelled expired");
        assertThat(delivered("fox@example.org")).isEmpty();
        assertThat(delivered("hare@example.org")).as("who has no item of it").isEmpty();
    }

    /** Until the mail about the one announcement stands there, in the words "state reason". */
    private static void awaitMail(Api api, String token, String expected) {
        await().untilAsserted(
                        () ->
                                assertThat(
                                                api.get("/notifications/deliveries", token)
                                                        .json()
                                                        .path("items")
                                                        .valueStream()
                                                        .filter(
                                                                one ->
                                                                        one.path("channel")
                                                                                .asText()
                                                                                .equals("mail"))
                                                        .map(
                                                                one ->
                                                                        one.path("state").asText()
                                                                                + " "
                                                                                + one.path("reason")
                                                                                        .asText()))
                                        .containsExactly(expected));
    }

    private static int unread(Api api, String token) {
        return api.get("/notifications/counts", token)
                .json()
                .path("notifications")
                .path("unread")
                .asInt();
    }

    @Test
    @ServerOnly("fills a table of the server's database")
    void a_cut_off_reads_five_thousand_items_at_once_and_not_the_one_that_came_meanwhile()
            throws SQLException {
        var api = open();
        var fox = api.newcomer("fox", "fox@example.org");
        var id = api.get("/api/v1/users/profile", fox).text("id");
        long before = api.get("/notifications/counts", fox).json().path("seq").asLong();
        items(id, before);
        var admin = logIn(api, "boss");
        var batch = announce(api, admin, "k", Map.of("userIds", List.of(id))).text("batchId");
        done(api, admin, batch);
        assertThat(unread(api, fox)).isEqualTo(ITEMS + 1);

        var read = api.post("/notifications/read-all", fox, Map.of("upToSeq", before + ITEMS));

        assertThat(read.json().path("marked").asInt()).as(read.body()).isEqualTo(ITEMS);
        assertThat(unread(api, fox)).isOne();
        var unread = api.get("/notifications?read=false", fox).json().path("items");
        assertThat(unread).hasSize(1);
        assertThat(unread.path(0).path("topic").asText()).isEqualTo("system.announcement");
    }

    /** Five thousand events could not come in the time of a test. */
    private void items(String account, long seq) throws SQLException {
        try (var connection = DriverManager.getConnection(app.databaseUrl);
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into notifications
                    select %1$s, gen_random_uuid(), 'system.security', 'security', n::text, 1,
                        %2$d + n, '{"event": "password_changed"}', '%4$s', false, null, %2$d + n,
                        null, false, true, '%4$s', '%4$s'::timestamptz + interval '90 days'
                    from generate_series(1, %3$d) n
                    """
                            .formatted(account, seq, ITEMS, app.clock.instant()));
            statement.execute(
                    """
                    update stream_heads
                    set seq = seq + %2$d, unread_notifications = unread_notifications + %2$d,
                        unseen = unseen + %2$d
                    where account = %1$s
                    """
                            .formatted(account, ITEMS));
        }
    }

    @Test
    @ServerOnly("kills the process of a server")
    void everybody_is_told_once_though_the_server_is_killed_halfway() throws SQLException {
        var server = ServerProcess.start(app);
        people();
        var admin = logIn(server.api, "boss");
        var accepted = announce(server.api, admin, "k", Map.of("all", true));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        var batch = accepted.text("batchId");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> count("select count(*) from notices") > 0);
        server.kill();
        assertThat(count("select count(*) from notices"))
                .as("told when the server was killed")
                .isBetween(1, MANY);

        server = ServerProcess.start(app);
        admin = logIn(server.api, "boss");
        assertThat(announce(server.api, admin, "k", Map.of("all", true)).text("batchId"))
                .isEqualTo(batch);
        var end = done(server.api, admin, batch).json();
        server.kill();

        assertThat(end.path("told").asInt()).isEqualTo(MANY + 1);
        assertThat(end.path("skipped").asInt()).isZero();
        assertThat(count("select count(distinct user_id) from notices")).isEqualTo(MANY + 1);
        assertThat(count("select count(*) from notices")).isEqualTo(MANY + 1);
        assertThat(count("select count(*) from notifications where notices = 1"))
                .isEqualTo(MANY + 1);
        assertThat(
                        count(
                                "select count(*) from stream_heads"
                                        + " where unread_notifications = 1 and seq = 1"))
                .isEqualTo(MANY + 1);
    }

    /** So many could not register in the time of a test. */
    private void people() throws SQLException {
        try (var connection = DriverManager.getConnection(app.databaseUrl);
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into users (username, email, role, enabled, confirmed_before, zone,
                        created_at, updated_at, version)
                    select 'person' || n, 'person' || n || '@example.org', 'USER', true, false,
                        'UTC', now(), now(), 0
                    from generate_series(1, %d) n
                    """
                            .formatted(MANY));
        }
    }

    private int count(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(app.databaseUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
