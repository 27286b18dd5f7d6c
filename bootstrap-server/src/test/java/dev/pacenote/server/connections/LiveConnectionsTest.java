package dev.pacenote.server.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSockets and streamed answers over real sockets, which outlive every limit while they move. */
class LiveConnectionsTest {

    /** What a test waits for. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** What no test lives to see. */
    private static final Duration LONG = Duration.ofHours(1);

    /** Ends a test that would wait for ever, however busy the machine is. */
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private static final Duration HEARTBEAT = Duration.ofMillis(500);
    private static final int SOCKETS = 3;

    private static final byte TEXT = (byte) 0x81;
    private static final byte CLOSE = (byte) 0x88;
    private static final byte PING = (byte) 0x89;
    private static final byte PONG = (byte) 0x8A;

    private final List<Client> clients = new ArrayList<>();
    private LimitedServer server;

    @BeforeEach
    void open() {
        server = server(SHORT, HEARTBEAT);
    }

    private static LimitedServer server(Duration stall, Duration heartbeat) {
        return new LimitedServer(
                new ServerLimits(
                        20, 2, 1, SOCKETS, 4, SHORT, SHORT, stall, heartbeat, Duration.ZERO));
    }

    @AfterEach
    void close() {
        clients.forEach(Client::close);
        server.close();
    }

    private Client client() {
        var client = new Client(server.port());
        clients.add(client);
        return client;
    }

    private Client webSocket() {
        var client = client().ask("/planted", upgrade());
        assertThat(client.head())
                .startsWith("HTTP/1.1 101")
                .doesNotContainIgnoringCase("sec-websocket-extensions");
        assertThat(client.frame().text()).isEqualTo("open");
        return client;
    }

    private static String upgrade() {
        return String.join(
                "\r\n",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Extensions: permessage-deflate",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "");
    }

    private void soon(double expected, String kind) {
        await().untilAsserted(() -> assertThat(server.held(kind)).isEqualTo(expected));
    }

    /**
     * @param content a character for each byte
     */
    private record Frame(byte kind, String content) {
        String text() {
            assertThat(kind).isEqualTo(TEXT);
            return content;
        }

        int closeCode() {
            assertThat(kind).isEqualTo(CLOSE);
            return content.charAt(0) * 256 + content.charAt(1);
        }
    }

    /** Sends and takes exactly what a test says. */
    private static final class Client implements AutoCloseable {

        private final Socket socket = new Socket();

        Client(int port) {
            try {
                socket.setReceiveBufferSize(8_192);
                socket.setSoTimeout((int) DEADLINE.toMillis());
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Client ask(String path, String headers) {
            return send(
                    ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        Client send(byte... bytes) {
            try {
                socket.getOutputStream().write(bytes);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A frame with a mask of zeros. */
        Client sendFrame(byte kind, byte... content) {
            var frame = new byte[6 + content.length];
            frame[0] = kind;
            frame[1] = (byte) (0x80 | content.length);
            System.arraycopy(content, 0, frame, 6, content.length);
            return send(frame);
        }

        byte[] take(int bytes) {
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

        String head() {
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) take(1)[0]);
            }
            return head.toString();
        }

        Frame frame() {
            var start = take(2);
            return new Frame(start[0], new String(take(start[1]), StandardCharsets.ISO_8859_1));
        }

        /** Takes what is still on its way and waits until the server hangs up. */
        void awaitHangUp() {
            long end = System.nanoTime() + DEADLINE.toNanos();
            try {
                while (socket.getInputStream().read(new byte[8_192]) >= 0) {
                    assertThat(System.nanoTime()).as("the server hangs up").isLessThan(end);
                }
            } catch (SocketTimeoutException e) {
                throw new UncheckedIOException(e);
            } catch (IOException reset) {
                return;
            }
        }

        void reset() {
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

    @Test
    void a_web_socket_that_answers_pings_outlives_every_limit_and_holds_one_place() {
        var socket = webSocket();
        soon(1, "sockets");
        soon(0, "connections");

        // Longer than idle, arrival and stall together.
        for (int i = 0; i < 15; i++) {
            assertThat(socket.frame().kind()).isEqualTo(PING);
            socket.sendFrame(PONG);
        }
        socket.sendFrame(TEXT, "hello".getBytes(StandardCharsets.UTF_8));

        assertThat(socket.frame().text()).isEqualTo("hello");
        assertThat(server.held("sockets")).isEqualTo(1);
        socket.sendFrame(CLOSE, (byte) 0x03, (byte) 0xE8);
        soon(0, "sockets");
        assertThat(server.held("connections")).isZero();
        assertThat(server.held("inside")).isZero();
        assertThat(server.rejected("slow")).isZero();
    }

    @Test
    void a_web_socket_that_answers_no_ping_is_closed() {
        var socket = webSocket();

        assertThat(socket.frame().kind()).isEqualTo(PING);
        assertThat(socket.frame().closeCode()).isEqualTo(1001);

        socket.awaitHangUp();
        soon(0, "sockets");
    }

    @Test
    void a_client_that_does_not_answer_a_close_frame_is_hung_up_on() {
        var socket = webSocket().sendFrame(TEXT, "bye".getBytes(StandardCharsets.UTF_8));

        assertThat(socket.frame().closeCode()).isEqualTo(1000);

        socket.awaitHangUp();
        soon(0, "sockets");
    }

    @Test
    void a_web_socket_for_which_there_is_no_room_is_refused_and_the_next_one_is_not() {
        var first = webSocket();
        webSocket();
        webSocket();
        soon(SOCKETS, "sockets");

        var late = client().ask("/planted", upgrade());

        assertThat(late.head()).startsWith("HTTP/1.1 503");
        assertThat(server.rejected("sockets")).isEqualTo(1);
        first.close();
        soon(SOCKETS - 1, "sockets");
        webSocket();
    }

    @Test
    void clients_that_vanish_in_the_upgrade_leave_no_place_taken() {
        for (int i = 0; i < 50; i++) {
            client().ask("/planted", upgrade()).reset();
        }

        soon(0, "sockets");
        soon(0, "connections");
        soon(0, "inside");
        webSocket();
        soon(1, "sockets");
    }

    @Test
    void a_download_that_moves_outlives_stalled_ones_which_are_cut() {
        var moving = client().ask("/api/planted/download", "");
        assertThat(moving.head()).startsWith("HTTP/1.1 200");
        soon(1, "streams");
        soon(0, "inside");

        var taken = new AtomicInteger();
        for (int cut = 1; cut <= 2; cut++) {
            var stalled = client().ask("/api/planted/download", "");
            stalled.head();
            // There is room for one stream only.
            soon(1, "inside");
            int next = cut;
            // Slowly enough that it does not end before.
            await().atMost(DEADLINE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(
                            () -> {
                                taken.addAndGet(moving.take(4_096).length);
                                return server.rejected("slow") >= next;
                            });
            stalled.awaitHangUp();
            soon(0, "inside");
        }

        assertThat(taken).hasValueLessThan(PlantedEndpoints.LARGE);
        assertThat(server.held("streams")).isEqualTo(1);
        moving.close();
        soon(0, "streams");
        soon(0, "connections");
    }

    @Test
    void a_shutdown_closes_web_sockets_with_1001_and_answers_requests_in_progress()
            throws Exception {
        server.close();
        server = server(LONG, LONG);
        var socket = webSocket();
        var deaf = client().ask("/planted", upgrade());
        var late = client().ask("/api/planted/late", "");
        soon(2, "sockets");
        soon(1, "inside");

        var stopped = Thread.ofVirtual().start(server::shutDown);

        assertThat(socket.frame().closeCode()).isEqualTo(1001);
        socket.awaitHangUp();
        soon(0, "sockets");
        assertThat(stopped.isAlive()).isTrue();
        server.finishLateAnswers();
        assertThat(late.head()).startsWith("HTTP/1.1 200");
        late.awaitHangUp();
        assertThat(stopped.join(DEADLINE)).isTrue();
        deaf.close();
    }
}
