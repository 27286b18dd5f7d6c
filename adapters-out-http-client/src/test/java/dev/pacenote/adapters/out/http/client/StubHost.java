package dev.pacenote.adapters.out.http.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host that says byte by byte what it is told to say, one answer a connection. */
final class StubHost implements AutoCloseable {

    /** Writes an answer, or none; the connection ends when it returns. */
    interface Script {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    /** The lines of each request up to its body, joined. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    private volatile Script script;

    StubHost(Script script) {
        this.script = script;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    static Script saying(String statusAndHeaders, String body) {
        return out -> write(out, whole(statusAndHeaders, body));
    }

    private static String whole(String statusAndHeaders, String body) {
        return "HTTP/1.1 "
                + statusAndHeaders
                + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\nConnection: close\r\n\r\n"
                + body;
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** What it says to the requests from now on. */
    void says(Script next) {
        script = next;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/base/");
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.UTF_8));
            var head = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            requests.add(head.toString());
            script.answer(connection.getOutputStream());
            connection.shutdownOutput();
        } catch (IOException | InterruptedException e) {
            // Whoever asked has gone, or the test is over.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
