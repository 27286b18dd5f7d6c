package dev.pacenote.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A mail server that takes everything, remembers how often each mail came and when the first one
 * for each person did, and forgets the rest.
 */
public final class MailSink implements AutoCloseable {

    private static final String ID = "message-id:";

    private final ServerSocket server;
    private final Map<String, Integer> copies = new ConcurrentHashMap<>();
    private final Map<String, Long> firsts = new ConcurrentHashMap<>();

    public MailSink() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many mails came, copies of one counted once. */
    int mails() {
        return copies.size();
    }

    /** When the first mail to each address had come, by {@link System#nanoTime}. */
    public Map<String, Long> firsts() {
        return Map.copyOf(firsts);
    }

    /** How many came more than once. */
    long doubles() {
        return copies.values().stream().filter(count -> count > 1).count();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                // Closed: there is nobody to tell.
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII))) {
            say(socket, "220 sink");
            var to = "";
            String line;
            while ((line = in.readLine()) != null) {
                switch (line.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
                    case "RCPT" -> {
                        to = line.replaceAll(".*<(.*)>.*", "$1");
                        say(socket, "250 yes");
                    }
                    case "DATA" -> {
                        say(socket, "354 go on");
                        take(in);
                        firsts.putIfAbsent(to, System.nanoTime());
                        say(socket, "250 taken");
                    }
                    case "QUIT" -> {
                        say(socket, "221 bye");
                        return;
                    }
                    default -> say(socket, "250 yes");
                }
            }
        } catch (IOException e) {
            // The other side hung up; what it handed over is counted.
            return;
        }
    }

    private void take(BufferedReader in) throws IOException {
        String line;
        while ((line = in.readLine()) != null && !line.equals(".")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(ID)) {
                copies.merge(line.substring(ID.length()).strip(), 1, Integer::sum);
            }
        }
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
