package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Concurrently;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** People who write to each other. */
class MessagesTest extends Correspondence {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania");
    private static final Api API = APP.open();

    MessagesTest() {
        super(APP, API);
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void two_people_write_to_each_other_and_both_see_the_same() {
        var answer = send(ann, bob, "Gate 3 is closed");
        assertThat(answer.status()).isEqualTo(201);
        var id = answer.text("messageId");
        assertThat(answer.text("senderId")).isEqualTo(ann.id());
        assertThat(answer.text("userId")).isEqualTo(bob.id());
        assertThat(answer.json().path("seq").asLong()).isEqualTo(1);

        assertThat(get("/messages/" + id, bob).text("content")).isEqualTo("Gate 3 is closed");
        assertThat(items("/messages?box=inbox", bob)).hasSize(1);
        assertThat(items("/messages?box=inbox", ann)).isEmpty();
        assertThat(items("/messages?box=sent&with=" + bob.id(), ann)).hasSize(1);
        unread(bob, 1, 1, 1);
        unread(ann, 0, 0, 0);

        sent(bob, ann, "Thank you");
        var conversation = items("/messages/conversations", bob).getFirst();
        assertThat(conversation.at("/peer/userId").asText()).isEqualTo(ann.id());
        assertThat(conversation.at("/peer/displayName").asText()).startsWith("Ann");
        assertThat(conversation.at("/lastMessage/content").asText()).isEqualTo("Thank you");
        assertThat(conversation.path("unreadCount").asInt()).isEqualTo(1);
    }

    @Test
    void the_recipient_reads_and_the_sender_sees_when() {
        var id = sent(ann, bob, "Hello");

        var read = post("/messages/" + id + "/read", bob, Map.of());
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        APP.clock.pass(Duration.ofMinutes(1));
        assertThat(post("/messages/" + id + "/read", bob, Map.of()).text("readAt"))
                .isEqualTo(read.text("readAt"));
        assertThat(get("/messages/" + id, ann).text("readAt")).isEqualTo(read.text("readAt"));
        unread(bob, 0, 0, 0);

        assertThat(
                        post("/messages/" + id + "/unread", bob, Map.of())
                                .json()
                                .path("read")
                                .asBoolean())
                .isFalse();
        unread(bob, 1, 0, 0);
        assertThat(items("/messages?unread=true", bob)).hasSize(1);
    }

    @Test
    void strangers_find_and_mark_nothing_and_senders_do_not_read() {
        var id = sent(ann, bob, "Hello");
        var item = items("/notifications", bob).getFirst().path("notificationId").asText();
        var cid = person("Cid");

        refused(get("/messages/" + id, cid), 404, "message_not_found");
        refused(post("/messages/" + id + "/read", cid, Map.of()), 404, "message_not_found");
        refused(post("/messages/" + id + "/read", ann, Map.of()), 404, "message_not_found");
        refused(api.delete("/messages/" + id, cid.token()), 404, "message_not_found");
        refused(api.delete("/messages/" + id + "?for=all", bob.token()), 404, "message_not_found");
        refused(get("/notifications/" + item, cid), 404, "notification_not_found");
        refused(
                post("/notifications/" + item + "/read", ann, Map.of()),
                404,
                "notification_not_found");
        refused(get("/messages/" + UUID.randomUUID(), bob), 404, "message_not_found");
        assertThat(api.get("/messages").status()).isEqualTo(401);
        assertThat(api.get("/notifications").status()).isEqualTo(401);
        unread(bob, 1, 1, 1);
    }

    @Test
    void nobody_sends_in_anothers_name_or_to_themselves_or_to_nobody() {
        var forged =
                post(
                        "/messages",
                        ann,
                        Map.of("userId", bob.id(), "content", "Hello", "senderId", bob.id()));
        assertThat(forged.status()).as(forged.body()).isEqualTo(400);
        assertThat(send(ann, ann, "Hello").status()).isEqualTo(400);
        refused(
                post("/messages", ann, Map.of("userId", "999999", "content", "Hello")),
                404,
                "recipient_not_found");
        assertThat(post("/messages", ann, Map.of("userId", "bob", "content", "x")).status())
                .isEqualTo(400);
        unread(bob, 0, 0, 0);
    }

    @Test
    void a_text_is_kept_as_typed_within_its_limits() {
        var fox = "\uD83E\uDD8A";
        assertThat(send(ann, bob, fox.repeat(4_000)).status()).isEqualTo(201);
        assertThat(send(ann, bob, fox.repeat(4_001)).status()).isEqualTo(400);
        assertThat(send(ann, bob, "a\0b").status()).isEqualTo(400);
        assertThat(send(ann, bob, " \n ").status()).isEqualTo(400);

        var text = "  <script>alert('x')</script>\r\n\t\u202e" + fox + " ";
        var id = sent(ann, bob, text);
        assertThat(get("/messages/" + id, bob).text("content")).isEqualTo(text);
    }

    @Test
    void the_same_client_message_id_sends_once_however_often_it_is_repeated() throws Exception {
        var body = Map.of("userId", bob.id(), "content", "Hello", "clientMessageId", "a-17");

        var answers = Concurrently.atOnce(20, () -> post("/messages", ann, body));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.text("messageId")).distinct()).hasSize(1);
        APP.clock.pass(Duration.ofDays(2));
        var later = logIn(ann);
        var again = send(later, bob, "Hello", "a-17");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        refused(send(later, bob, "Other", "a-17"), 422, "idempotency_mismatch");
        unread(logIn(bob), 1, 1, 1);
    }

    private Api.Answer withKey(String key, Person from, Map<String, ?> body) {
        return api.send(
                api.json("/messages")
                        .header("Authorization", "Bearer " + from.token())
                        .header("Idempotency-Key", key)
                        .POST(Api.body(body)));
    }

    @Test
    void the_same_key_sends_once_however_often_it_is_repeated_and_keeps_no_text() throws Exception {
        var body = Map.of("userId", bob.id(), "content", "Hello");

        var answers = Concurrently.atOnce(20, () -> withKey("k-1", ann, body));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.text("messageId")).distinct()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replay").equals("true"))
                .hasSize(19);
        assertThat(items("/messages?box=sent", ann)).hasSize(1);
        assertThat(get("/ws/events", bob).json().path("seq").asLong()).isEqualTo(1);
        unread(bob, 1, 1, 1);
        refused(
                withKey("k-1", ann, Map.of("userId", bob.id(), "content", "Other")),
                422,
                "idempotency_mismatch");

        var id = answers.getFirst().text("messageId");
        api.delete("/messages/" + id + "?for=all", ann.token());
        var replayed = withKey("k-1", ann, body);
        assertThat(replayed.status()).isEqualTo(201);
        assertThat(replayed.text("messageId")).isEqualTo(id);
        assertThat(replayed.text("content")).isEmpty();
        assertThat(replayed.json().path("deleted").asBoolean()).isTrue();
    }

    private Api.Answer send(Person from, Person to, String content, String clientId) {
        return post(
                "/messages",
                from,
                Map.of("userId", to.id(), "content", content, "clientMessageId", clientId));
    }

    @Test
    void a_cut_off_takes_all_up_to_it_and_nothing_that_arrives_later() {
        for (int i = 0; i < 25; i++) {
            sent(ann, bob, "message " + i);
        }
        long seq = counts(bob).path("seq").asLong();
        sent(ann, bob, "later");

        var read =
                post("/messages/conversations/" + ann.id() + "/read", bob, Map.of("upToSeq", seq));
        assertThat(read.json().path("marked").asInt()).isEqualTo(25);
        assertThat(read.json().at("/counts/messages/unread").asInt()).isEqualTo(1);
        unread(bob, 1, 1, 1);
        assertThat(post("/messages/conversations/" + ann.id() + "/read", bob, Map.of()).status())
                .isEqualTo(400);
    }

    @Test
    void a_cursor_belongs_to_its_reader_and_list() {
        sent(ann, bob, "1");
        sent(ann, bob, "2");
        var cursor = get("/messages?limit=1", bob).text("nextCursor");

        assertThat(items("/messages?limit=1&cursor=" + cursor, bob)).hasSize(1);
        refused(get("/messages?limit=1&box=inbox&cursor=" + cursor, bob), 400, "invalid_cursor");
        refused(get("/messages?limit=1&cursor=" + cursor, ann), 400, "invalid_cursor");
        refused(get("/messages?cursor=x", bob), 400, "invalid_cursor");
        assertThat(get("/messages?limit=101", bob).status()).isEqualTo(400);
    }

    @Test
    void a_person_who_blocks_the_sender_or_takes_no_messages_is_unavailable() {
        assertThat(api.put("/users/me/blocks/" + ann.id(), bob.token(), Map.of()).status())
                .isLessThan(300);
        var cid = person("Cid");
        choose(cid, Map.of("messagesFrom", "nobody"));
        var dan = person("Dan");
        choose(dan, Map.of("messagesFrom", "known"));

        var refusals = new HashSet<String>();
        for (var recipient : List.of(bob, cid, dan)) {
            var answer = send(ann, recipient, "Hello");
            refused(answer, 403, "recipient_unavailable");
            refusals.add(answer.body().replace(answer.text("requestId"), ""));
            unread(recipient, 0, 0, 0);
        }

        assertThat(refusals).as("nobody learns which").hasSize(1);
        assertThat(send(bob, ann, "Hello").status()).isEqualTo(201);
        sent(dan, ann, "Hello");
        sent(ann, dan, "You know me now");
    }

    @Test
    void a_request_without_a_body_is_refused_as_such() {
        for (var path :
                List.of(
                        "/messages",
                        "/messages/conversations/" + bob.id() + "/read",
                        "/notifications/read-all",
                        "/notifications/seen",
                        "/notifications/devices",
                        "/notifications/webhooks")) {
            var nothing =
                    api.send(
                            api.json(path)
                                    .header("Authorization", "Bearer " + ann.token())
                                    .POST(HttpRequest.BodyPublishers.noBody()));
            refused(nothing, 400, "missing_body");
        }
    }

    @Test
    void without_receipts_a_sender_does_not_learn_what_was_read() {
        choose(bob, Map.of("receipts", false));
        var id = sent(ann, bob, "Hello");

        post("/messages/" + id + "/read", bob, Map.of());

        assertThat(get("/messages/" + id, bob).json().path("read").asBoolean()).isTrue();
        var sent = get("/messages/" + id, ann).json();
        assertThat(sent.path("read").asBoolean()).isFalse();
        assertThat(sent.path("readAt").isNull()).isTrue();
    }

    @Test
    void a_message_reaches_an_open_socket_that_asks_for_nothing() {
        try (var socket = RawWebSocket.open(APP.service().socketPort(), bob.token())) {
            socket.greet();

            sent(ann, bob, "Hello");

            var event = socket.next("message");
            assertThat(event.path("seq").asLong()).isEqualTo(1);
            assertThat(event.at("/counts/messages/unread").asInt()).isEqualTo(1);
        }
    }

    @Test
    void who_hides_a_message_hides_it_from_themselves_alone() {
        var id = sent(ann, bob, "Hello");

        assertThat(api.delete("/messages/" + id, bob.token()).status()).isEqualTo(200);

        refused(get("/messages/" + id, bob), 404, "message_not_found");
        assertThat(get("/messages/" + id, ann).text("content")).isEqualTo("Hello");
        unread(bob, 0, 0, 0);
    }

    @Test
    void a_sender_takes_a_message_back_within_a_day_and_not_later() {
        var early = sent(ann, bob, "early");
        APP.clock.pass(Duration.ofHours(2));
        var late = sent(logIn(ann), bob, "late");
        APP.clock.pass(Duration.ofHours(23));
        var newcomer = logIn(ann);

        refused(api.delete("/messages/" + early + "?for=all", newcomer.token()), 409, "too_late");
        assertThat(api.delete("/messages/" + late + "?for=all", newcomer.token()).status())
                .isEqualTo(200);
        var emptied = get("/messages/" + late, logIn(bob));
        assertThat(emptied.text("content")).isEmpty();
        assertThat(emptied.json().path("deleted").asBoolean()).isTrue();
    }
}
