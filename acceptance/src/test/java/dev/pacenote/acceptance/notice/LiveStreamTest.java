package dev.pacenote.acceptance.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.StreamWriter;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import dev.pacenote.server.connections.ServerLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live stream over WebSocket (contract 3). */
class LiveStreamTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final int LARGEST = 32 * 1024;

    private static final TestApplication APP =
            new TestApplication(START)
                    .with("JWT_SECRET", "both of them know these 32 bytes or more")
                    .with("WS_PER_ACCOUNT", "1000")
                    .with("LIMIT_STREAM_CONNECTS_PER_MINUTE", "100000");
    private static final Api API = APP.open();
    private static final StreamWriter WRITER = new StreamWriter(APP);
    private static int people;

    private final List<RawWebSocket> opened = new ArrayList<>();
    private String token;
    private String account;

    @BeforeEach
    void register() {
        people++;
        // So many newcomers register only in the course of some time.
        APP.clock.pass(Duration.ofMinutes(5));
        token = API.newcomer("Fox " + people, "fox" + people + "@example.org");
        account = API.get("/api/v1/users/profile", token).json().path("id").asText();
    }

    @AfterEach
    void hangUp() {
        opened.forEach(RawWebSocket::close);
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private RawWebSocket kept(RawWebSocket socket) {
        opened.add(socket);
        return socket;
    }

    private RawWebSocket open() {
        return kept(RawWebSocket.open(APP.service().socketPort(), token));
    }

    private RawWebSocket asked(String target, String... headers) {
        return kept(new RawWebSocket(APP.service().socketPort(), target, headers));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_ticket_opens_one_socket_and_nothing_else_in_the_query_does() {
        var issued =
                API.send(
                        API.json("/ws/tickets")
                                .header("Authorization", "Bearer " + token)
                                .POST(Api.text("")));
        assertThat(issued.status()).isEqualTo(201);
        var ticket = issued.text("ticket");
        assertThat(issued.text("url"))
                .isEqualTo(
                        Assembly.current() == Assembly.LAMBDA
                                ? "ws://127.0.0.1:"
                                        + APP.service().socketPort()
                                        + "/ws?ticket="
                                        + ticket
                                : "wss://pacenote.example/ws?ticket=" + ticket);
        assertThat(issued.text("expiresAt"))
                .isEqualTo(APP.clock.instant().plusSeconds(30).toString().replace("Z", ".000Z"));

        var socket = asked("/ws?ticket=" + ticket, "Sec-WebSocket-Protocol: pacenote.v1");
        assertThat(socket.status()).isEqualTo(101);
        assertThat(socket.head().toLowerCase(Locale.ROOT))
                .contains("sec-websocket-protocol: pacenote.v1")
                .doesNotContain("sec-websocket-extensions");
        assertThat(socket.greet().path("userId").asText()).isEqualTo(account);
        for (var target :
                List.of(
                        "/ws?ticket=" + ticket,
                        "/ws?ticket=" + token,
                        "/ws?token=" + token,
                        "/ws")) {
            assertThat(asked(target, "Cookie: session=" + token).status()).isEqualTo(401);
        }
        assertThat(asked("/ws", "Authorization: Bearer nonsense").status()).isEqualTo(401);
    }

    @Test
    @ServerOnly("the functions hear of events by the change feed of their table")
    void an_event_reaches_every_socket_of_its_person_and_a_lost_socket_resumes() {
        var one = open();
        var two = open();
        var epoch = one.greet().path("epoch").asText();
        two.greet();

        WRITER.append(account, 2, START);

        for (var socket : List.of(one, two)) {
            assertThat(socket.next("sample.happened").path("seq").asLong()).isEqualTo(1);
            assertThat(socket.next("sample.happened").path("seq").asLong()).isEqualTo(2);
        }
        one.close();
        WRITER.append(account, 300, START);
        var again = open();
        var hello =
                again.text("{'action':'hello','epoch':'" + epoch + "','lastSeq':2}").next("hello");
        assertThat(hello.path("resume").asText()).isEqualTo("replaying");
        assertThat(hello.path("missed").asInt()).isEqualTo(300);
        var numbers = new ArrayList<Long>();
        while (numbers.size() < 300) {
            again.next("batch")
                    .path("events")
                    .forEach(event -> numbers.add(event.path("seq").asLong()));
        }
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(3, 302).boxed().toList());
        assertThat(again.next("resumed").path("seq").asLong()).isEqualTo(302);
    }

    @Test
    void who_was_away_is_sent_what_happened_and_who_cannot_resume_hears_so() {
        var epoch = open().greet().path("epoch").asText();
        WRITER.append(account, 200, START);

        var back = open();
        var hello =
                back.text("{'action':'hello','epoch':'" + epoch + "','lastSeq':0}").next("hello");

        assertThat(hello.path("resume").asText()).isEqualTo("replaying");
        assertThat(hello.path("missed").asInt()).isEqualTo(200);
        var numbers = new ArrayList<Long>();
        while (numbers.size() < 200) {
            back.next("batch")
                    .path("events")
                    .forEach(event -> numbers.add(event.path("seq").asLong()));
        }
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(back.next("resumed").path("seq").asLong()).isEqualTo(200);
        for (var position :
                List.of(
                        "'epoch':'" + epoch + "','lastSeq':201",
                        "'epoch':'another','lastSeq':200")) {
            var lost = open().text("{'action':'hello'," + position + "}").next("hello");
            assertThat(lost.path("resume").asText()).as(position).isEqualTo("resync_required");
            assertThat(lost.path("seq").asLong()).isEqualTo(200);
        }
    }

    @Test
    @ServerOnly("the gateway speaks WebSocket there")
    void a_thousand_hellos_that_follow_the_upgrade_at_once_are_all_answered() {
        for (int i = 0; i < 1_000; i++) {
            try (var socket = RawWebSocket.open(APP.service().socketPort(), token)) {
                socket.greet();
            }
        }
    }

    @Test
    @ServerOnly("the gateway speaks WebSocket there")
    void a_message_may_come_in_pieces_with_a_ping_between_them() {
        var socket = open();

        socket.frame(false, RawWebSocket.TEXT, bytes("{\"action\":"))
                .frame(true, RawWebSocket.PING, bytes("here?"))
                .frame(true, RawWebSocket.CONTINUATION, bytes("\"hello\"}"));

        var pong = socket.next();
        assertThat(pong.opcode()).isEqualTo(RawWebSocket.PONG);
        assertThat(pong.text()).isEqualTo("here?");
        socket.next("hello");
    }

    @Test
    @ServerOnly("the gateway speaks WebSocket there")
    void text_that_is_no_utf_8_is_closed_with_1007() {
        var socket = open();
        socket.greet();

        socket.frame(true, RawWebSocket.TEXT, (byte) '{', (byte) 0xC3, (byte) 0x28);

        assertThat(socket.next().code()).isEqualTo(1007);
        socket.awaitHangUp();
    }

    @Test
    @ServerOnly("the gateway speaks WebSocket there")
    void frames_that_break_the_protocol_are_closed_with_1002() {
        var unmasked = open();
        unmasked.say((byte) 0x81, (byte) 2, (byte) '{', (byte) '}');
        assertThat(unmasked.next().code()).isEqualTo(1002);

        var stray = open().frame(true, RawWebSocket.CONTINUATION, bytes("{}"));
        assertThat(stray.next().code()).isEqualTo(1002);

        var reserved = open().frame(true, 3, bytes("{}"));
        assertThat(reserved.next().code()).isEqualTo(1002);
    }

    @Test
    @ServerOnly("the gateway speaks WebSocket there")
    void the_largest_message_passes_and_a_larger_one_is_closed_with_1009() {
        var filled = "{\"action\":\"hello\",\"x\":\"%s\"}";
        int rest = LARGEST - filled.formatted("").length();
        var socket = open();
        socket.frame(true, RawWebSocket.TEXT, bytes(filled.formatted("x".repeat(rest))));
        socket.next("hello");

        socket.frame(true, RawWebSocket.TEXT, new byte[LARGEST + 1]);
        socket.awaitEnd(1009);

        var pieces = open();
        var half = new byte[LARGEST / 2];
        Arrays.fill(half, (byte) ' ');
        pieces.frame(false, RawWebSocket.TEXT, half)
                .frame(false, RawWebSocket.CONTINUATION, half)
                .frame(false, RawWebSocket.CONTINUATION, (byte) ' ');
        pieces.awaitEnd(1009);
        pieces.awaitHangUp();
    }

    @Test
    void three_frames_that_say_nothing_close_a_socket_with_4400_after_a_bye() {
        var socket = open();
        socket.greet();

        socket.text("{'act':'ping'}");
        assertThat(socket.next("error").path("code").asText()).isEqualTo("MALFORMED_FRAME");
        socket.text("hello");
        socket.next("error");
        socket.text("{'action':'dance'}");
        assertThat(socket.next("error").path("code").asText()).isEqualTo("UNKNOWN_ACTION");
        socket.text("[]");
        socket.next("error");

        socket.awaitEnd(4400);
        socket.awaitHangUp();
    }

    @Test
    @ServerOnly("the gateway itself ends a socket for a binary frame")
    void a_binary_frame_says_nothing_either() {
        var socket = open();
        socket.greet();
        for (int i = 0; i < 2; i++) {
            socket.frame(true, RawWebSocket.BINARY, bytes("{\"action\":\"ping\"}"));
            socket.next("error");
        }

        socket.frame(true, RawWebSocket.BINARY, (byte) 0);
        socket.next("error");

        socket.awaitEnd(4400);
    }

    @Test
    void a_flood_is_closed_with_4429() {
        var socket = open();
        socket.greet();
        socket.flood("{'action':'idle'}", 100);

        socket.awaitEnd(4429);
    }

    @Test
    void a_lost_last_frame_is_noticed_by_the_next_pong_and_read_over_rest() {
        var socket = open();
        var epoch = socket.greet().path("epoch").asText();
        WRITER.append(account, 1, START);
        // Whether it came or was lost: a client that lacks it goes by the pong.
        var next = socket.text("{'action':'ping'}").next();
        while (!next.text().contains("\"pong\"")) {
            next = socket.next();
        }

        assertThat(next.text()).contains("\"seq\":1");
        var missed = API.get("/ws/events?epoch=" + epoch + "&after=0", token).json();
        assertThat(missed.at("/events/0/type").asText()).isEqualTo("sample.happened");
        assertThat(missed.at("/events/0/seq").asLong()).isEqualTo(1);
    }

    @Test
    void a_socket_goes_on_with_a_new_token_and_one_without_is_closed_with_4401() {
        var renewed = open();
        var forgotten = open();
        renewed.greet();
        forgotten.greet();
        APP.clock.pass(Duration.ofMinutes(14));
        var fresh = API.logIn("fox" + people + "@example.org").text("access_token");
        renewed.text("{'action':'auth','id':7,'token':'" + token + "x'}");
        assertThat(renewed.next("reply").path("ok").asBoolean()).isFalse();
        renewed.text("{'action':'auth','id':8,'token':'" + fresh + "'}");
        assertThat(renewed.next("reply").path("ok").asBoolean()).isTrue();

        // Who says nothing for long is closed for that.
        forgotten.text("{'action':'ping'}").next("pong");

        APP.clock.pass(Duration.ofMinutes(2));

        APP.service().sweepSockets();
        forgotten.awaitEnd(4401);
        renewed.text("{'action':'ping'}").next("pong");
    }

    @Test
    void a_deleted_account_closes_its_sockets_with_4403() {
        var socket = open();
        socket.greet();

        var deleted =
                API.send(
                        API.json("/api/v1/users/me")
                                .header("Authorization", "Bearer " + token)
                                .method(
                                        "DELETE",
                                        Api.body(Map.of("password", TestApplication.PASSWORD))));
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);

        socket.awaitEnd(4403);
    }

    @Test
    @ServerOnly("the gateway speaks WebSocket there")
    void a_close_frame_is_answered() {
        var socket = open();
        socket.greet();

        socket.frame(true, RawWebSocket.CLOSE, (byte) 0x03, (byte) 0xE8);

        assertThat(socket.next().code()).isEqualTo(1000);
        socket.awaitHangUp();
    }

    @Test
    void who_says_no_hello_is_closed_with_4408() {
        var socket = open();

        APP.clock.pass(Duration.ofSeconds(5));
        APP.service().sweepSockets();
        socket.awaitEnd(4408);
    }

    @Test
    void a_log_out_closes_the_sockets_of_its_session_within_five_seconds() {
        var session = API.logIn("fox" + people + "@example.org");
        var other =
                kept(RawWebSocket.open(APP.service().socketPort(), session.text("access_token")));
        other.greet();
        var own = open();
        own.greet();

        long before = System.nanoTime();
        API.post("/api/v1/users/logout", Map.of("refresh_token", session.text("refresh_token")));

        other.awaitEnd(4403);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(own.text("{'action':'ping'}").next("pong").path("seq").asInt()).isZero();
    }

    @Test
    @ServerOnly("there are no two servers")
    void two_servers_tell_each_other_and_one_that_stops_says_so() {
        APP.withDataOfItsOwn();
        var second = APP.startServer();
        try {
            var there = kept(RawWebSocket.open(second.port(), token));
            there.greet();
            var here = open();
            here.greet();

            WRITER.append(account, 1, START);

            assertThat(here.next("sample.happened").path("seq").asLong()).isEqualTo(1);
            assertThat(there.next("sample.happened").path("seq").asLong()).isEqualTo(1);
            second.close();
            assertThat(there.next("reconnect").path("afterSec").asInt()).isBetween(0, 5);
            assertThat(there.next("bye").path("code").asInt()).isEqualTo(1001);
            assertThat(there.next().code()).isEqualTo(1001);
            there.awaitHangUp();
        } finally {
            second.close();
        }
    }

    @Test
    @ServerOnly("a gateway stops nobody's socket")
    void who_is_told_that_a_server_stops_hears_all_until_another_one_has_the_next_socket() {
        APP.withDataOfItsOwn();
        var stops = APP.startServer(ServerLimits.DEFAULT.withFarewell(Duration.ofMinutes(1)));
        try {
            var old = kept(RawWebSocket.open(stops.port(), token));
            old.greet();

            var stop = CompletableFuture.runAsync(stops::close);
            old.next("reconnect");

            var refused =
                    kept(new RawWebSocket(stops.port(), "/ws", "Authorization: Bearer " + token));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.head().toLowerCase(Locale.ROOT)).contains("retry-after");
            WRITER.append(account, 1, START);
            assertThat(old.next("sample.happened").path("seq").asLong()).isEqualTo(1);
            assertThat(open().greet().path("seq").asLong()).isEqualTo(1);
            assertThat(stop).isNotDone();
            old.close();

            assertThat(stop).as("nobody is waited for").succeedsWithin(Duration.ofSeconds(40));
        } finally {
            stops.close();
        }
    }
}
