package dev.pacenote.acceptance.support.network;

import java.io.EOFException;
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
public final class RawConnection implements AutoCloseable {

    private static final String LENGTH = "content-length: ";

    /** Ends a test that would wait for ever, however busy the machine is. */
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Socket socket;

    /** What came and was not read as an answer yet. */
    private final StringBuilder rest = new StringBuilder();

    public RawConnection(int port) {
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
    public RawConnection ask(String... head) {
        return say(String.join("\r\n", head) + "\r\nHost: localhost\r\n\r\n");
    }

    public RawConnection say(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer, header and body, which may take its time. */
    public String answer() {
        var head = head();
        var header = head.toLowerCase(Locale.ROOT);
        int at = header.indexOf(LENGTH);
        int length =
                at < 0
                        ? 0
                        : Integer.parseInt(
                                header.substring(at + LENGTH.length())
                                        .lines()
                                        .findFirst()
                                        .orElseThrow());
        while (rest.length() < length) {
            read();
        }
        var answer = head + rest.substring(0, length);
        rest.delete(0, length);
        return answer;
    }

    /** The header of the next answer, which has no body however long it says that one is. */
    public String head() {
        while (!rest.toString().contains("\r\n\r\n")) {
            read();
        }
        int end = rest.indexOf("\r\n\r\n") + 4;
        var head = rest.substring(0, end);
        rest.delete(0, end);
        return head;
    }

    /** Takes as many answers, or fewer when the server hangs up before. */
    public void takeAtMost(int answers) {
        try {
            for (int i = 0; i < answers; i++) {
                answer();
            }
        } catch (HungUpException end) {
            rest.setLength(0);
        }
    }

    /** Whether nothing has come and the connection stands. */
    public boolean isQuiet() {
        return listen(Duration.ofMillis(5)) == Heard.NOTHING;
    }

    /** Waits for the server to say something or to hang up, and tells whether it hung up. */
    public boolean isHungUp() {
        return listen(DEADLINE) == Heard.THE_END;
    }

    /** Waits until the server hangs up, whatever it says before. */
    public void awaitHangUp() {
        var heard = Heard.SOMETHING;
        while (heard == Heard.SOMETHING) {
            heard = listen(DEADLINE);
        }
        if (heard != Heard.THE_END) {
            throw new AssertionError("the server does not hang up");
        }
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

    /** The server ended the connection where an answer was expected. */
    private static final class HungUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HungUpException(String message, IOException cause) {
            super(message, cause);
        }
    }

    private void read() {
        try {
            socket.setSoTimeout((int) DEADLINE.toMillis());
            var bytes = new byte[16_384];
            int read = socket.getInputStream().read(bytes);
            if (read < 0) {
                throw new EOFException();
            }
            rest.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new HungUpException("the server hung up after: " + rest, e);
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
