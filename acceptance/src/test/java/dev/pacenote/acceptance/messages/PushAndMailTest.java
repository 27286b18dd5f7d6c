package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is pushed and mailed: while both are away, while somebody looks, and in which letters. */
class PushAndMailTest extends Correspondence {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-10-20T12:00:00Z"))
                    .with("PACENOTE_SANDBOX", "on")
                    .with("FEATURES", "messages,trackmania")
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD)
                    // Nobody is silent for too long here, however far the clock is put forward.
                    .with("WS_HEARTBEAT_SECONDS", "540");
    private static final Api API = APP.open();
    private static final SandboxPushes PUSHES = new SandboxPushes(API);

    PushAndMailTest() {
        super(APP, API);
    }

    @BeforeEach
    void begin() {
        APP.service().startScheduledJobs();
        PUSHES.mode("works");
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private void awaitState(String message, String channel, Person who, String expected) {
        await().untilAsserted(
                        () ->
                                assertThat(PUSHES.states(message, channel, who.token()))
                                        .containsExactly(expected));
    }

    private static List<JsonNode> mails(Person to) {
        return API.get("/sandbox/api/mails")
                .json()
                .valueStream()
                .filter(mail -> mail.path("to").asText().equals(to.email()))
                .filter(mail -> mail.path("subject").asText().contains(" wrote to you"))
                .toList();
    }

    private static Path mailbox() {
        return Path.of(APP.environment().get("PACENOTE_DATA"), "sandbox", "mailbox");
    }

    /** No mail can be handed over: where its folder was there is none. */
    private static void stopMail() throws IOException {
        Files.move(mailbox(), mailbox().resolveSibling("put-away"));
        Files.writeString(mailbox(), "no folder");
    }

    private static void startMail() throws IOException {
        Files.delete(mailbox());
        Files.move(mailbox().resolveSibling("put-away"), mailbox());
    }

    @Test
    void while_push_and_mail_are_away_messages_are_taken_and_each_is_told_once_when_they_are_back()
            throws IOException {
        var cid = person("Cid");
        var readers = List.of(bob, cid);
        var phones = readers.stream().map(who -> PUSHES.subscribed(who.token())).toList();
        readers.forEach(who -> choose(who, Map.of("mailDelaySeconds", 0)));
        PUSHES.mode("broken");
        stopMail();
        List<String> messages;
        try {
            var first = sent(ann, bob, "The first gate is closed");
            awaitState(first, "push", bob, "scheduled attempt");
            awaitState(first, "mail", bob, "scheduled attempt");
            APP.clock.pass(Duration.ofMinutes(5));
            var second = sent(ann, cid, "The second gate is closed");
            awaitState(second, "push", cid, "scheduled attempt");
            awaitState(second, "mail", cid, "scheduled attempt");
            messages = List.of(first, second);
        } finally {
            startMail();
            PUSHES.mode("works");
        }
        assertThat(phones).allSatisfy(phone -> assertThat(PUSHES.arrived(phone)).isEmpty());
        for (int i = 0; i < readers.size(); i++) {
            awaitTold(messages.get(i), readers.get(i));
        }
        APP.clock.pass(Duration.ofHours(2));
        // Whatever was due by then has been looked at when this is told.
        var last = logIn(person("Dan"));
        var phone = PUSHES.subscribed(last.token());
        choose(last, Map.of("mailDelaySeconds", 0));
        awaitTold(sent(logIn(ann), last, "The gates are open"), last);

        assertThat(PUSHES.arrived(phone)).hasSize(1);
        for (int i = 0; i < readers.size(); i++) {
            assertThat(PUSHES.arrived(phones.get(i))).hasSize(1);
            assertThat(mails(readers.get(i))).hasSize(1);
        }
        assertThat(PUSHES.arrived(phones.getFirst()).getFirst()).contains("The first gate");
        assertThat(mails(bob).getFirst().path("text").asText()).contains("The first gate");
        assertThat(PUSHES.arrived(phones.getLast()).getFirst()).contains("The second gate");
        assertThat(mails(cid).getFirst().path("text").asText()).contains("The second gate");
    }

    private void awaitTold(String message, Person reader) {
        await().pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> {
                            var token = logIn(reader).token();
                            var push = PUSHES.states(message, "push", token);
                            var mail = PUSHES.states(message, "mail", token);
                            // Whoever has leased one is given the time to hand it over: no lease
                            // lasts longer than half a minute.
                            if (Stream.of(push, mail)
                                    .flatMap(List::stream)
                                    .noneMatch(state -> state.startsWith("sending"))) {
                                APP.clock.pass(Duration.ofSeconds(10));
                            }
                            assertThat(push).containsExactly("sent accepted");
                            assertThat(mail).containsExactly("sent accepted");
                        });
    }

    @Test
    void who_is_online_is_pushed_after_two_minutes_and_not_at_all_what_they_read_before() {
        var phone = PUSHES.subscribed(bob.token());
        try (var socket = RawWebSocket.open(APP.service().socketPort(), bob.token())) {
            socket.greet();
            var read = sent(ann, bob, "Read at once");
            awaitState(read, "push", bob, "scheduled delay");
            APP.clock.pass(Duration.ofSeconds(119));
            // Perhaps it is looked at just now, and put off again.
            awaitState(read, "push", bob, "scheduled delay");
            assertThat(post("/messages/" + read + "/read", bob, Map.of()).status()).isEqualTo(200);
            APP.clock.pass(Duration.ofSeconds(1));
            awaitState(read, "push", bob, "cancelled already_read");

            var unread = sent(ann, bob, "Never read");
            awaitState(unread, "push", bob, "scheduled delay");
            APP.clock.pass(Duration.ofSeconds(119));
            awaitSomebodyElseIsPushed();
            assertThat(PUSHES.arrived(phone)).isEmpty();
            APP.clock.pass(Duration.ofSeconds(1));
            awaitState(unread, "push", bob, "sent accepted");

            assertThat(PUSHES.arrived(phone)).hasSize(1);
            assertThat(PUSHES.arrived(phone).getFirst()).contains("Never read");
        }
    }

    @Test
    void who_goes_offline_meanwhile_is_pushed_then() {
        var phone = PUSHES.subscribed(bob.token());
        String unread;
        try (var socket = RawWebSocket.open(APP.service().socketPort(), bob.token())) {
            socket.greet();
            unread = sent(ann, bob, "Never read");
            awaitState(unread, "push", bob, "scheduled delay");
        }
        var left = APP.clock.instant();
        // Whoever keeps sockets has the time to hear that this one is gone.
        awaitSomebodyElseIsPushed();
        APP.clock.pass(Duration.ofSeconds(30));
        awaitSomebodyElseIsPushed();
        assertThat(PUSHES.arrived(phone)).isEmpty();
        // A minute after the socket is gone, and not the whole two minutes.
        await().pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            APP.clock.pass(Duration.ofSeconds(1));
                            return !APP.clock.instant().isBefore(left.plusSeconds(95));
                        });

        awaitState(unread, "push", bob, "sent accepted");
        assertThat(PUSHES.arrived(phone)).hasSize(1);
        assertThat(APP.clock.instant()).isBefore(left.plusSeconds(119));
    }

    @Test
    void what_is_urgent_is_pushed_in_quiet_hours_and_what_is_not_waits() {
        var phone = PUSHES.subscribed(bob.token());
        choose(
                bob,
                Map.of("quietHours", Map.of("enabled", true, "start", "00:00", "end", "23:59")));
        announced("normal");
        announced("high");

        await().untilAsserted(
                        () -> assertThat(announcementByPush("high")).isEqualTo("sent accepted"));
        await().untilAsserted(
                        () ->
                                assertThat(announcementByPush("normal"))
                                        .isEqualTo("scheduled quiet_hours"));
        assertThat(PUSHES.arrived(phone)).hasSize(1);
        assertThat(PUSHES.arrived(phone).getFirst()).contains("Works of high priority");
    }

    private void announced(String priority) {
        var answer =
                API.send(
                        API.json("/notifications")
                                .header("Authorization", "Bearer " + token("boss@example.org"))
                                .header("Idempotency-Key", bob.id() + priority)
                                .POST(
                                        Api.body(
                                                Map.of(
                                                        "type",
                                                        "system",
                                                        "title",
                                                        titled(priority),
                                                        "content",
                                                        "Tonight",
                                                        "priority",
                                                        priority,
                                                        "userIds",
                                                        List.of(bob.id())))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    private static String titled(String priority) {
        return "Works of " + priority + " priority";
    }

    /** Where an announcement stands by push, in the words "state reason". */
    private String announcementByPush(String priority) {
        return items("/notifications?type=system", bob).stream()
                .filter(item -> item.path("title").asText().equals(titled(priority)))
                .map(item -> "/notifications/" + item.path("notificationId").asText())
                .flatMap(item -> items(item + "/deliveries", bob).stream())
                .filter(delivery -> delivery.path("channel").asText().equals("push"))
                .map(
                        delivery ->
                                delivery.path("state").asText()
                                        + " "
                                        + delivery.path("reason").asText())
                .findFirst()
                .orElse("");
    }

    /** Until somebody has looked at what is due by now. */
    private void awaitSomebodyElseIsPushed() {
        var other = person("Other");
        PUSHES.subscribed(other.token());
        awaitState(sent(ann, other, "Are you up?"), "push", other, "sent accepted");
    }

    @Test
    void text_that_is_newest_in_a_mail_is_escaped_and_turns_nothing_around_it() {
        choose(bob, Map.of("mailDelaySeconds", 0));
        var message = sent(ann, bob, "Gate 3 is <closed> & \u202Ereversed");
        awaitState(message, "mail", bob, "sent accepted");

        assertThat(mails(bob)).hasSize(1);
        var mail = mails(bob).getFirst();
        assertThat(mail.path("text").asText())
                .contains("\u2068Gate 3 is <closed> & \u202Ereversed\u2069");
        var html = API.get("/sandbox/mails/" + mail.path("id").asText() + "/html").body();
        assertThat(html)
                .contains("\u2068Gate 3 is &lt;closed&gt; &amp; \u202Ereversed\u2069")
                .doesNotContain("<closed>");
        // Nothing is left open outside of the marks around it either.
        assertThat(html.replaceAll("\u2068[^\u2068\u2069]*\u2069", "")).doesNotContain("\u202E");
    }

    @Test
    void who_is_disabled_or_leaves_loses_their_sockets_in_five_seconds_and_is_not_pushed() {
        var boss = token("boss@example.org");
        assertThat(
                        whenRevoked(
                                bob,
                                () ->
                                        api.put(
                                                "/users/" + bob.id(),
                                                boss,
                                                Map.of("status", "disabled"))))
                .isEqualTo(403);
        var cid = person("Cid");
        assertThat(whenRevoked(cid, () -> leaves(cid))).isEqualTo(404);
    }

    private static Api.Answer leaves(Person who) {
        return API.send(
                API.json("/users/" + who.id())
                        .header("Authorization", "Bearer " + who.token())
                        .method("DELETE", Api.body(Map.of("password", TestApplication.PASSWORD))));
    }

    /** What a message to somebody is answered who may not be reached any more. */
    private int whenRevoked(Person who, Supplier<Api.Answer> revoke) {
        var phone = PUSHES.subscribed(who.token());
        try (var socket = RawWebSocket.open(APP.service().socketPort(), who.token())) {
            socket.greet();
            var waits = sent(ann, who, "You have two minutes");
            socket.next("message");
            awaitState(waits, "push", who, "scheduled delay");
            long asked = System.nanoTime();

            var revoked = revoke.get();

            assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
            socket.awaitEnd(4403);
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .isLessThan(Duration.ofSeconds(5));
        }
        int answer = send(ann, who, "Are you there?").status();
        APP.clock.pass(Duration.ofMinutes(2));
        awaitSomebodyElseIsPushed();
        assertThat(PUSHES.arrived(phone)).isEmpty();
        return answer;
    }
}
