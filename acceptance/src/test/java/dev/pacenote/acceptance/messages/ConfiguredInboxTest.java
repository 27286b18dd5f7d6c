package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.StreamWriter;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What an operator sets for inboxes, sockets and what people are reached by. */
class ConfiguredInboxTest extends Correspondence {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("PACENOTE_SANDBOX", "on")
                    .with("FEATURES", "messages,trackmania")
                    .with("NOTICE_RETENTION_DAYS", "20")
                    .with("STREAM_RETENTION_DAYS", "8")
                    .with("WS_PER_ACCOUNT", "1")
                    .with("WS_MAX_CONNECTIONS", "2")
                    .with("WS_HEARTBEAT_SECONDS", "540")
                    .with("LIMIT_STREAM_TICKETS_PER_MINUTE", "1")
                    .with("LIMIT_DEVICES", "1")
                    .with("WEB_PUSH_HOSTS", "push.example.net,*.push.example")
                    .with("LIMIT_WEBHOOKS", "1")
                    .with("WEBHOOK_ALLOW_PRIVATE", "on")
                    .with("LIMIT_ANNOUNCEMENTS_PER_HOUR", "1")
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
    private static final Api API = APP.open();

    ConfiguredInboxTest() {
        super(APP, API);
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void an_account_has_as_many_devices_and_webhooks_as_is_set() {
        assertThat(browser("https://push.example.net/1").status()).isEqualTo(201);
        refused(browser("https://push.example.net/2"), 409, "LIMIT_REACHED");

        assertThat(webhook("one").status()).isEqualTo(201);
        refused(webhook("two"), 409, "LIMIT_REACHED");
    }

    @Test
    void pushes_go_to_the_hosts_that_are_set_and_to_no_others() {
        var sandbox = API.post("/sandbox/api/push-subscriptions", Map.of()).text("endpoint");
        for (var elsewhere :
                List.of(
                        sandbox,
                        "https://push.example.net:8443/1",
                        "https://fcm.googleapis.com/fcm/send/1",
                        "https://push.example/1")) {
            refused(browser(elsewhere), 400, "INVALID_INPUT");
        }

        assertThat(browser("https://eu.push.example/1").status()).isEqualTo(201);
    }

    /** Registers a browser of Bob whose push service is there. */
    private Api.Answer browser(String endpoint) {
        var keys = API.post("/sandbox/api/push-subscriptions", Map.of()).json().path("keys");
        return post(
                "/notifications/devices",
                bob,
                Map.of(
                        "platform",
                        "web",
                        "endpoint",
                        endpoint,
                        "keys",
                        Map.of(
                                "p256dh", keys.path("p256dh").asText(),
                                "auth", keys.path("auth").asText())));
    }

    private Api.Answer webhook(String name) {
        return post(
                "/notifications/webhooks",
                bob,
                Map.of("url", "https://127.0.0.1:9/" + name, "topics", List.of("message")));
    }

    @Test
    void an_admin_announces_as_often_in_an_hour_as_is_set() {
        var admin = token("boss@example.org");

        assertThat(announced(admin).status()).isEqualTo(202);
        refused(announced(admin), 429, "RATE_LIMITED");
        APP.clock.pass(Duration.ofHours(1));
        assertThat(announced(token("boss@example.org")).status()).isEqualTo(202);
    }

    private Api.Answer announced(String admin) {
        return api.send(
                api.json("/notifications")
                        .header("Authorization", "Bearer " + admin)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(
                                Api.body(
                                        Map.of(
                                                "type", "system",
                                                "title", "Works",
                                                "content", "Tonight",
                                                "userIds", List.of(bob.id())))));
    }

    @Test
    void a_further_socket_of_an_account_closes_the_first_and_tickets_are_as_many_as_is_set() {
        assertThat(post("/ws/tickets", bob, Map.of()).status()).isEqualTo(201);
        refused(post("/ws/tickets", bob, Map.of()), 429, "RATE_LIMITED");
        int port = APP.service().socketPort();
        try (var first = RawWebSocket.open(port, bob.token())) {
            first.greet();
            APP.clock.pass(Duration.ofSeconds(1));
            try (var second = RawWebSocket.open(port, bob.token())) {
                second.greet();
                first.awaitEnd(4409);
            }
        }
    }

    @Test
    @ServerOnly("the gateway has limits of its own")
    void a_server_has_as_many_sockets_as_is_set() {
        int port = APP.service().socketPort();
        var cid = person("Cid");
        await().untilAsserted(
                        () -> {
                            APP.clock.pass(Duration.ofMinutes(1));
                            try (var one = new RawWebSocket(port, "/ws", bearer(logIn(ann)));
                                    var two = new RawWebSocket(port, "/ws", bearer(logIn(bob)));
                                    var three = new RawWebSocket(port, "/ws", bearer(logIn(cid)))) {
                                assertThat(one.status()).isEqualTo(101);
                                assertThat(two.status()).isEqualTo(101);
                                assertThat(three.status()).isEqualTo(503);
                            }
                        });
    }

    private static String bearer(Person who) {
        return "Authorization: Bearer " + who.token();
    }

    private int events(String epoch) {
        return get("/ws/events?after=0&epoch=" + epoch, logIn(bob)).status();
    }

    @Test
    void items_and_events_are_kept_as_long_as_is_set() {
        var epoch = get("/ws/events", bob).text("epoch");
        sent(ann, bob, "Hello");
        var writer = new StreamWriter(APP);
        APP.clock.pass(Duration.ofDays(7));
        assertThat(events(epoch)).as("a day before the end").isEqualTo(200);
        APP.clock.pass(Duration.ofDays(2));
        writer.append(bob.id(), 1, APP.clock.instant());
        assertThat(events(epoch)).as("a day after it").isEqualTo(409);

        APP.clock.pass(Duration.ofDays(10));
        assertThat(items("/notifications", logIn(bob))).hasSize(1);
        APP.clock.pass(Duration.ofDays(2));
        APP.lookAround();
        assertThat(items("/notifications", logIn(bob))).isEmpty();
        assertThat(items("/messages", logIn(bob))).as("the message itself stays").hasSize(1);
    }
}
