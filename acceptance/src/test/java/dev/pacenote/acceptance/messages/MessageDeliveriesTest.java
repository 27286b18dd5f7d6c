package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Addresses;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of telling somebody of a message outside the app, and why. */
class MessageDeliveriesTest {

    /** Somebody who is logged in. */
    private record Person(String id, String email, String token) {}

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static Api api = new Api(0);

    private final Person ann = person("Ann");
    private final Person bob = person("Bob");

    @BeforeAll
    static void open() {
        api = APP.open();
        APP.service().startScheduledJobs();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    /** Each from another address, so that no limit of registrations is in the way. */
    private static Person person(String name) {
        int number = NUMBERS.incrementAndGet();
        var email = name.toLowerCase(Locale.ROOT) + number + "@example.org";
        from(
                "/api/v1/users/register",
                Map.of(
                        "username",
                        name + " " + number,
                        "email",
                        email,
                        "password",
                        TestApplication.PASSWORD),
                201);
        var token = token(email);
        return new Person(api.get("/api/v1/users/profile", token).text("id"), email, token);
    }

    private static String token(String email) {
        return from(
                        "/api/v1/users/login",
                        Map.of("email", email, "password", TestApplication.PASSWORD),
                        200)
                .text("access_token");
    }

    /** The same person with a new token: one lasts a quarter of an hour. */
    private static Person logIn(Person person) {
        return new Person(person.id(), person.email(), token(person.email()));
    }

    private static Api.Answer from(String path, Map<String, ?> body, int expected) {
        var answer =
                api.send(
                        api.json(path)
                                .header("X-Forwarded-For", Addresses.next())
                                .POST(Api.body(body)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(expected);
        return answer;
    }

    private static String sent(Person from, Person to, String content) {
        var answer =
                api.post("/messages", from.token(), Map.of("userId", to.id(), "content", content));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("messageId");
    }

    private static List<JsonNode> deliveries(String message, Person who) {
        var answer = api.get("/messages/" + message + "/deliveries", who.token());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("items").valueStream().toList();
    }

    /** Where a channel stands, in the words "state reason"; empty while it has no delivery. */
    private static String state(String message, Person who, String channel) {
        return deliveries(message, who).stream()
                .filter(delivery -> delivery.path("channel").asText().equals(channel))
                .map(
                        delivery ->
                                delivery.path("state").asText()
                                        + " "
                                        + delivery.path("reason").asText())
                .findFirst()
                .orElse("");
    }

    private static void awaitState(String message, Person who, String channel, String expected) {
        await().untilAsserted(() -> assertThat(state(message, who, channel)).isEqualTo(expected));
    }

    /** Mails about messages; there are others about the account. */
    private static List<TestMailbox.Mail> mails(Person to) {
        return APP.mailbox().to(to.email()).stream()
                .filter(mail -> mail.messageId().startsWith("<delivery."))
                .toList();
    }

    private static void settings(Person who, Map<String, ?> settings) {
        var answer =
                api.send(
                        api.json("/notifications/settings")
                                .header("Authorization", "Bearer " + who.token())
                                .PUT(Api.body(settings)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void who_does_not_look_in_gets_one_mail_for_all_that_waits() {
        var first = sent(ann, bob, "Gate 3 is <closed> & \u202Ereversed");
        awaitState(first, bob, "mail", "scheduled delay");
        APP.clock.pass(Duration.ofMinutes(5));
        var second = sent(ann, bob, "Take gate 4");
        awaitState(second, bob, "mail", "scheduled delay");
        APP.clock.pass(Duration.ofMinutes(9).plusSeconds(50));
        assertThat(mails(bob)).isEmpty();

        APP.clock.pass(Duration.ofSeconds(10));
        var later = logIn(bob);
        awaitState(first, later, "mail", "sent accepted");
        awaitState(second, later, "mail", "sent accepted");

        assertThat(mails(bob)).hasSize(1);
        var mail = mails(bob).getFirst();
        assertThat(mail.subject()).startsWith("Ann ").endsWith(" wrote to you (2)");
        assertThat(mail.text()).contains("Take gate 4").contains("/Chat/" + ann.id());
        assertThat(mail.html()).contains("Take gate 4");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(state(first, later, "inbox")).isEqualTo("sent accepted");
    }

    @Test
    void what_is_read_in_time_is_not_mailed() {
        var message = sent(ann, bob, "Hello");
        awaitState(message, bob, "mail", "scheduled delay");
        APP.clock.pass(Duration.ofMinutes(14).plusSeconds(59));
        var answer = api.post("/messages/" + message + "/read", bob.token(), Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        APP.clock.pass(Duration.ofSeconds(1));

        awaitState(message, logIn(bob), "mail", "cancelled already_read");
        assertThat(mails(bob)).isEmpty();
    }

    @Test
    void who_wants_none_or_is_not_to_be_disturbed_is_told_so() {
        settings(bob, Map.of("mailDelaySeconds", 0, "notifications", Map.of("email", false)));
        var unwanted = sent(ann, bob, "1");
        awaitState(unwanted, bob, "mail", "skipped pref_off");

        settings(
                bob,
                Map.of(
                        "notifications",
                        Map.of("email", true),
                        "quietHours",
                        Map.of("enabled", true, "start", "00:00", "end", "23:59")));
        var quiet = sent(ann, bob, "2");
        awaitState(quiet, bob, "mail", "scheduled quiet_hours");
        assertThat(mails(bob)).isEmpty();
    }

    @Test
    void text_stays_in_the_app_for_whoever_wants_that() {
        settings(bob, Map.of("mailDelaySeconds", 0, "previews", false));
        var message = sent(ann, bob, "A secret");
        awaitState(message, bob, "mail", "sent accepted");

        var mail = mails(bob).getFirst();
        assertThat(mail.subject()).startsWith("New message from Ann ");
        assertThat(mail.text() + mail.html()).doesNotContain("secret");
    }

    @Test
    void one_click_in_such_a_mail_stops_these_and_not_the_daily_mail() {
        settings(
                bob,
                Map.of(
                        "mailDelaySeconds",
                        0,
                        "topics",
                        Map.of("message.new", Map.of("mail", true))));
        var message = sent(ann, bob, "Hello");
        awaitState(message, bob, "mail", "sent accepted");
        var link = mails(bob).getFirst().header("List-Unsubscribe").replaceAll("[<>]", "");
        assertThat(link).endsWith("&area=message");
        var path = URI.create(link);

        var answer =
                api.send(
                        api.request(path.getPath() + "?" + path.getQuery())
                                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var mail = topic(bob).path("channels").path("mail");
        assertThat(mail.path("effective").asBoolean()).isFalse();
        assertThat(mail.path("chosen").asBoolean(true)).isFalse();
        assertThat(mail.path("reason").asText()).isEqualTo("pref_off");
        assertThat(
                        api.get("/notifications/settings", bob.token())
                                .json()
                                .at("/notifications/email")
                                .asBoolean())
                .isTrue();
    }

    private static JsonNode topic(Person who) {
        return topic(who, "message.new");
    }

    private static JsonNode topic(Person who, String name) {
        return api.get("/notifications/topics", who.token())
                .json()
                .path("items")
                .valueStream()
                .filter(topic -> topic.path("topic").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_person_sees_by_which_channels_they_are_told() {
        var topic = topic(bob);

        assertThat(topic.path("type").asText()).isEqualTo("message");
        assertThat(topic.at("/channels/mail/default").asBoolean()).isTrue();
        assertThat(topic.at("/channels/mail/effective").asBoolean()).isTrue();
        assertThat(topic.at("/channels/mail/chosen").isNull()).isTrue();
        assertThat(topic.at("/channels/push/default").asBoolean()).isTrue();
        assertThat(topic.at("/channels/webhook/default").asBoolean(true)).isFalse();
    }

    @Test
    void the_daily_mail_tells_of_trackmania_only_and_leaves_out_nothing_that_was_mailed() {
        var told =
                api.get("/notifications/topics", bob.token())
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(topic -> topic.path("channels").has("digest"))
                        .map(topic -> topic.path("topic").asText())
                        .toList();

        assertThat(told).isNotEmpty().allMatch(topic -> topic.startsWith("trackmania."));
    }

    @Test
    void mails_about_the_security_of_an_account_cannot_be_switched_off() {
        var answer =
                api.put(
                        "/notifications/settings",
                        bob.token(),
                        Map.of("topics", Map.of("system.security", Map.of("mail", false))));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        var mail = topic(bob, "system.security").at("/channels/mail");
        assertThat(mail.path("locked").asBoolean()).isTrue();
        assertThat(mail.path("effective").asBoolean()).isTrue();
        assertThat(mail.path("chosen").isNull()).isTrue();
    }

    @Test
    void what_a_device_acknowledged_is_delivered_to_the_inbox() {
        var message = sent(ann, bob, "Hello");
        awaitState(message, bob, "inbox", "sent accepted");

        try (var socket = RawWebSocket.open(APP.service().socketPort(), bob.token())) {
            long seq = socket.text("{'action':'hello'}").next("hello").path("seq").asLong();
            socket.text("{'action':'ack','seq':" + seq + "}");
        }

        awaitState(message, bob, "inbox", "delivered acknowledged");
    }

    @Test
    void only_the_recipient_sees_what_became_of_it() {
        var message = sent(ann, bob, "Hello");
        awaitState(message, bob, "mail", "scheduled delay");
        var notification = deliveries(message, bob).size();
        assertThat(notification).isGreaterThanOrEqualTo(2);

        assertThat(api.get("/messages/" + message + "/deliveries", ann.token()).status())
                .isEqualTo(404);
        var items =
                api.get("/notifications", bob.token()).json().path("items").valueStream().toList();
        var item = items.getFirst().path("notificationId").asText();
        var path = "/notifications/" + item + "/deliveries";
        assertThat(api.get(path, bob.token()).status()).isEqualTo(200);
        assertThat(api.get(path, ann.token()).status()).isEqualTo(404);
        assertThat(
                        api.get(
                                        "/notifications/deliveries?topic=message&state=scheduled",
                                        bob.token())
                                .json()
                                .path("items"))
                .isNotEmpty();
        for (var unknown :
                List.of(
                        "/notifications/deliveries?state=lost",
                        "/notifications/deliveries?topic=Message.New",
                        "/notifications?topic=message.new.",
                        "/notifications?type=letter",
                        "/notifications?read=1",
                        "/messages?box=outbox",
                        "/messages?unread=maybe")) {
            var refused = api.get(unknown, bob.token());
            assertThat(refused.status()).as(unknown + " " + refused.body()).isEqualTo(400);
            assertThat(refused.text("code")).isEqualTo("INVALID_INPUT");
        }
        assertThat(api.get("/notifications/deliveries", ann.token()).json().path("items"))
                .isEmpty();
    }
}
