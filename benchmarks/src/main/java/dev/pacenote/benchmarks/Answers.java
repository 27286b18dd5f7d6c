package dev.pacenote.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads answers off a connection with as little work as possible. */
public final class Answers {

    private static final String VERSION = "HTTP/1.1 ";
    private static final String LENGTH = "content-length: ";

    private final InputStream in;
    private final byte[] buffer;
    private int filled;

    /**
     * @param longest answer in bytes, header included
     */
    public Answers(InputStream in, int longest) {
        this.in = in;
        this.buffer = new byte[longest];
    }

    /**
     * Reads the next answer to its end.
     *
     * @return its status
     * @throws IOException when the server hangs up before
     */
    public int readOne() throws IOException {
        int headerEnd;
        while ((headerEnd = headerEnd()) < 0) {
            fill();
        }
        var header = new String(buffer, 0, headerEnd, StandardCharsets.US_ASCII);
        var lower = header.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH) + LENGTH.length();
        int length = Integer.parseInt(lower.substring(at).lines().findFirst().orElseThrow());
        int all = headerEnd + 4 + length;
        while (filled < all) {
            fill();
        }
        System.arraycopy(buffer, all, buffer, 0, filled - all);
        filled -= all;
        return Integer.parseInt(header.substring(VERSION.length(), VERSION.length() + 3));
    }

    private int headerEnd() {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n'
                    && buffer[i - 1] == '\r'
                    && buffer[i - 2] == '\n'
                    && buffer[i - 3] == '\r') {
                return i - 3;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new IOException("the server hung up");
        }
        filled += read;
    }
}
