package dev.pacenote.acceptance.support.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.acceptance.support.assembly.Assembly;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A WebSocket whose client sends exactly the bytes that a test wants. */
public final class RawWebSocket implements AutoCloseable {

    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int NORMAL = 1000;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final byte[] MASK = {11, 22, 33, 44};
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ends a test that would wait for ever, however busy the machine is. */
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /**
     * One frame of the server.
     *
     * @param content a character for each byte
     */
    public record Frame(int opcode, String content) {

        public String text() {
            return new String(
                    content.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        /** The JSON of a text frame. */
        public JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (JsonProcessingException e) {
                throw new AssertionError(text(), e);
            }
        }

        /** The code of a close frame. */
        public int code() {
            if (opcode != CLOSE) {
                throw new AssertionError("no close frame: " + opcode + " " + text());
            }
            return content.charAt(0) * 256 + content.charAt(1);
        }
    }

    private final Socket socket = new Socket();
    private final String head;

    /**
     * Asks for an upgrade and reads the head of the answer.
     *
     * @param headers further ones, a line each
     */
    public RawWebSocket(int port, String target, String... headers) {
        try {
            // What is not read must not vanish in a buffer.
            socket.setReceiveBufferSize(4_096);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) DEADLINE.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var request =
                new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n")
                        .append("Connection: Upgrade\r\nUpgrade: websocket\r\n")
                        .append("Sec-WebSocket-Version: 13\r\n")
                        .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        say(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        head = readHead();
    }

    /** Opens a socket by an access token. */
    public static RawWebSocket open(int port, String token) {
        var socket = new RawWebSocket(port, "/ws", "Authorization: Bearer " + token);
        if (socket.status() != 101) {
            throw new AssertionError(socket.head);
        }
        return socket;
    }

    private String readHead() {
        var read = new StringBuilder();
        while (!read.toString().endsWith("\r\n\r\n")) {
            read.append((char) take(1)[0]);
        }
        return read.toString();
    }

    public int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    public String head() {
        return head;
    }

    public RawWebSocket say(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one masked frame. */
    public RawWebSocket frame(boolean last, int opcode, byte... content) {
        int long16 = content.length > 125 ? 2 : 0;
        var frame = new byte[6 + long16 + content.length];
        frame[0] = (byte) ((last ? FINAL : 0) | opcode);
        frame[1] = (byte) (MASKED | (long16 > 0 ? 126 : content.length));
        if (long16 > 0) {
            frame[2] = (byte) (content.length >> 8);
            frame[3] = (byte) content.length;
        }
        System.arraycopy(MASK, 0, frame, 2 + long16, MASK.length);
        for (int i = 0; i < content.length; i++) {
            frame[6 + long16 + i] = (byte) (content[i] ^ MASK[i % MASK.length]);
        }
        return say(frame);
    }

    /** Sends text in one frame; single quotes stand for double ones. */
    public RawWebSocket text(String text) {
        return frame(true, TEXT, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the text up to so many times, and no more once the server has hung up meanwhile. */
    public RawWebSocket flood(String text, int most) {
        try {
            for (int i = 0; i < most; i++) {
                text(text);
            }
        } catch (UncheckedIOException hungUp) {
            // What the server said before is read all the same.
            return this;
        }
        return this;
    }

    private byte[] take(int bytes) {
        try {
            var taken = socket.getInputStream().readNBytes(bytes);
            if (taken.length < bytes) {
                throw new EOFException("after " + taken.length + " of " + bytes + " bytes");
            }
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's next frame, which may take its time. */
    public Frame next() {
        var start = take(2);
        int length = start[1] & 0x7F;
        if (length == 126) {
            var two = take(2);
            length = (two[0] & 0xFF) * 256 + (two[1] & 0xFF);
        }
        return new Frame(start[0] & 0x0F, new String(take(length), StandardCharsets.ISO_8859_1));
    }

    /** The server's next frame; empty when it hung up. */
    public Optional<Frame> nextIfAny() {
        try {
            return Optional.of(next());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                throw new AssertionError("the server neither speaks nor hangs up", e);
            }
            return Optional.empty();
        }
    }

    /** The server's next JSON frame; a ping before it is answered, as every browser does. */
    public JsonNode nextJson() {
        var frame = next();
        while (frame.opcode() == PING) {
            frame(true, PONG, frame.content().getBytes(StandardCharsets.ISO_8859_1));
            frame = next();
        }
        return frame.json();
    }

    /** The server's next JSON frame, which is of that type. */
    public JsonNode next(String type) {
        var json = nextJson();
        if (json.path("type").asText().equals(type)) {
            return json;
        }
        throw new AssertionError("expected " + type + ", came " + json);
    }

    /**
     * Takes the {@code bye} and the close frame behind it. The gateway has one code for all closes
     * of ours; clients go by what was said before, which two functions may say.
     */
    public void awaitEnd(int code) {
        boolean gateway = Assembly.current() == Assembly.LAMBDA;
        var said = new TreeSet<Integer>();
        said.add(next("bye").path("code").asInt());
        var frame = next();
        while (gateway && frame.opcode() == TEXT) {
            said.add(frame.json().path("code").asInt());
            frame = next();
        }
        int closed = frame.code();
        if (!said.equals(Set.of(code)) || closed != (gateway ? NORMAL : code)) {
            throw new AssertionError("expected " + code + ", came " + said + " and " + closed);
        }
    }

    /** Says hello without a position and takes the answer. */
    public JsonNode greet() {
        return text("{'action':'hello'}").next("hello");
    }

    /** Waits until the server hangs up. */
    public void awaitHangUp() {
        long end = System.nanoTime() + DEADLINE.toNanos();
        try {
            while (socket.getInputStream().read(new byte[8_192]) >= 0) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("the server does not hang up");
                }
            }
        } catch (IOException reset) {
            return;
        }
    }

    /** Breaks the connection without a word, as a machine does that lost it. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
