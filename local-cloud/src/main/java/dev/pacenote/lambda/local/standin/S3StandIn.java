package dev.pacenote.lambda.local.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The calls of S3 that we make: putting, getting and deleting an object, and sending or getting one
 * by a signed address.
 */
public final class S3StandIn implements AutoCloseable {

    private static final DateTimeFormatter SIGNED_AT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final String CHECKSUM = "x-amz-checksum-sha256";

    private final LoopbackEndpoint endpoint;
    private final InstantSource clock;
    private final Map<String, StoredObject> objects = new ConcurrentHashMap<>();

    private record StoredObject(SdkBytes bytes, String type, Optional<String> checksum) {}

    /** By the system's clock. */
    public S3StandIn() {
        this(InstantSource.system());
    }

    /**
     * @param clock says when addresses are over
     */
    public S3StandIn(InstantSource clock) {
        this.clock = clock;
        this.endpoint = new LoopbackEndpoint("/", this::serve);
    }

    public URI url() {
        return endpoint.url();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean authorized = exchange.getRequestHeaders().containsKey("Authorization");
            var query = query(exchange.getRequestURI());
            boolean signed = query.containsKey("X-Amz-Signature");
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                allow(exchange);
            } else if (authorized && signed) {
                // "Only one auth mechanism allowed"
                exchange.sendResponseHeaders(400, -1);
            } else if (!authorized && !(signed && isAllowed(exchange, query))) {
                exchange.sendResponseHeaders(403, -1);
            } else {
                switch (exchange.getRequestMethod()) {
                    case "PUT" -> put(exchange);
                    case "GET", "HEAD" -> get(exchange, query);
                    case "DELETE" -> {
                        objects.remove(exchange.getRequestURI().getPath());
                        exchange.sendResponseHeaders(204, -1);
                    }
                    default -> exchange.sendResponseHeaders(405, -1);
                }
            }
        }
    }

    /** As a bucket does whose rules let pages of ours send files. */
    private static void allow(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Methods", "GET, PUT");
        headers.set("Access-Control-Allow-Headers", "*");
        exchange.sendResponseHeaders(200, -1);
    }

    private boolean isAllowed(HttpExchange exchange, Map<String, String> query) {
        return isFresh(query) && S3Signature.isValid(exchange, query);
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

    private boolean isFresh(Map<String, String> query) {
        var from = LocalDateTime.parse(query.getOrDefault("X-Amz-Date", ""), SIGNED_AT);
        var life = Duration.ofSeconds(Long.parseLong(query.getOrDefault("X-Amz-Expires", "0")));
        return now().isBefore(from.toInstant(ZoneOffset.UTC).plus(life));
    }

    private Instant now() {
        return clock.instant();
    }

    private void put(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var bytes = exchange.getRequestBody().readAllBytes();
        var checksum = Optional.ofNullable(headers.getFirst(CHECKSUM));
        if (checksum.filter(sum -> !sum.equals(sha256(bytes))).isPresent()) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        var object =
                new StoredObject(
                        SdkBytes.fromByteArray(bytes),
                        Optional.ofNullable(headers.getFirst("Content-Type"))
                                .orElse("binary/octet-stream"),
                        checksum);
        var path = exchange.getRequestURI().getPath();
        if ("*".equals(headers.getFirst("If-None-Match"))) {
            if (objects.putIfAbsent(path, object) != null) {
                exchange.sendResponseHeaders(412, -1);
                return;
            }
        } else {
            objects.put(path, object);
        }
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        exchange.sendResponseHeaders(200, -1);
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void get(HttpExchange exchange, Map<String, String> query) throws IOException {
        var found = Optional.ofNullable(objects.get(exchange.getRequestURI().getPath()));
        if (found.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        var object = found.get();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", object.type());
        for (var name : new String[] {"Content-Type", "Content-Disposition", "Cache-Control"}) {
            Optional.ofNullable(query.get("response-" + name.toLowerCase(Locale.ROOT)))
                    .ifPresent(value -> headers.set(name, value));
        }
        if ("ENABLED".equals(exchange.getRequestHeaders().getFirst("x-amz-checksum-mode"))) {
            object.checksum().ifPresent(sum -> headers.set(CHECKSUM, sum));
        }
        var bytes = object.bytes().asByteArray();
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        send(exchange, bytes);
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        var range =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                        .map(RANGE::matcher)
                        .filter(Matcher::matches);
        if (range.isEmpty()) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            return;
        }
        int from = Integer.parseInt(range.get().group(1));
        int to = Math.min(Integer.parseInt(range.get().group(2)), bytes.length - 1);
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + to + "/" + bytes.length);
        exchange.sendResponseHeaders(206, to - from + 1);
        exchange.getResponseBody().write(Arrays.copyOfRange(bytes, from, to + 1));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
