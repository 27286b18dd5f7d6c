package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two people, their sockets, and what tests have them do. */
abstract class PeopleOnSockets {

    /** Ends a test that would wait for ever, however busy the machine is. */
    static final Duration DEADLINE = Duration.ofMinutes(2);

    /** Somebody who is logged in. */
    record Person(String id, String token) {}

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    Person ann = new Person("", "");
    Person bob = ann;
    private final TestApplication app;
    private final Api api;
    final List<RawWebSocket> opened = new ArrayList<>();

    PeopleOnSockets(TestApplication app, Api api) {
        this.app = app;
        this.api = api;
    }

    @BeforeEach
    void register() {
        // So many newcomers register only in the course of some time.
        app.clock.pass(Duration.ofMinutes(10));
        ann = person("Ann");
        bob = person("Bob");
    }

    @AfterEach
    void hangUp() {
        opened.forEach(RawWebSocket::close);
    }

    Person person(String name) {
        int number = NUMBERS.incrementAndGet();
        var token = api.newcomer(name + " " + number, name + number + "@example.org");
        return new Person(api.get("/api/v1/users/profile", token).text("id"), token);
    }

    RawWebSocket open(Person who) {
        return openAt(app.service().socketPort(), who);
    }

    RawWebSocket openAt(int port, Person who) {
        var socket = RawWebSocket.open(port, who.token());
        opened.add(socket);
        socket.greet();
        return socket;
    }

    JsonNode sent(Person from, Person to, String content) {
        var answer =
                api.post("/messages", from.token(), Map.of("userId", to.id(), "content", content));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    void choose(Person who, Map<String, ?> settings) {
        var answer =
                api.send(
                        api.json("/notifications/settings")
                                .header("Authorization", "Bearer " + who.token())
                                .PUT(Api.body(settings)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    JsonNode reply(RawWebSocket socket, String frame) {
        return socket.text(frame).next("reply");
    }

    JsonNode presence(Person viewer, Person seen) {
        var answer = api.get("/users/presence?userIds=" + seen.id(), viewer.token());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/items/0");
    }

    void awaitState(Person viewer, Person seen, String state) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!presence(viewer, seen).path("state").asText().equals(state)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
