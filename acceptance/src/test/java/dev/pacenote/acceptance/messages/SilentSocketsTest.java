package dev.pacenote.acceptance.messages;

import static dev.pacenote.acceptance.support.LivePeople.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ClosedSockets;
import dev.pacenote.acceptance.support.LivePeople;
import dev.pacenote.acceptance.support.LivePeople.Person;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
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
class SilentSocketsTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania")
                    .with("METRICS_TOKEN", "measure")
                    // Long enough for a busy machine, short enough to wait for.
                    .with("WS_HEARTBEAT_SECONDS", "8")
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
        return PEOPLE.greeted(APP.service().socketPort(), who);
    }

    private String presenceOfBob() {
        return API.get("/users/presence?userIds=" + bob.id(), ann.token())
                .json()
                .at("/items/0/state")
                .asText();
    }

    @Test
    @ServerOnly("the gateway speaks WebSocket there, and sends no pings")
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
    @ServerOnly("the gateway speaks WebSocket there, and says of no socket how it ended")
    void a_connection_that_breaks_is_the_clients_end_and_no_fault_of_ours() {
        sent(API, ann, bob, "Hello");
        var socket = greeted(bob);
        await().until(() -> presenceOfBob().equals("online"));
        var closed = new ClosedSockets(API, "measure");
        double before = closed.count(ClosedSockets.BY_THE_CLIENT);

        socket.reset();

        await().until(() -> closed.count(ClosedSockets.BY_THE_CLIENT) == before + 1);
        assertThat(closed.count(ClosedSockets.BY_A_FAULT)).isZero();
        await().until(
                        () -> {
                            APP.clock.pass(Duration.ofSeconds(5));
                            return presenceOfBob().equals("offline");
                        });
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
