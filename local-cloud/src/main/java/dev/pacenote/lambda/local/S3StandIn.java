package dev.pacenote.lambda.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.SdkBytes;

/** The two calls of S3 that we make: putting an object, and getting it by a signed address. */
final class S3StandIn implements AutoCloseable {

    private static final DateTimeFormatter SIGNED_AT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private final HttpServer server;
    private final Map<String, SdkBytes> objects = new ConcurrentHashMap<>();

    S3StandIn() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI url() {
        return LocalAws.local(server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean authorized = exchange.getRequestHeaders().containsKey("Authorization");
            var query = query(exchange.getRequestURI());
            boolean signed = query.containsKey("X-Amz-Signature");
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    if (authorized) {
                        put(exchange);
                    } else {
                        exchange.sendResponseHeaders(403, -1);
                    }
                }
                case "GET" -> {
                    if (authorized && signed) {
                        // "Only one auth mechanism allowed"
                        exchange.sendResponseHeaders(400, -1);
                    } else if (signed && isFresh(query)) {
                        get(exchange, query);
                    } else {
                        exchange.sendResponseHeaders(403, -1);
                    }
                }
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private static Map<String, String> query(URI uri) {
        var values = new HashMap<String, String>();
        for (var pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
            var parts = pair.split("=", 2);
            values.put(
                    parts[0],
                    parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return values;
    }

    private static boolean isFresh(Map<String, String> query) {
        var from = LocalDateTime.parse(query.getOrDefault("X-Amz-Date", ""), SIGNED_AT);
        var life = Duration.ofSeconds(Long.parseLong(query.getOrDefault("X-Amz-Expires", "0")));
        return Instant.now().isBefore(from.toInstant(ZoneOffset.UTC).plus(life));
    }

    private void put(HttpExchange exchange) throws IOException {
        objects.put(
                exchange.getRequestURI().getPath(),
                SdkBytes.fromByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        exchange.sendResponseHeaders(200, -1);
    }

    private void get(HttpExchange exchange, Map<String, String> query) throws IOException {
        var object = Optional.ofNullable(objects.get(exchange.getRequestURI().getPath()));
        if (object.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", "*");
        for (var name : new String[] {"Content-Type", "Content-Disposition", "Cache-Control"}) {
            Optional.ofNullable(query.get("response-" + name.toLowerCase(java.util.Locale.ROOT)))
                    .ifPresent(value -> headers.set(name, value));
        }
        var bytes = object.get().asByteArray();
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
