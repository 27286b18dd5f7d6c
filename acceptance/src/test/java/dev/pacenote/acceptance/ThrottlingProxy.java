package dev.pacenote.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * In front of DynamoDB: passes questions on, or says that there were too many. One question in five
 * is refused however often the client repeats it, one more at its first try.
 */
final class ThrottlingProxy implements AutoCloseable {

    private static final List<String> PASSED_ON =
            List.of("X-Amz-Target", "X-Amz-Date", "Authorization", "Content-Type");
    private static final byte[] TOO_MANY =
            ("{\"__type\":\"com.amazonaws.dynamodb.v20120810"
                            + "#ProvisionedThroughputExceededException\",\"message\":\"too many\"}")
                    .getBytes(StandardCharsets.UTF_8);

    private static final int OF = 5;

    private enum Fate {
        NEVER,
        AT_THE_SECOND_TRY,
        AT_ONCE
    }

    private final URI tables;
    private final BooleanSupplier rough;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final Map<String, Fate> fates = new ConcurrentHashMap<>();

    /**
     * @param rough whether anything is refused now
     */
    ThrottlingProxy(URI tables, BooleanSupplier rough) {
        this.tables = tables;
        this.rough = rough;
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

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many questions were never answered. */
    long refused() {
        return fates.values().stream().filter(Fate.NEVER::equals).count();
    }

    /** The client names a question the same at each of its tries. */
    private boolean isRefused(HttpExchange exchange) {
        var question = exchange.getRequestHeaders().getFirst("amz-sdk-invocation-id");
        var before = fates.get(question);
        var fate = before == null ? draw() : before;
        fates.putIfAbsent(question, fate);
        return fate == Fate.NEVER || (fate == Fate.AT_THE_SECOND_TRY && before == null);
    }

    private static Fate draw() {
        return switch (ThreadLocalRandom.current().nextInt(OF)) {
            case 0 -> Fate.NEVER;
            case 1 -> Fate.AT_THE_SECOND_TRY;
            default -> Fate.AT_ONCE;
        };
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (rough.getAsBoolean() && isRefused(exchange)) {
                answer(exchange, 400, TOO_MANY);
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

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
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
