package dev.pacenote.acceptance.notice;

import static dev.pacenote.acceptance.support.network.RawWebSocket.BINARY;
import static dev.pacenote.acceptance.support.network.RawWebSocket.CLOSE;
import static dev.pacenote.acceptance.support.network.RawWebSocket.CONTINUATION;
import static dev.pacenote.acceptance.support.network.RawWebSocket.PING;
import static dev.pacenote.acceptance.support.network.RawWebSocket.PONG;
import static dev.pacenote.acceptance.support.network.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ClosedSockets;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Frames as RFC 6455 has them and as it forbids them, case by case (in the manner of the Autobahn
 * test suite, whose chapters are named), against the real server.
 */
@ServerOnly("the gateway speaks WebSocket there")
class SocketFramesTest extends FrameByFrame {

    private static final int LARGEST = 32 * 1024;
    private static final String HELLO = "{\"action\":\"hello\"}";

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("WS_PER_ACCOUNT", "1000")
                    .with("METRICS_TOKEN", "measure")
                    .with("LIMIT_SOCKET_FRAMES_PER_SECOND", "10000")
                    .with("LIMIT_STREAM_CONNECTS_PER_MINUTE", "100000");
    private static final Api API = APP.open();
    private static final String TOKEN = API.newcomer("Fox", "fox@example.org");

    SocketFramesTest() {
        super(APP, TOKEN);
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    // Chapters 1 and 9: lengths.

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 124, 125, 126, 127, 128, 65_535 / 2, LARGEST - 1, LARGEST})
    void a_text_of_each_kind_of_length_is_read(int length) {
        var socket = greeted();
        var text = "{\"action\":\"ping\"}";
        var padded =
                length < text.length()
                        ? " ".repeat(length)
                        : text + " ".repeat(length - text.length());

        socket.frame(true, TEXT, bytes(padded));

        socket.next(length < text.length() ? "error" : "pong");
    }

    @Test
    void a_length_in_the_long_form_of_64_bits_is_read() {
        var socket = greeted();
        var text = bytes("{\"action\":\"ping\"}");

        socket.say(bytes(0x81, 0xFF, 0, 0, 0, 0, 0, 0, 0, text.length, 0, 0, 0, 0)).say(text);

        // RFC 6455 wants the shortest form; whoever is generous answers.
        var answer = socket.next();
        assertThat(answer.opcode() == CLOSE ? answer.code() : 1002).isEqualTo(1002);
    }

    @Test
    void a_length_of_more_than_any_memory_is_refused_before_it_is_read() {
        var socket = greeted();

        socket.say(bytes(0x81, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4));

        isTooLarge(socket);
    }

    @Test
    void a_length_below_zero_is_refused() {
        var socket = greeted();

        socket.say(bytes(0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4));

        var answer = socket.next();
        if (answer.opcode() == TEXT) {
            assertThat(answer.json().path("code").asInt()).isEqualTo(1009);
            answer = socket.next();
        }
        assertThat(answer.code()).isIn(1002, 1009);
        socket.awaitHangUp();
    }

    @Test
    void a_binary_message_says_nothing_and_three_close() {
        var socket = greeted();

        socket.frame(true, BINARY, bytes(HELLO)).frame(true, BINARY);
        socket.next("error");
        socket.next("error");
        socket.frame(false, BINARY, bytes("{")).frame(true, CONTINUATION, bytes("}"));
        socket.next("error");

        assertThat(socket.next("bye").path("code").asInt()).isEqualTo(4400);
        isClosedWith(socket, 4400);
    }

    // Chapter 2: pings.

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125})
    void a_ping_is_answered_with_its_own_content(int length) {
        var socket = greeted();
        var content = new byte[length];
        Arrays.fill(content, (byte) 0xFE);

        socket.frame(true, PING, content);

        var pong = socket.next();
        assertThat(pong.opcode()).isEqualTo(PONG);
        assertThat(pong.content()).isEqualTo("\u00fe".repeat(length));
        isStillOpen(socket);
    }

    @Test
    void a_ping_of_more_than_125_bytes_is_closed_with_1002() {
        isClosedWith(greeted().frame(true, PING, new byte[126]), 1002);
    }

    @Test
    void ten_pings_are_answered_in_their_order_and_a_pong_that_nobody_asked_for_is_ignored() {
        var socket = greeted();
        socket.frame(true, PONG, bytes("unasked"));
        for (int i = 0; i < 10; i++) {
            socket.frame(true, PING, bytes("no. " + i));
        }

        for (int i = 0; i < 10; i++) {
            assertThat(socket.next().text()).isEqualTo("no. " + i);
        }
        isStillOpen(socket);
    }

    @Test
    void a_frame_that_arrives_a_byte_at_a_time_is_read() {
        var socket = greeted();
        var frame = new ArrayList<Byte>();
        frame.addAll(
                List.of((byte) 0x81, (byte) (0x80 | 17), (byte) 0, (byte) 0, (byte) 0, (byte) 0));
        for (byte one : bytes("{\"action\":\"ping\"}")) {
            frame.add(one);
        }

        frame.forEach(one -> socket.say(one));

        socket.next("pong");
    }

    // Chapter 3: reserved bits. Chapter 4: reserved opcodes.

    @ParameterizedTest
    @ValueSource(ints = {0x10, 0x20, 0x40, 0x70})
    void a_reserved_bit_is_closed_with_1002(int bits) {
        var socket = greeted();

        socket.say(bytes(0x81 | bits, 0x82, 0, 0, 0, 0, '{', '}'));

        isClosedWith(socket, 1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
    void a_reserved_opcode_is_closed_with_1002(int opcode) {
        isClosedWith(greeted().frame(true, opcode, bytes("{}")), 1002);
    }

    @Test
    void a_frame_without_a_mask_is_closed_with_1002() {
        isClosedWith(greeted().say(bytes(0x81, 2, '{', '}')), 1002);
    }

    // Chapter 5: pieces.

    @Test
    void a_message_comes_in_many_pieces_empty_ones_among_them_with_pings_between() {
        var socket = open();
        socket.frame(false, TEXT);
        for (byte one : bytes(HELLO)) {
            socket.frame(false, CONTINUATION, one).frame(true, PING, one);
        }
        socket.frame(true, CONTINUATION);

        for (byte one : bytes(HELLO)) {
            assertThat(socket.next().content()).isEqualTo(Character.toString(one));
        }
        socket.next("hello");
        isStillOpen(socket);
    }

    @Test
    void a_piece_without_a_beginning_is_closed_with_1002() {
        isClosedWith(greeted().frame(true, CONTINUATION, bytes("{}")), 1002);
        isClosedWith(greeted().frame(false, CONTINUATION, bytes("{}")), 1002);
    }

    @Test
    void a_message_that_begins_inside_another_is_closed_with_1002() {
        isClosedWith(greeted().frame(false, TEXT, bytes("{")).frame(true, TEXT, bytes("}")), 1002);
        isClosedWith(greeted().frame(false, TEXT, bytes("{")).frame(true, BINARY), 1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {PING, PONG, CLOSE})
    void a_control_frame_in_pieces_is_closed_with_1002(int opcode) {
        isClosedWith(greeted().frame(false, opcode, (byte) 3, (byte) 0xE8), 1002);
    }

    // Chapter 6: UTF-8.

    static Stream<byte[]> noUtf8() {
        return Stream.of(
                bytes('{', 0xC3, 0x28),
                bytes(0x80),
                bytes(0xFF),
                // A surrogate, one that is too long, one beyond the last code point.
                bytes(0xED, 0xA0, 0x80),
                bytes(0xC0, 0xAF),
                bytes(0xE0, 0x80, 0xAF),
                bytes(0xF4, 0x90, 0x80, 0x80),
                // One that ends too early.
                bytes('{', '}', 0xE2, 0x82));
    }

    @ParameterizedTest
    @MethodSource("noUtf8")
    void text_that_is_no_utf_8_is_closed_with_1007(byte[] text) {
        isClosedWith(greeted().frame(true, TEXT, text), 1007);
    }

    @ParameterizedTest
    @MethodSource("noUtf8")
    void the_same_in_pieces_of_one_byte_is_closed_with_1007(byte[] text) {
        var socket = greeted();
        socket.frame(false, TEXT);
        for (byte one : text) {
            try {
                socket.frame(false, CONTINUATION, one);
            } catch (UncheckedIOException closedBefore) {
                break;
            }
        }
        try {
            socket.frame(true, CONTINUATION);
        } catch (UncheckedIOException closedBefore) {
            // What was sent is closed with the code all the same.
        }

        isClosedWith(socket, 1007);
    }

    @Test
    void a_character_that_is_cut_by_the_end_of_a_piece_is_whole() {
        var socket = greeted();
        var text = bytes("{\"action\":\"nix\",\"id\":\"κό🦊\"}");
        socket.frame(false, TEXT);
        for (byte one : text) {
            socket.frame(false, CONTINUATION, one);
        }
        socket.frame(true, CONTINUATION);

        assertThat(socket.next("error").path("id").asText()).isEqualTo("κό🦊");
    }

    // Our own limit (chapter 10 and contract 3.4).

    @Test
    void a_message_of_32_kib_in_pieces_is_read_and_one_of_33_kib_is_closed_with_1009() {
        var filled = "{\"action\":\"ping\",\"x\":\"%s\"}";
        var socket = greeted();
        var whole = bytes(filled.formatted("x".repeat(LARGEST - filled.length() + 2)));
        assertThat(whole).hasSize(LARGEST);
        inPieces(socket, whole);
        socket.next("pong");

        var large = new byte[33 * 1024];
        Arrays.fill(large, (byte) ' ');
        inPieces(socket, large);

        isTooLarge(socket);
    }

    /** Clients go by what is said before the close. */
    private static void isTooLarge(RawWebSocket socket) {
        assertThat(socket.next("bye").path("code").asInt()).isEqualTo(1009);
        isClosedWith(socket, 1009);
    }

    /** Eight of them. */
    private static void inPieces(RawWebSocket socket, byte[] message) {
        int piece = message.length / 8;
        for (int i = 0; i < 8; i++) {
            socket.frame(
                    i == 7,
                    i == 0 ? TEXT : CONTINUATION,
                    Arrays.copyOfRange(message, i * piece, (i + 1) * piece));
        }
    }

    @Test
    void one_frame_of_33_kib_is_closed_with_1009() {
        isTooLarge(greeted().frame(true, TEXT, new byte[33 * 1024]));
    }

    @Test
    void a_client_that_breaks_a_rule_is_no_fault_of_ours() {
        var closed = new ClosedSockets(API, "measure");
        double before = closed.count(ClosedSockets.BY_THE_CLIENT);

        isClosedWith(greeted().frame(true, CONTINUATION, bytes("{}")), 1002);
        isClosedWith(greeted().frame(true, TEXT, bytes(0xFF)), 1007);
        isTooLarge(greeted().frame(true, TEXT, new byte[33 * 1024]));

        await().until(() -> closed.count(ClosedSockets.BY_THE_CLIENT) >= before + 3);
        assertThat(closed.count(ClosedSockets.BY_A_FAULT)).isZero();
    }
}
