package dev.pacenote.adapters.out.email.delivery.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A mail server that says one thing at one point of every conversation. */
final class MoodySmtpServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String stage;
    private final String reply;

    /**
     * @param stage {@code MAIL}, {@code RCPT}, {@code DATA-END}, {@code QUIT} or, for one that says
     *     nothing any more once it has taken a mail, {@code MUTE}, and for one that begins a
     *     goodbye and never ends it, {@code BYE}
     * @param reply empty for a server that hangs up at that point
     */
    MoodySmtpServer(String stage, String reply) throws IOException {
        this.stage = stage;
        this.reply = reply;
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (var client = socket.accept();
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.US_ASCII));
                var out = client.getOutputStream()) {
            var writer = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
            say(writer, "220 moody");
            boolean data = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (data) {
                    if (line.equals(".")) {
                        data = false;
                        if (stage.equals("DATA-END") && reply.isEmpty()) {
                            return;
                        }
                        say(writer, stage.equals("DATA-END") ? reply : "250 ok");
                        if (stage.equals("QUIT") && reply.isEmpty()) {
                            // Not even a goodbye is heard: a reset instead of an end.
                            client.setSoLinger(true, 0);
                            return;
                        }
                    }
                } else if (line.startsWith("DATA")) {
                    data = true;
                    say(writer, "354 go on");
                } else if (line.startsWith("QUIT") && stage.equals("BYE")) {
                    while (true) {
                        say(writer, "221-bye");
                        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                    }
                } else if (line.startsWith("QUIT") && !stage.equals("MUTE")) {
                    say(writer, "221 bye");
                    return;
                } else if (line.startsWith(stage) && reply.isEmpty()) {
                    return;
                } else if (!line.startsWith("QUIT")) {
                    say(writer, line.startsWith(stage) ? reply : "250 ok");
                }
            }
        } catch (IOException e) {
            // The conversation is over, one way or the other.
            return;
        }
    }

    private static void say(Writer writer, String line) throws IOException {
        writer.write(line + "\r\n");
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
