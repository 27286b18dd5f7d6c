package dev.pacenote.acceptance.support.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Executors;

/** In front of DynamoDB: passes questions on that a guard lets through. */
public final class DynamoProxy implements AutoCloseable {

    private static final List<String> PASSED_ON =
            List.of("X-Amz-Target", "X-Amz-Date", "Authorization", "Content-Type");

    /** Looks at each question before DynamoDB does. */
    @FunctionalInterface
    public interface Guard {

        /**
         * @return whether the question is passed on; if not, the guard has answered it, or the
         *     connection is closed without an answer
         */
        boolean lets(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final URI tables;
    private final Guard guard;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    public DynamoProxy(URI tables, Guard guard) {
        this.tables = tables;
        this.guard = guard;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether somebody asks to delete an item. */
    public static boolean isDelete(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith(".DeleteItem");
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            // The guard may read it as well.
            exchange.setStreams(new ByteArrayInputStream(body), null);
            if (!guard.lets(exchange)) {
                return;
            }
            var question = HttpRequest.newBuilder(tables).POST(BodyPublishers.ofByteArray(body));
            for (var name : PASSED_ON) {
                var value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    question.header(name, value);
                }
            }
            var reply = client.send(question.build(), BodyHandlers.ofByteArray());
            answer(exchange, reply.statusCode(), reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
