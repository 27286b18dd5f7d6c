package dev.pacenote.acceptance.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Sockets whose client sends exactly the frames that a test wants. */
abstract class FrameByFrame {

    private final TestApplication app;
    private final String token;
    private final List<RawWebSocket> opened = new ArrayList<>();

    /**
     * @param token of whose sockets these are
     */
    FrameByFrame(TestApplication app, String token) {
        this.app = app;
        this.token = token;
    }

    @AfterEach
    void hangUp() {
        opened.forEach(RawWebSocket::close);
    }

    RawWebSocket open() {
        var socket = RawWebSocket.open(app.service().port(), token);
        opened.add(socket);
        return socket;
    }

    RawWebSocket greeted() {
        var socket = open();
        socket.greet();
        return socket;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static void isStillOpen(RawWebSocket socket) {
        socket.text("{'action':'ping'}").next("pong");
    }

    static void isClosedWith(RawWebSocket socket, int code) {
        assertThat(socket.next().code()).isEqualTo(code);
        socket.awaitHangUp();
    }

    /** Whoever closes wrongly is not owed a close frame, and it says what is wrong if one comes. */
    static void isRefusedOrCutOff(RawWebSocket socket, int code) {
        var frame = socket.nextIfAny();
        assertThat(frame.map(RawWebSocket.Frame::code).orElse(code)).isEqualTo(code);
        socket.awaitHangUp();
    }
}
