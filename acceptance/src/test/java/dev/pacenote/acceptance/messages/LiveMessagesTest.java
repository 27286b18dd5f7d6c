package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people who write to each other see on their sockets (contract 3.3). */
class LiveMessagesTest extends PeopleOnSockets {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania")
                    .with("JWT_SECRET", "both of them know these 32 bytes or more")
                    .with("LIMIT_STREAM_CONNECTS_PER_MINUTE", "100000");
    private static final Api API = APP.open();

    LiveMessagesTest() {
        super(APP, API);
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void what_a_person_chooses_is_known_to_all_their_tabs_and_to_nobody_else() {
        var tabs = List.of(open(bob), open(bob));
        var stranger = open(ann);

        choose(bob, Map.of("theme", "dark"));

        for (var tab : tabs) {
            var event = tab.next("user_updated");
            assertThat(event.path("seq").asLong()).isOne();
            assertThat(event.path("user").path("userId").asText()).isEqualTo(bob.id());
            assertThat(event.path("user").path("settings").path("theme").asText())
                    .isEqualTo("dark");
        }
        // Chosen once more, nothing is different.
        choose(bob, Map.of("theme", "dark"));
        sent(bob, ann, "Hello");
        assertThat(stranger.next("message").path("seq").asLong()).isOne();
        assertThat(tabs.getFirst().next("message_sent").path("seq").asLong()).isEqualTo(2);
    }

    @Test
    void three_tabs_of_the_recipient_get_the_same_frame_and_the_senders_other_tab_its_copy() {
        var tabs = List.of(open(bob), open(bob), open(bob));
        var other = open(ann);

        var message = sent(ann, bob, "Gate 3 is \"closed\" 🦊");

        var frames = tabs.stream().map(tab -> tab.next("message")).toList();
        assertThat(frames).containsOnly(frames.getFirst());
        var frame = frames.getFirst();
        assertThat(frame.path("messageId")).isEqualTo(message.path("messageId"));
        assertThat(frame.path("content")).isEqualTo(message.path("content"));
        assertThat(frame.path("userId").asText()).isEqualTo(bob.id());
        assertThat(frame.path("senderId").asText()).isEqualTo(ann.id());
        assertThat(frame.path("seq").asLong()).isOne();
        assertThat(frame.path("read").asBoolean()).isFalse();
        assertThat(frame.at("/counts/messages/unread").asInt()).isOne();
        var item = frame.path("notification");
        var found =
                (ObjectNode)
                        API.get(
                                        "/notifications/" + item.path("notificationId").asText(),
                                        bob.token())
                                .json();
        assertThat(found.remove("notices")).hasSize(1);
        assertThat(found).isEqualTo(item);
        var copy = other.next("message_sent");
        assertThat(copy.path("content")).isEqualTo(message.path("content"));
        assertThat(copy.has("notification")).isFalse();
    }

    @Test
    void what_one_device_reads_the_others_and_the_sender_hear_of() {
        var phone = open(bob);
        var desk = open(bob);
        var sender = open(ann);
        var message = sent(ann, bob, "Hello").path("messageId").asText();
        phone.next("message");
        desk.next("message");
        sender.next("message_sent");

        phone.text("{'action':'read','id':'r1','messageId':'" + message + "'}");

        // The event may come before the reply or after it.
        var first = phone.next();
        var second = phone.next();
        assertThat(first.text() + second.text()).contains("\"reply\"", "\"message_read\"", "r1");
        var read = desk.next("message_read");
        assertThat(read.at("/messageIds/0").asText()).isEqualTo(message);
        assertThat(read.path("peerId").asText()).isEqualTo(ann.id());
        assertThat(read.path("readAt").asText()).isNotEmpty();
        assertThat(read.at("/notification/read").asBoolean()).isTrue();
        assertThat(read.at("/counts/messages/unread").asInt()).isZero();
        assertThat(read.at("/counts/notifications/unread").asInt()).isZero();
        var receipt = sender.next("message_read");
        assertThat(receipt.at("/messageIds/0").asText()).isEqualTo(message);
        assertThat(receipt.path("peerId").asText()).isEqualTo(bob.id());
        assertThat(receipt.path("readAt")).isEqualTo(read.path("readAt"));
    }

    @Test
    void a_conversation_and_an_item_are_read_from_a_socket_and_what_is_not_there_is_refused() {
        var socket = open(bob);
        sent(ann, bob, "one");
        sent(ann, bob, "two");
        socket.next("message");
        var item = socket.next("message").at("/notification/notificationId").asText();

        socket.text("{'action':'read','notificationId':'" + item + "'}");
        var answers = List.of(socket.next().text(), socket.next().text());
        assertThat(String.join("", answers)).contains("notification_updated", "\"ok\":true");
        socket.text("{'action':'read','peerId':'" + ann.id() + "','upToSeq':2}");
        answers = List.of(socket.next().text(), socket.next().text());
        assertThat(String.join("", answers)).contains("message_read", "\"ok\":true");
        assertThat(
                        API.get("/notifications/counts", bob.token())
                                .json()
                                .at("/messages/unread")
                                .asInt())
                .isZero();

        var refusals = new HashMap<String, String>();
        refusals.put("'messageId':'" + UUID.randomUUID() + "'", "MESSAGE_NOT_FOUND");
        refusals.put("'messageId':7", "MESSAGE_NOT_FOUND");
        refusals.put("'notificationId':'" + UUID.randomUUID() + "'", "NOTIFICATION_NOT_FOUND");
        refusals.put("'peerId':'" + ann.id() + "'", "INVALID_INPUT");
        refusals.put("'peerId':'x','upToSeq':1", "INVALID_INPUT");
        refusals.put("'id':3", "INVALID_INPUT");
        refusals.forEach(
                (members, code) -> {
                    var refused = reply(socket, "{'action':'read'," + members + "}");
                    assertThat(refused.path("ok").asBoolean()).as(members).isFalse();
                    assertThat(refused.path("code").asText()).as(members).isEqualTo(code);
                });
    }

    @Test
    void an_acknowledgement_tells_the_sender_that_the_message_arrived() {
        var socket = open(bob);
        var sender = open(ann);
        var message = sent(ann, bob, "Hello").path("messageId").asText();
        socket.next("message");
        sender.next("message_sent");

        socket.text("{'action':'ack','seq':1}");

        var delivered = sender.next("message_delivered");
        assertThat(delivered.at("/messageIds/0").asText()).isEqualTo(message);
        assertThat(delivered.path("peerId").asText()).isEqualTo(bob.id());
        var seen = API.get("/messages/" + message, ann.token());
        assertThat(seen.json().path("deliveredAt")).isEqualTo(delivered.path("deliveredAt"));
        assertThat(seen.json().path("read").asBoolean()).isFalse();
    }

    @Test
    void who_switches_receipts_off_shows_no_sender_what_they_read_before() {
        var message = sent(ann, bob, "Hello").path("messageId").asText();
        API.post("/messages/" + message + "/read", bob.token(), Map.of());
        assertThat(events(ann, 0).get(1).path("readAt").asText()).isNotEmpty();

        choose(bob, Map.of("receipts", false));

        var event = events(ann, 0).get(1);
        assertThat(event.path("type").asText()).as("not even that").isEqualTo("counts");
        assertThat(event.has("readAt") || event.has("messageIds")).isFalse();
        assertThat(events(bob, 0).get(1).path("readAt").asText()).isNotEmpty();
        assertThat(events(ann, 0).getFirst().path("readAt").isNull()).isTrue();
    }

    private List<JsonNode> events(Person who, long after) {
        var epoch = API.get("/ws/events", who.token()).text("epoch");
        return API.get("/ws/events?epoch=" + epoch + "&after=" + after + "&limit=500", who.token())
                .json()
                .path("events")
                .valueStream()
                .toList();
    }

    @Test
    @Tag("lambda")
    void a_socket_that_the_gateway_lost_is_forgotten_at_the_next_frame_and_nothing_is_lost() {
        sent(ann, bob, "Hello");
        open(bob);
        awaitState(ann, bob, "online");
        APP.service().loseSockets();

        sent(ann, bob, "Are you there?");

        var passed = new AtomicReference<>(Duration.ZERO);
        await().until(
                        () -> {
                            APP.clock.pass(Duration.ofSeconds(2));
                            passed.updateAndGet(before -> before.plusSeconds(2));
                            return presence(ann, bob).path("state").asText().equals("offline");
                        });
        assertThat(passed.get())
                .as("by the gateway's word, not by silence")
                .isBetween(Duration.ofSeconds(58), Duration.ofSeconds(500));
        assertThat(events(bob, 1)).hasSize(1);
    }

    @Test
    void a_message_that_was_taken_back_is_in_no_replay_and_a_hidden_one_is_gone_for_one() {
        var secret = "the word is " + UUID.randomUUID();
        var message = sent(ann, bob, secret).path("messageId").asText();
        var hidden = sent(ann, bob, "hide me").path("messageId").asText();
        API.delete("/messages/" + message + "?for=all", ann.token());
        API.delete("/messages/" + hidden, bob.token());

        var replayed = events(bob, 0);

        assertThat(replayed.toString()).doesNotContain(secret).doesNotContain("hide me");
        assertThat(replayed.get(0).path("deleted").asBoolean()).isTrue();
        assertThat(replayed.get(0).path("content").asText()).isEmpty();
        assertThat(replayed.get(1).has("messageId")).isFalse();
        assertThat(replayed.get(1).path("type").asText()).isEqualTo("counts");
        assertThat(replayed.get(2).path("type").asText()).isEqualTo("message_deleted");
        assertThat(replayed.get(2).path("messageId").asText()).isEqualTo(message);
        assertThat(replayed.get(2).path("forAll").asBoolean()).isTrue();
        assertThat(replayed.get(3).path("forAll").asBoolean()).isFalse();
        assertThat(events(ann, 0).toString()).doesNotContain(secret).contains("hide me");
    }

    @Test
    void a_replay_on_the_socket_is_what_rest_gives() {
        for (int i = 1; i <= 30; i++) {
            sent(ann, bob, "no. " + i);
        }
        API.post("/notifications/read-all", bob.token(), Map.of("upToSeq", 20));
        API.post("/notifications/seen", bob.token(), Map.of("upToSeq", 30));
        var rest = events(bob, 0);
        var socket = RawWebSocket.open(APP.service().socketPort(), bob.token());
        opened.add(socket);
        var epoch = API.get("/ws/events", bob.token()).text("epoch");
        socket.text("{'action':'hello','epoch':'" + epoch + "','lastSeq':0}").next("hello");

        var replayed = new ArrayList<JsonNode>();
        while (replayed.size() < rest.size()) {
            socket.next("batch").path("events").forEach(replayed::add);
        }

        assertThat(replayed).isEqualTo(rest);
        assertThat(rest)
                .extracting(event -> event.path("seq").asLong())
                .isEqualTo(LongStream.rangeClosed(1, rest.size()).boxed().toList());
        socket.next("resumed");
    }

    @Test
    void the_eleventh_socket_closes_the_least_recently_active_one_with_4409() {
        var first = open(bob);
        var second = open(bob);
        APP.clock.pass(Duration.ofSeconds(1));
        first.text("{'action':'ping'}").next("pong");
        for (int i = 3; i <= 11; i++) {
            open(bob);
        }

        second.awaitEnd(4409);
        sent(ann, bob, "Hello");
        first.next("message");
    }
}
