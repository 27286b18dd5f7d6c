package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.LivePeople;
import dev.pacenote.acceptance.support.LivePeople.Person;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.assembly.KillableService;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People write to each other as fast as they can while the server, or the function that takes their
 * messages, is killed again and again; who gets no answer sends the same message again. {@code
 * -Dpacenote.kills} and {@code -Dpacenote.sends} make it longer.
 */
@Order(3)
class KilledSendsTest {

    private static final boolean FUNCTIONS = Assembly.current() == Assembly.LAMBDA;
    private static final int KILLS = Integer.getInteger("pacenote.kills", FUNCTIONS ? 2 : 3);
    private static final int SENDS = Integer.getInteger("pacenote.sends", FUNCTIONS ? 40 : 450);
    private static final int PEOPLE = 6;
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /** A message as its sender knows it: whose it is, to whom, and what it says. */
    private record Sent(Person from, Person to, String clientId) {}

    private final TestApplication app =
            // A function in a process of its own lives by the machine's clock.
            new TestApplication(FUNCTIONS ? Instant.now() : Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania")
                    .with("JWT_SECRET", "both of them know these 32 bytes or more")
                    .with("MESSAGES_PER_MINUTE", "1000000");
    private final List<Person> people = new ArrayList<>();

    /** By the ids that the server gave. */
    private final Map<String, Sent> confirmed = new ConcurrentHashMap<>();

    private final Map<Person, Long> seen = new HashMap<>();
    private final Map<Person, Map<String, Integer>> streamed = new HashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicReference<KillableService> server = new AtomicReference<>();
    private final Random random = new Random(5);
    private volatile boolean writing = true;

    @TempDir Path folder;

    @AfterEach
    void close() {
        server.get().kill();
        app.close();
    }

    @Test
    void of_a_service_that_is_killed_again_and_again_every_confirmed_message_is_there_once() {
        server.set(KillableService.start(app, folder));
        join();
        var threads =
                people.stream().map(who -> Thread.ofVirtual().start(() -> write(who))).toList();

        for (int kill = 1; kill <= KILLS; kill++) {
            int until = kill * (SENDS / (KILLS + 1)) + random.nextInt(SENDS / 20);
            await().atMost(DEADLINE).until(() -> confirmed.size() >= until);
            server.get().kill();
            server.set(KillableService.start(app, folder));
            people.forEach(this::followsWithoutAGap);
        }
        await().atMost(DEADLINE).until(() -> confirmed.size() >= SENDS);
        writing = false;
        threads.forEach(KilledSendsTest::join);

        assertThat(confirmed).hasSizeGreaterThanOrEqualTo(SENDS);
        people.forEach(this::followsWithoutAGap);
        people.forEach(this::hasWhatWasConfirmed);
    }

    private void join() {
        for (int i = 1; i <= PEOPLE; i++) {
            var email = "writer" + i + "@example.org";
            var token = api().newcomerFromElsewhere("Writer " + i, email);
            people.add(
                    new Person(api().get("/api/v1/users/profile", token).text("id"), token, email));
        }
    }

    private Api api() {
        return server.get().api();
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(DEADLINE)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Person who) {
        while (writing) {
            int number = numbers.incrementAndGet();
            var to = people.get((people.indexOf(who) + 1 + number % (PEOPLE - 1)) % PEOPLE);
            send(new Sent(who, to, "no. " + number));
        }
    }

    /** Sends it until it is confirmed, the same each time. */
    private void send(Sent message) {
        while (true) {
            var asked = server.get();
            try {
                var answer =
                        asked.api()
                                .post(
                                        "/messages",
                                        message.from().token(),
                                        Map.of(
                                                "userId", message.to().id(),
                                                "content", message.clientId(),
                                                "clientMessageId", message.clientId()));
                if (answer.status() == 201) {
                    var twin = confirmed.put(answer.text("messageId"), message);
                    assertThat(twin).as("two messages with one id").isNull();
                    return;
                }
                assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            } catch (UncheckedIOException killed) {
                await().atMost(DEADLINE).until(() -> !server.get().equals(asked));
            }
        }
    }

    /** Reads on in a person's stream. */
    private void followsWithoutAGap(Person who) {
        var epoch = api().get("/ws/events", who.token()).text("epoch");
        boolean more = true;
        while (more) {
            long after = seen.getOrDefault(who, 0L);
            var page =
                    api().get(
                                    "/ws/events?limit=500&epoch=" + epoch + "&after=" + after,
                                    who.token());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            for (var event : page.json().path("events")) {
                after++;
                assertThat(event.path("seq").asLong()).as("no gap").isEqualTo(after);
                streamed.computeIfAbsent(who, _ -> new HashMap<>())
                        .merge(event.path("messageId").asText(), 1, Integer::sum);
            }
            seen.put(who, after);
            more = page.json().path("more").asBoolean();
        }
    }

    private void hasWhatWasConfirmed(Person who) {
        var got = list(who, "inbox");
        var wrote = list(who, "sent");
        confirmed.forEach(
                (id, message) -> {
                    if (message.to().equals(who)) {
                        assertThat(got).as("what %s got", who.id()).containsKey(id);
                    }
                    if (message.from().equals(who)) {
                        assertThat(wrote).as("what %s wrote", who.id()).containsKey(id);
                        assertThat(wrote.get(id).path("content").asText())
                                .isEqualTo(message.clientId());
                    }
                });
        assertThat(confirmed.keySet()).as("nothing twice").containsAll(wrote.keySet());
        var all = new HashMap<>(got);
        all.putAll(wrote);
        assertThat(streamed.get(who).keySet()).isEqualTo(all.keySet());
        assertThat(streamed.get(who).values()).as("one event for each").containsOnly(1);
        var counts = LivePeople.counts(api(), who);
        assertThat(counts.at("/messages/unread").asInt()).isEqualTo(got.size());
        var items = api().get("/notifications?limit=100", who.token()).json().path("items");
        assertThat(counts.at("/notifications/unread").asInt()).isEqualTo(items.size());
        assertThat(items.valueStream().mapToInt(item -> item.path("count").asInt()).sum())
                .isEqualTo(got.size());
    }

    /** All messages of a box by their ids, each there once. */
    private Map<String, JsonNode> list(Person who, String box) {
        var messages = new HashMap<String, JsonNode>();
        var cursor = "";
        do {
            var page = api().get("/messages?limit=100&box=" + box + cursor, who.token());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            for (var message : page.json().path("items")) {
                var twin = messages.put(message.path("messageId").asText(), message);
                assertThat(twin).as("listed twice").isNull();
            }
            var next = page.json().path("nextCursor");
            cursor = next.isTextual() ? "&cursor=" + next.asText() : "";
        } while (!cursor.isEmpty());
        return messages;
    }
}
