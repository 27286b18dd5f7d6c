package dev.pacenote.sandbox.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One service of others as a server on the loopback address. */
final class LoopbackServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    static final ObjectMapper JSON = new ObjectMapper();

    /** A request, read whole. */
    record Asked(
            String method,
            String path,
            Map<String, List<String>> query,
            String authorization,
            String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Map<String, List<String>> form() {
            return pairs(body);
        }

        String one(String key) {
            return one(query, key);
        }

        static String one(Map<String, List<String>> pairs, String key) {
            return pairs.getOrDefault(key, List.of("")).getFirst();
        }
    }

    /** An answer; the connection is cut where there is none. */
    record Answer(int status, Object body, Map<String, String> headers) {

        static Answer of(int status, Object body) {
            return new Answer(status, body, Map.of());
        }

        Answer with(Map<String, String> more) {
            var all = new LinkedHashMap<>(headers);
            all.putAll(more);
            return new Answer(status, body, all);
        }
    }

    @FunctionalInterface
    interface Service {
        Answer answer(Asked asked) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LoopbackServer(Service service) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        answer(exchange, service);
                    }
                });
        server.start();
    }

    private static void answer(HttpExchange exchange, Service service) throws IOException {
        var uri = exchange.getRequestURI();
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var asked =
                new Asked(
                        exchange.getRequestMethod(),
                        uri.getPath(),
                        pairs(uri.getRawQuery() == null ? "" : uri.getRawQuery()),
                        authorization == null ? "" : authorization,
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Answer answer;
        try {
            answer = service.answer(asked);
        } catch (RuntimeException e) {
            LOG.warn("sandbox: {} {}", asked.method(), asked.path(), e);
            answer = Answer.of(500, Map.of("message", "sandbox error"));
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        var body =
                answer.body() instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : JSON.writeValueAsBytes(answer.body());
        boolean empty = body.length == 0 || answer.status() == 204;
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, List<String>> pairs(String raw) {
        var pairs = new LinkedHashMap<String, List<String>>();
        if (!raw.isEmpty()) {
            for (var pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                var key = decode(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                pairs.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
