package dev.pacenote.acceptance.messages;

import static dev.pacenote.acceptance.support.LivePeople.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.LivePeople;
import dev.pacenote.acceptance.support.LivePeople.Person;
import dev.pacenote.acceptance.support.RawWebSocket;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets whose other end is gone without a word, or may not be there any more. */
@ServerOnly("the functions have no sockets of their own")
class SilentSocketsTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania")
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD)
                    .with("WS_HEARTBEAT_SECONDS", "2")
                    .with("LIMIT_READ_STATE_CHANGES_PER_MINUTE", "5")
                    .with("LIMIT_STREAM_CONNECTS_PER_MINUTE", "100000");
    private static final Api API = APP.open();
    private static final LivePeople PEOPLE = new LivePeople();

    private Person ann = new Person("", "", "");
    private Person bob = ann;

    @BeforeEach
    void register() {
        // So many newcomers register only in the course of some time.
        APP.clock.pass(Duration.ofMinutes(10));
        ann = PEOPLE.person(API, "Ann");
        bob = PEOPLE.person(API, "Bob");
    }

    @AfterEach
    void hangUp() {
        PEOPLE.hangUp();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private static RawWebSocket greeted(Person who) {
        return PEOPLE.greeted(APP.service().port(), who);
    }

    private String presenceOfBob() {
        return API.get("/users/presence?userIds=" + bob.id(), ann.token())
                .json()
                .at("/items/0/state")
                .asText();
    }

    @Test
    void a_socket_whose_client_fell_silent_is_closed_and_its_person_offline_a_minute_later() {
        sent(API, ann, bob, "Hello");
        var socket = greeted(bob);
        await().until(() -> presenceOfBob().equals("online"));

        // The client answers no ping and does not hang up.
        var frame = socket.next();
        while (frame.opcode() == RawWebSocket.PING) {
            frame = socket.next();
        }
        assertThat(frame.json().path("code").asInt()).isEqualTo(4408);
        sent(API, ann, bob, "Are you there?");
        assertThat(socket.next().code()).isEqualTo(4408);
        socket.awaitHangUp();
        assertThat(presenceOfBob()).as("they may come back at once").isEqualTo("online");

        await().until(
                        () -> {
                            APP.clock.pass(Duration.ofSeconds(5));
                            return presenceOfBob().equals("offline");
                        });
    }

    @Test
    void a_disabled_account_hears_nothing_more() {
        var socket = greeted(bob);
        var boss = API.logIn("boss@example.org").text("access_token");

        var disabled = API.put("/users/" + bob.id(), boss, Map.of("status", "disabled"));

        assertThat(disabled.status()).as(disabled.body()).isEqualTo(200);
        assertThat(socket.next("bye").path("code").asInt()).isEqualTo(4403);
        assertThat(socket.next().code()).isEqualTo(4403);
        socket.awaitHangUp();
        var refused =
                API.post("/messages", ann.token(), Map.of("userId", bob.id(), "content", "Hello"));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void marks_by_socket_and_by_rest_share_one_limit_and_the_socket_says_so() {
        var socket = greeted(bob);
        var message = sent(API, ann, bob, "Hello").path("messageId").asText();
        socket.next("message");
        for (int i = 0; i < 2; i++) {
            var marked = API.post("/messages/" + message + "/unread", bob.token(), Map.of());
            assertThat(marked.status()).as(marked.body()).isEqualTo(200);
        }
        var frame = "{'action':'read','id':1,'peerId':'" + ann.id() + "','upToSeq':0}";
        for (int i = 0; i < 3; i++) {
            assertThat(socket.text(frame).next("reply").path("ok").asBoolean()).isTrue();
        }

        for (var refused :
                List.of(
                        frame,
                        "{'action':'read','id':2,'messageId':'" + message + "'}",
                        "{'action':'read','id':3,'notificationId':'" + message + "'}")) {
            var reply = socket.text(refused).next("reply");
            assertThat(reply.path("ok").asBoolean()).as(refused).isFalse();
            assertThat(reply.path("code").asText()).isEqualTo("RATE_LIMITED");
        }
        var rest = API.post("/messages/" + message + "/read", bob.token(), Map.of());
        assertThat(rest.status()).isEqualTo(429);
        APP.clock.pass(Duration.ofMinutes(1));
        socket.text("{'action':'read','id':4,'messageId':'" + message + "'}");
        var types = new HashSet<String>();
        types.add(socket.next().json().path("type").asText());
        types.add(socket.next().json().path("type").asText());
        assertThat(types).containsExactlyInAnyOrder("reply", "message_read");
    }
}
