package dev.pacenote.benchmarks.messages;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A client of the live stream: it remembers its position over its sockets, and finds gaps. */
final class LiveClient {

    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
    private static final Pattern EPOCH = Pattern.compile("\"epoch\":\"([^\"]+)\"");
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final int port;
    private final String token;
    private final Consumer<String> heard;
    private volatile Socket socket = new Socket();
    private volatile String epoch = "";
    private volatile long seq = -1;
    private volatile long pongSeq = -1;
    private volatile boolean current;
    private final AtomicInteger gaps = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();

    /**
     * @param heard gets each text frame
     */
    LiveClient(int port, String token, Consumer<String> heard) {
        this.port = port;
        this.token = token;
        this.heard = heard;
    }

    /**
     * Opens a socket, and says hello with the position, if there is one.
     *
     * @return whether the server took it
     */
    boolean open() {
        try {
            var opened = new Socket(InetAddress.getLoopbackAddress(), port);
            opened.setTcpNoDelay(true);
            var request =
                    "GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade:"
                            + " websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key:"
                            + " dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
                            + token
                            + "\r\n\r\n";
            opened.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var in = new DataInputStream(opened.getInputStream());
            if (!head(in).startsWith("HTTP/1.1 101")) {
                opened.close();
                return false;
            }
            current = false;
            socket = opened;
            say(
                    seq < 0
                            ? "{\"action\":\"hello\"}"
                            : "{\"action\":\"hello\",\"epoch\":\""
                                    + epoch
                                    + "\",\"lastSeq\":"
                                    + seq
                                    + "}");
            Thread.startVirtualThread(() -> read(opened, in));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String head(DataInputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** Sends one text frame of at most 125 bytes. */
    private void say(String text) throws IOException {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var frame = new byte[6 + content.length];
        frame[0] = (byte) FINAL_TEXT;
        frame[1] = (byte) (MASKED | content.length);
        // The mask is 0.
        System.arraycopy(content, 0, frame, 6, content.length);
        socket.getOutputStream().write(frame);
    }

    /** Asks where the stream ends; {@link #isCurrent} knows it then. */
    void ping() {
        try {
            say("{\"action\":\"ping\"}");
        } catch (IOException e) {
            current = false;
        }
    }

    private void read(Socket from, DataInputStream in) {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0F;
                int length = in.readUnsignedByte() & 0x7F;
                var content = new byte[length == 126 ? in.readUnsignedShort() : length];
                in.readFully(content);
                if (opcode == CLOSE) {
                    from.close();
                    comeBack();
                    return;
                }
                if (opcode != PING) {
                    hear(new String(content, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException cut) {
            return;
        }
    }

    /** The server closed the socket: another one is opened after a second, as ours do. */
    private void comeBack() {
        current = false;
        closes.incrementAndGet();
        do {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        } while (!open());
    }

    /** How often the server closed its socket. */
    int closes() {
        return closes.get();
    }

    private void hear(String frame) {
        heard.accept(frame);
        var numbers = SEQ.matcher(frame);
        if (frame.startsWith("{\"type\":\"hello\"")) {
            var position = EPOCH.matcher(frame);
            if (position.find() && numbers.find()) {
                boolean fresh = seq < 0;
                epoch = position.group(1);
                seq = fresh ? Long.parseLong(numbers.group(1)) : seq;
                current = frame.contains("\"fresh\"") || frame.contains("\"up_to_date\"");
                gaps.addAndGet(frame.contains("resync_required") ? 1 : 0);
            }
        } else if (frame.contains("\"type\":\"pong\"")) {
            pongSeq = numbers.find() ? Long.parseLong(numbers.group(1)) : -1;
        } else if (frame.contains("\"type\":\"resumed\"")) {
            current = true;
        } else {
            while (numbers.find()) {
                long number = Long.parseLong(numbers.group(1));
                gaps.addAndGet(number == seq + 1 ? 0 : 1);
                seq = number;
            }
        }
    }

    /** Whether it has all that happened before its last socket was opened. */
    boolean isCurrent() {
        return current;
    }

    /** Whether it has what the server says that there is. */
    boolean hasAll() {
        return gaps.get() == 0 && pongSeq == seq;
    }

    /** The number of the last event that it has. */
    long seq() {
        return seq;
    }

    /** Breaks the connection without a word. */
    void cut() {
        try {
            current = false;
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
