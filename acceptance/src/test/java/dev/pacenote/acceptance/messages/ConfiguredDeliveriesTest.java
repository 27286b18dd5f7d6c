package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator sets for deliveries: how long a push waits, and how much is too much. */
class ConfiguredDeliveriesTest extends Correspondence {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("PACENOTE_SANDBOX", "on")
                    .with("FEATURES", "messages,trackmania")
                    .with("PUSH_AFTER_SECONDS", "0")
                    .with("PUSH_PER_HOUR", "1")
                    .with("MAIL_PER_HOUR", "1")
                    .with(
                            "SNS_IOS_APPLICATION_ARN",
                            "arn:aws:sns:eu-central-1:000000000000:app/APNS/pacenote");
    private static final Api API = APP.open();

    ConfiguredDeliveriesTest() {
        super(APP, API);
    }

    @BeforeAll
    static void work() {
        APP.service().startScheduledJobs();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private void subscribe(Person person) {
        var subscribed = API.post("/sandbox/api/push-subscriptions", Map.of());
        assertThat(subscribed.status()).as(subscribed.body()).isEqualTo(200);
        var keys = subscribed.json().path("keys");
        var device =
                post(
                        "/notifications/devices",
                        person,
                        Map.of(
                                "platform",
                                "web",
                                "endpoint",
                                subscribed.text("endpoint"),
                                "keys",
                                Map.of(
                                        "p256dh", keys.path("p256dh").asText(),
                                        "auth", keys.path("auth").asText())));
        assertThat(device.status()).as(device.body()).isEqualTo(201);
    }

    private String state(String message, Person who, String channel) {
        return items("/messages/" + message + "/deliveries", who).stream()
                .filter(delivery -> delivery.path("channel").asText().equals(channel))
                .map(one -> one.path("state").asText() + " " + one.path("reason").asText())
                .findFirst()
                .orElse("");
    }

    private void awaitState(String message, Person who, String channel, String expected) {
        await().untilAsserted(() -> assertThat(state(message, who, channel)).isEqualTo(expected));
    }

    @Test
    void as_many_pushes_and_mails_leave_in_an_hour_as_are_configured() {
        choose(bob, Map.of("mailDelaySeconds", 0));
        subscribe(bob);
        var first = sent(ann, bob, "1");
        awaitState(first, bob, "push", "sent accepted");
        awaitState(first, bob, "mail", "sent accepted");
        APP.clock.pass(Duration.ofSeconds(31));

        var second = sent(person("Carol"), bob, "2");

        awaitState(second, bob, "push", "scheduled rate_capped");
        awaitState(second, bob, "mail", "scheduled rate_capped");
    }

    @Test
    @Tag("lambda")
    void an_iphone_is_registered_and_pushed_where_its_application_is_set() {
        var phone = post("/notifications/devices", bob, Map.of("platform", "ios", "token", "p1"));
        assertThat(phone.status()).as(phone.body()).isEqualTo(201);
        assertThat(
                        post(
                                        "/notifications/devices",
                                        bob,
                                        Map.of("platform", "android", "token", "p2"))
                                .status())
                .as("no application of its own")
                .isEqualTo(400);

        var message = sent(ann, bob, "Hello");

        awaitState(message, bob, "push", "sent accepted");
    }

    @Test
    void a_push_waits_as_long_as_is_configured_for_who_is_online() {
        subscribe(bob);
        try (var socket = RawWebSocket.open(APP.service().socketPort(), bob.token())) {
            socket.greet();
            var presence = "/users/presence?userIds=" + bob.id();
            await().until(
                            () ->
                                    items(presence, bob)
                                            .getFirst()
                                            .path("state")
                                            .asText()
                                            .equals("online"));

            awaitState(sent(ann, bob, "Hello"), bob, "push", "sent accepted");
        }
    }
}
