package dev.pacenote.acceptance.messages;

import static dev.pacenote.acceptance.support.LivePeople.counts;
import static dev.pacenote.acceptance.support.LivePeople.replayed;
import static dev.pacenote.acceptance.support.LivePeople.resume;
import static dev.pacenote.acceptance.support.LivePeople.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.LivePeople;
import dev.pacenote.acceptance.support.LivePeople.Person;
import dev.pacenote.acceptance.support.StreamWriter;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever was away, was cut off or reads too slowly goes on where they were (contract 3.2). */
class ResumedSocketsTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private static final TestApplication APP =
            new TestApplication(START)
                    .with("FEATURES", "messages,trackmania")
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD)
                    .with("JWT_SECRET", "both of them know these 32 bytes or more")
                    // Nobody is silent for too long here, however busy the machine is.
                    .with("WS_HEARTBEAT_SECONDS", "600")
                    .with("MESSAGES_PER_MINUTE", "100000")
                    .with("LIMIT_STREAM_CONNECTS_PER_MINUTE", "100000");
    private static final Api API = APP.open();
    private static final StreamWriter WRITER = new StreamWriter(APP);
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

    private static RawWebSocket open(Person who) {
        return PEOPLE.open(APP.service().socketPort(), who);
    }

    private static List<Long> numbers(List<JsonNode> events) {
        return events.stream().map(event -> event.path("seq").asLong()).toList();
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    @FunctionsInLongRun
    void two_hundred_messages_of_somebody_who_was_away_come_in_order_as_one_notification() {
        var before = open(bob);
        var epoch = before.greet().path("epoch").asText();
        before.close();
        for (int i = 1; i <= 200; i++) {
            sent(API, ann, bob, "no. " + i);
        }

        var socket = open(bob);
        var hello = resume(socket, epoch, 0);

        assertThat(hello.path("resume").asText()).isEqualTo("replaying");
        assertThat(hello.path("missed").asInt()).isEqualTo(200);
        var events = replayed(socket, 200);
        assertThat(numbers(events)).isEqualTo(range(1, 200));
        assertThat(events)
                .extracting(event -> event.path("content").asText())
                .isEqualTo(IntStream.rangeClosed(1, 200).mapToObj(i -> "no. " + i).toList());
        assertThat(events)
                .extracting(event -> event.at("/notification/notificationId").asText())
                .containsOnly(events.getFirst().at("/notification/notificationId").asText());
        assertThat(hello.at("/counts/messages/unread").asInt()).isEqualTo(200);
        assertThat(hello.at("/counts/notifications/unread").asInt()).isOne();
        assertThat(events.getLast().path("counts")).isEqualTo(hello.path("counts"));
    }

    @Test
    void the_first_message_of_a_new_account_is_resumed_from_the_position_before_it() {
        var first = open(bob);
        var hello = first.greet();
        assertThat(hello.path("seq").asLong()).isZero();
        first.close();
        sent(API, ann, bob, "Welcome");

        var again = open(bob);
        var resumed = resume(again, hello.path("epoch").asText(), 0);

        assertThat(resumed.path("missed").asInt()).isOne();
        assertThat(replayed(again, 1).getFirst().path("content").asText()).isEqualTo("Welcome");
    }

    @Test
    @FunctionsInLongRun
    void a_position_that_cannot_be_resumed_is_told_so_and_rest_has_everything() {
        var first = open(bob);
        var epoch = first.greet().path("epoch").asText();
        sent(API, ann, bob, "one");
        first.next("message");
        assertResync(epoch, 7);
        assertResync(UUID.randomUUID().toString(), 1);
        WRITER.append(bob.id(), 1_000, APP.clock.instant());
        // A thousand behind is resumed, one more is not.
        var far = open(bob);
        assertThat(resume(far, epoch, 1).path("missed").asInt()).isEqualTo(1_000);
        assertThat(numbers(replayed(far, 1_000))).isEqualTo(range(2, 1_001));
        assertResync(epoch, 0);

        var socket = assertResync(epoch, 0);
        var listed = API.get("/messages", bob.token()).json().at("/items/0/content").asText();
        assertThat(listed).isEqualTo("one");
        assertThat(counts(API, bob).path("seq").asLong()).isEqualTo(1_001);
        sent(API, ann, bob, "two");
        assertThat(socket.next("message").path("seq").asLong()).isEqualTo(1_002);
    }

    @Test
    void a_position_before_what_is_kept_is_told_so_on_the_socket() {
        var first = open(bob);
        var epoch = first.greet().path("epoch").asText();
        // Kept for two weeks.
        WRITER.append(bob.id(), 5, APP.clock.instant().minus(Duration.ofDays(15)));
        WRITER.append(bob.id(), 1, APP.clock.instant());

        assertResync(epoch, 4);
        var socket = open(bob);
        assertThat(resume(socket, epoch, 5).path("missed").asInt()).isOne();
        assertThat(numbers(replayed(socket, 1))).containsExactly(6L);
    }

    private RawWebSocket assertResync(String epoch, long seq) {
        var socket = open(bob);
        var hello = resume(socket, epoch, seq);
        assertThat(hello.path("resume").asText()).isEqualTo("resync_required");
        assertThat(hello.path("seq")).isEqualTo(counts(API, bob).path("seq"));
        assertThat(hello.path("epoch")).isEqualTo(counts(API, bob).path("epoch"));
        return socket;
    }

    @Test
    void who_reads_nothing_is_cut_off_and_resumes_without_a_gap() {
        var socket = open(bob);
        var epoch = socket.greet().path("epoch").asText();
        var own = PEOPLE.greeted(APP.service().socketPort(), ann);
        // About 20 kB each: more than what the machine keeps for a connection, and 256 frames. Of
        // what the gateway does not take nothing waits with us.
        var large = "🦊".repeat(4_000);
        int messages = Assembly.current() == Assembly.LAMBDA ? 30 : 600;
        for (int i = 0; i < messages; i++) {
            sent(API, ann, bob, large);
            own.next("message_sent");
        }

        var taken = new ArrayList<Long>();
        int code = readToTheEnd(socket, taken);

        int told = Assembly.current() == Assembly.LAMBDA ? 1000 : 1013;
        assertThat(code).as("the close code, if it could be said").isIn(0, told);
        assertThat(taken).as("what was taken").isEqualTo(range(1, taken.size()));
        assertThat(taken).hasSizeLessThan(messages);
        var again = open(bob);
        long missed = resume(again, epoch, taken.size()).path("missed").asLong();
        assertThat(missed).isEqualTo(messages - taken.size());
        assertThat(numbers(replayed(again, missed))).isEqualTo(range(taken.size() + 1, messages));
    }

    /** Adds the numbers of messages; returns the code of the close frame, or 0. */
    private static int readToTheEnd(RawWebSocket socket, List<Long> numbers) {
        while (true) {
            var frame = socket.nextIfAny();
            if (frame.isEmpty()) {
                return 0;
            }
            if (frame.get().opcode() == RawWebSocket.CLOSE) {
                return frame.get().code();
            }
            var json = frame.get().json();
            if (json.path("type").asText().equals("message")) {
                numbers.add(json.path("seq").asLong());
            }
        }
    }

    @Test
    void a_disabled_account_hears_nothing_more() {
        var socket = PEOPLE.greeted(APP.service().socketPort(), bob);
        var boss = API.logIn("boss@example.org").text("access_token");

        var disabled = API.put("/users/" + bob.id(), boss, Map.of("status", "disabled"));

        assertThat(disabled.status()).as(disabled.body()).isEqualTo(200);
        socket.awaitEnd(4403);
        socket.awaitHangUp();
        var refused =
                API.post("/messages", ann.token(), Map.of("userId", bob.id(), "content", "Hello"));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void who_leaves_is_read_as_deleted_user_and_what_they_wrote_stays() {
        var socket = PEOPLE.greeted(APP.service().socketPort(), bob);
        var own = PEOPLE.greeted(APP.service().socketPort(), ann);
        sent(API, ann, bob, "Farewell");
        socket.next("message");
        own.next("message_sent");

        var left =
                API.send(
                        API.json("/users/" + ann.id())
                                .header("Authorization", "Bearer " + ann.token())
                                .method(
                                        "DELETE",
                                        Api.body(Map.of("password", TestApplication.PASSWORD))));

        assertThat(left.status()).as(left.body()).isEqualTo(200);
        own.awaitEnd(4403);
        var conversation =
                API.get("/messages/conversations", bob.token()).json().path("items").path(0);
        assertThat(conversation.at("/peer/displayName").asText()).isEqualTo("Deleted user");
        assertThat(conversation.at("/lastMessage/content").asText()).isEqualTo("Farewell");
        assertThat(API.get("/notifications", bob.token()).json().at("/items/0/content").asText())
                .isEqualTo("From Deleted user");
        var refused =
                API.post("/messages", bob.token(), Map.of("userId", ann.id(), "content", "Where?"));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text("code")).isEqualTo("RECIPIENT_NOT_FOUND");
        var back = API.register("Ann again", ann.email());
        assertThat(back.status()).as("the address is free: " + back.body()).isEqualTo(201);
    }
}
