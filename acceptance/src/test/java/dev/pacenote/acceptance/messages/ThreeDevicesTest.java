package dev.pacenote.acceptance.messages;

import static dev.pacenote.acceptance.support.LivePeople.resume;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.LivePeople;
import dev.pacenote.acceptance.support.LivePeople.Person;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody with three devices gets, reads, archives and hides what others write, at random and from
 * each of them, while each loses its socket now and then: all end with what a recount finds.
 */
@Tag("long")
class ThreeDevicesTest {

    private static final int OPERATIONS = Integer.getInteger("pacenote.operations", 600);

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania")
                    .with("WS_HEARTBEAT_SECONDS", "600")
                    .with("MESSAGES_PER_MINUTE", "1000000")
                    .with("LIMIT_READ_STATE_CHANGES_PER_MINUTE", "1000000")
                    .with("LIMIT_SOCKET_FRAMES_PER_SECOND", "10000")
                    .with("LIMIT_STREAM_CONNECTS_PER_MINUTE", "1000000");
    private final Api api = app.open();
    private final LivePeople people = new LivePeople();
    private final Random random = new Random(7);
    private final List<Person> writers =
            IntStream.range(0, 2).mapToObj(_ -> people.person(api, "Writer")).toList();
    private final Person owner = people.person(api, "Owner");

    /** Knows what its frames told it, and nothing else. */
    private final class Device {

        private RawWebSocket socket = people.open(app.service().socketPort(), owner);
        private final String epoch;
        private long seq;
        private JsonNode counts;

        Device() {
            var hello = socket.greet();
            epoch = hello.path("epoch").asText();
            counts = hello.path("counts");
        }

        /** Takes frames until it has all that there is now. */
        void look() {
            socket.text("{'action':'ping'}");
            long end = Long.MAX_VALUE;
            while (seq < end) {
                var frame = socket.nextJson();
                switch (frame.path("type").asText()) {
                    case "pong" -> end = frame.path("seq").asLong();
                    case "batch" -> frame.path("events").forEach(this::apply);
                    case "reply", "resumed" ->
                            assertThat(frame.path("code").isMissingNode()).isTrue();
                    default -> apply(frame);
                }
            }
        }

        /** From the gateway an event may come twice, or not at all: clients go by its number. */
        private void apply(JsonNode event) {
            if (Assembly.current() == Assembly.LAMBDA) {
                long next = event.path("seq").asLong();
                if (next <= seq) {
                    return;
                }
                if (next > seq + 1) {
                    api.get(
                                    "/ws/events?epoch=" + epoch + "&after=" + seq + "&limit=500",
                                    owner.token())
                            .json()
                            .path("events")
                            .forEach(this::apply);
                    return;
                }
            }
            assertThat(event.path("seq").asLong()).as("no gap: %s", event).isEqualTo(seq + 1);
            seq++;
            counts = event.path("counts");
        }

        void loseSocket() {
            socket.close();
            socket = people.open(app.service().socketPort(), owner);
            var hello = resume(socket, epoch, seq);
            assertThat(hello.path("resume").asText()).isIn("up_to_date", "replaying");
        }

        void reads(String what) {
            socket.text("{'action':'read','id':1," + what + "}");
        }
    }

    @AfterEach
    void close() {
        people.close();
        app.close();
    }

    @Test
    void all_devices_end_with_the_counts_of_a_recount() {
        var devices = List.of(new Device(), new Device(), new Device());
        for (int i = 0; i < OPERATIONS; i++) {
            act(devices.get(random.nextInt(devices.size())));
        }

        devices.forEach(Device::look);
        var counts = LivePeople.counts(api, owner);
        assertThat(counts.path("seq").asLong()).isGreaterThan(OPERATIONS / 3);
        for (var device : devices) {
            assertThat(device.seq).isEqualTo(counts.path("seq").asLong());
            assertThat(device.counts.path("messages")).isEqualTo(counts.path("messages"));
            assertThat(device.counts.path("notifications")).isEqualTo(counts.path("notifications"));
        }
        assertThat(counts.at("/messages/unread").asInt())
                .isEqualTo(all("/messages?box=inbox&unread=true"));
        assertThat(counts.at("/notifications/unread").asInt())
                .isEqualTo(all("/notifications?read=false"));
        assertThat(counts.at("/notifications/unseen").asInt())
                .isEqualTo(all("/notifications?seen=false"));
    }

    private void act(Device device) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                var writer = writers.get(random.nextInt(writers.size()));
                LivePeople.sent(api, writer, owner, "Hello");
            }
            case 3 -> device.look();
            case 4 -> device.loseSocket();
            case 5 -> post("/messages/" + any("/messages?box=inbox", "messageId") + "/read");
            case 6 -> post("/messages/" + any("/messages?box=inbox", "messageId") + "/unread");
            case 7 ->
                    api.delete(
                            "/messages/" + any("/messages?box=inbox", "messageId"), owner.token());
            case 8 -> {
                var verbs = List.of("read", "unread", "archive");
                post(
                        "/notifications/"
                                + any("/notifications", "notificationId")
                                + "/"
                                + verbs.get(random.nextInt(verbs.size())));
            }
            case 9 ->
                    post(
                            "/notifications/"
                                    + any("/notifications?archived=true", "notificationId")
                                    + "/unarchive");
            case 10 ->
                    device.reads(
                            "'peerId':'"
                                    + writers.get(random.nextInt(writers.size())).id()
                                    + "','upToSeq':"
                                    + random.nextLong(device.seq + 2));
            default ->
                    api.post(
                            random.nextBoolean()
                                    ? "/notifications/seen"
                                    : "/notifications/read-all",
                            owner.token(),
                            Map.of("upToSeq", random.nextLong(device.seq + 2)));
        }
    }

    /** What is not there is nothing: a list may be empty. */
    private void post(String path) {
        assertThat(api.post(path, owner.token(), Map.of()).status()).isIn(200, 404);
    }

    private String any(String list, String id) {
        var items = api.get(list, owner.token()).json().path("items");
        return items.isEmpty()
                ? "019936d5-0000-7000-8000-000000000000"
                : items.path(random.nextInt(items.size())).path(id).asText();
    }

    private int all(String list) {
        int all = 0;
        var cursor = "";
        do {
            var page = api.get(list + "&limit=100" + cursor, owner.token()).json();
            all += page.path("items").size();
            var next = page.path("nextCursor");
            cursor = next.isTextual() ? "&cursor=" + next.asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }
}
