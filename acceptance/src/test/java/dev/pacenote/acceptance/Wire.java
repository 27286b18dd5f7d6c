package dev.pacenote.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** A connection to the server whose other end says exactly what a test wants, and no more. */
final class Wire implements AutoCloseable {

    private static final String LENGTH = "content-length: ";

    private final Socket socket;

    /** What came and was not read as an answer yet. */
    private final StringBuilder rest = new StringBuilder();

    Wire(int port) {
        try {
            socket = new Socket();
            // What is not read must not vanish in a buffer.
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param head the first line and further headers, a line each
     */
    Wire ask(String... head) {
        return say(String.join("\r\n", head) + "\r\nHost: localhost\r\n\r\n");
    }

    Wire say(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer, header and body, which may take some seconds. */
    String answer() {
        while (!rest.toString().contains("\r\n\r\n")) {
            read(Duration.ofSeconds(20));
        }
        int body = rest.indexOf("\r\n\r\n") + 4;
        var header = rest.substring(0, body).toLowerCase(Locale.ROOT);
        int at = header.indexOf(LENGTH);
        int length =
                at < 0
                        ? 0
                        : Integer.parseInt(
                                header.substring(at + LENGTH.length())
                                        .lines()
                                        .findFirst()
                                        .orElseThrow());
        while (rest.length() < body + length) {
            read(Duration.ofSeconds(20));
        }
        var answer = rest.substring(0, body + length);
        rest.delete(0, body + length);
        return answer;
    }

    /** Whether nothing comes for that long and the connection stays. */
    boolean isQuietFor(Duration time) {
        return listen(time) == Heard.NOTHING;
    }

    /** Whether the server ends it within this time, without a word. */
    boolean isClosedWithin(Duration time) {
        return listen(time) == Heard.THE_END;
    }

    private enum Heard {
        NOTHING,
        SOMETHING,
        THE_END
    }

    private Heard listen(Duration time) {
        try {
            socket.setSoTimeout((int) time.toMillis());
            return socket.getInputStream().read() < 0 ? Heard.THE_END : Heard.SOMETHING;
        } catch (SocketTimeoutException quiet) {
            return Heard.NOTHING;
        } catch (IOException reset) {
            return Heard.THE_END;
        }
    }

    private void read(Duration patience) {
        try {
            socket.setSoTimeout((int) patience.toMillis());
            var bytes = new byte[16_384];
            int read = socket.getInputStream().read(bytes);
            if (read < 0) {
                throw new IllegalStateException("the server hung up after: " + rest);
            }
            rest.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
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
