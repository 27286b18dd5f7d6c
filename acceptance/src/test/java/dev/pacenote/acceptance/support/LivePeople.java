package dev.pacenote.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** People who write to each other at a service, and their sockets, which are closed in the end. */
public final class LivePeople implements AutoCloseable {

    /** Somebody who is logged in. */
    public record Person(String id, String token, String email) {}

    private final AtomicInteger numbers = new AtomicInteger();
    private final List<RawWebSocket> opened = new ArrayList<>();

    /** Somebody new. */
    public Person person(Api api, String name) {
        int number = numbers.incrementAndGet();
        var email = name + number + "@example.org";
        var token = api.newcomer(name + " " + number, email);
        return new Person(api.get("/api/v1/users/profile", token).text("id"), token, email);
    }

    /** A socket that has said nothing. */
    public RawWebSocket open(int port, Person who) {
        var socket = RawWebSocket.open(port, who.token());
        opened.add(socket);
        return socket;
    }

    /** A socket that hears what comes from now on. */
    public RawWebSocket greeted(int port, Person who) {
        var socket = open(port, who);
        socket.greet();
        return socket;
    }

    /** A message that is accepted. */
    public static JsonNode sent(Api api, Person from, Person to, String content) {
        var answer =
                api.post("/messages", from.token(), Map.of("userId", to.id(), "content", content));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    /** Says hello with a position, and gives the answer. */
    public static JsonNode resume(RawWebSocket socket, String epoch, long seq) {
        return socket.text("{'action':'hello','epoch':'" + epoch + "','lastSeq':" + seq + "}")
                .next("hello");
    }

    /** The events of a replay, up to its end. */
    public static List<JsonNode> replayed(RawWebSocket socket, long missed) {
        var events = new ArrayList<JsonNode>();
        while (events.size() < missed) {
            socket.next("batch").path("events").forEach(events::add);
        }
        socket.next("resumed");
        return events;
    }

    /** The counts that REST gives. */
    public static JsonNode counts(Api api, Person who) {
        return api.get("/notifications/counts", who.token()).json();
    }

    /** Closes the sockets of a test. */
    public void hangUp() {
        opened.forEach(RawWebSocket::close);
        opened.clear();
    }

    @Override
    public void close() {
        hangUp();
    }
}
