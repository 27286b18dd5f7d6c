package dev.pacenote.acceptance.notice;

import static dev.pacenote.acceptance.support.network.RawWebSocket.CLOSE;
import static dev.pacenote.acceptance.support.network.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a socket is closed as RFC 6455 has it and as it forbids it (Autobahn's chapter 7). */
@ServerOnly("the gateway speaks WebSocket there")
class CloseFramesTest extends FrameByFrame {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("WS_PER_ACCOUNT", "1000")
                    .with("LIMIT_SOCKET_FRAMES_PER_SECOND", "10000")
                    .with("LIMIT_STREAM_CONNECTS_PER_MINUTE", "100000");
    private static final Api API = APP.open();
    private static final String TOKEN = API.newcomer("Fox", "fox@example.org");

    CloseFramesTest() {
        super(APP, TOKEN);
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    static IntStream goodCodes() {
        return IntStream.of(
                1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999);
    }

    @ParameterizedTest
    @MethodSource("goodCodes")
    void a_close_frame_is_answered_with_its_code(int code) {
        isClosedWith(greeted().frame(true, CLOSE, bytes(code >> 8, code & 0xFF)), code);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999})
    void a_close_frame_with_a_code_that_nobody_may_send_is_cut_off_or_closed_with_1002(int code) {
        isRefusedOrCutOff(greeted().frame(true, CLOSE, bytes(code >> 8, code & 0xFF)), 1002);
    }

    @Test
    void a_close_frame_with_half_a_code_is_cut_off_or_closed_with_1002() {
        isRefusedOrCutOff(greeted().frame(true, CLOSE, (byte) 3), 1002);
    }

    @Test
    void a_close_frame_without_a_code_is_answered_without_one() {
        var socket = greeted().frame(true, CLOSE);

        var answer = socket.next();
        assertThat(answer.opcode()).isEqualTo(CLOSE);
        assertThat(answer.content()).isEmpty();
        socket.awaitHangUp();
    }

    @Test
    void a_close_frame_of_more_than_125_bytes_is_closed_with_1002() {
        var long126 = new byte[126];
        long126[0] = 3;
        long126[1] = (byte) 0xE8;
        isClosedWith(greeted().frame(true, CLOSE, long126), 1002);
    }

    @Test
    void a_reason_that_is_no_utf_8_is_cut_off_or_closed_with_1007() {
        isRefusedOrCutOff(greeted().frame(true, CLOSE, bytes(3, 0xE8, 0xC3, 0x28)), 1007);
    }

    @Test
    void what_follows_a_close_frame_is_not_heard() {
        var socket = greeted();
        socket.frame(true, CLOSE, bytes(3, 0xE8)).text("{'action':'ping'}");

        assertThat(socket.next().code()).isEqualTo(1000);
        socket.awaitHangUp();
    }

    @Test
    void a_close_in_the_middle_of_a_message_is_answered() {
        isClosedWith(
                greeted().frame(false, TEXT, bytes("{")).frame(true, CLOSE, bytes(3, 0xE8)), 1000);
    }
}
