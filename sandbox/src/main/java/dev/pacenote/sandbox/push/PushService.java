package dev.pacenote.sandbox.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A push service on the loopback address with the phones behind it: it takes pushes, checks who
 * sends them, and decrypts them as the browser would. Subscriptions and the port are kept in a
 * file, so that they hold after a restart. Its controls, for tests: {@code POST
 * /control/subscribe}, {@code GET /control/pushes}, {@code PUT /control/mode} with {@code
 * {"mode":"gone"}}.
 */
public final class PushService implements AutoCloseable {

    /** How it answers. */
    public enum Mode {
        WORKS,
        /** As if no browser had ever subscribed. */
        GONE,
        /** It takes everything and answers after a minute. */
        SLOW,
        TOO_MANY,
        REFUSES_KEYS,
        BROKEN
    }

    /** What a browser gives to the page that subscribes. */
    public record Subscribed(String endpoint, String p256dh, String auth) {}

    /**
     * A push that arrived.
     *
     * @param subscription the end of the endpoint's path
     * @param payload what the service worker gets
     */
    public record Arrived(
            String subscription,
            Instant at,
            String topic,
            String urgency,
            long ttl,
            int bytes,
            String payload) {}

    private static final int MAX_SHOWN = 200;
    private static final int MAX_BYTES = 4_096;
    private static final Duration SLOW = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final List<Arrived> arrived = new ArrayList<>();
    private Mode mode = Mode.WORKS;

    private PushService(Path file, InstantSource clock, HttpServer server) {
        this.file = file;
        this.clock = clock;
        this.server = server;
    }

    /**
     * Starts serving.
     *
     * @param file where port and subscriptions are kept
     */
    public static PushService open(Path file, InstantSource clock) throws IOException {
        var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
        var service =
                new PushService(
                        file,
                        clock,
                        server(lines.isEmpty() ? 0 : Integer.parseInt(lines.getFirst())));
        lines.stream()
                .skip(1)
                .map(Subscription::read)
                .forEach(known -> service.subscriptions.put(known.id(), known));
        service.start();
        return service;
    }

    /** At the port of before; at any other when somebody else has it. */
    private static HttpServer server(int port) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try {
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (BindException e) {
            return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        }
    }

    private void start() throws IOException {
        save();
        server.setExecutor(threads);
        server.createContext("/push/", exchange -> answer(exchange, this::take));
        server.createContext("/control/", exchange -> answer(exchange, this::control));
        server.start();
    }

    private synchronized void save() throws IOException {
        var lines = new ArrayList<String>();
        lines.add(Integer.toString(port()));
        subscriptions.values().forEach(known -> lines.add(known.stored()));
        Files.createDirectories(file.toAbsolutePath().getParent());
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, lines);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private interface Api {
        int answer(HttpExchange exchange, StringBuilder body) throws IOException;
    }

    private static void answer(HttpExchange exchange, Api api) throws IOException {
        try (exchange) {
            var body = new StringBuilder();
            int status = api.answer(exchange, body);
            var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private int take(HttpExchange exchange, StringBuilder body) throws IOException {
        var sent = exchange.getRequestBody().readAllBytes();
        var id = exchange.getRequestURI().getPath().substring("/push/".length());
        Optional<Subscription> subscription;
        Mode now;
        synchronized (this) {
            subscription = Optional.ofNullable(subscriptions.get(id));
            now = mode;
        }
        return switch (now) {
            case GONE -> 410;
            case BROKEN -> 503;
            case REFUSES_KEYS -> 403;
            case TOO_MANY -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                yield 429;
            }
            case WORKS, SLOW -> {
                int status =
                        subscription.isEmpty() ? 404 : take(exchange, subscription.get(), sent);
                if (now == Mode.SLOW) {
                    pause();
                }
                yield status;
            }
        };
    }

    private int take(HttpExchange exchange, Subscription subscription, byte[] sent) {
        var headers = exchange.getRequestHeaders();
        var authorization = Optional.ofNullable(headers.getFirst("Authorization")).orElse("");
        if (!VapidCheck.passes(authorization, origin(), clock.instant())) {
            return 401;
        }
        var ttl = Optional.ofNullable(headers.getFirst("TTL")).orElse("");
        if (!ttl.matches("[0-9]{1,9}")
                || !"aes128gcm".equals(headers.getFirst("Content-Encoding"))) {
            return 400;
        }
        if (sent.length > MAX_BYTES) {
            return 413;
        }
        try {
            var payload = subscription.decrypt(sent);
            synchronized (this) {
                arrived.add(
                        new Arrived(
                                subscription.id(),
                                clock.instant(),
                                Optional.ofNullable(headers.getFirst("Topic")).orElse(""),
                                Optional.ofNullable(headers.getFirst("Urgency")).orElse(""),
                                Long.parseLong(ttl),
                                sent.length,
                                payload));
                if (arrived.size() > MAX_SHOWN) {
                    arrived.removeFirst();
                }
            }
            return 201;
        } catch (GeneralSecurityException e) {
            return 400;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int control(HttpExchange exchange, StringBuilder body) throws IOException {
        var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (asked) {
            case "POST /control/subscribe" -> body.append(JSON.writeValueAsString(subscribe()));
            case "GET /control/pushes" ->
                    body.append(
                            JSON.writeValueAsString(
                                    pushes().stream().map(PushService::shown).toList()));
            case "PUT /control/mode" -> {
                var wish = JSON.readTree(exchange.getRequestBody()).path("mode").asText();
                mode(Mode.valueOf(wish.toUpperCase(Locale.ROOT)));
            }
            default -> {
                return 404;
            }
        }
        return body.isEmpty() ? 204 : 200;
    }

    private static Map<String, Object> shown(Arrived push) {
        return Map.of(
                "subscription",
                push.subscription(),
                "at",
                push.at().toString(),
                "topic",
                push.topic(),
                "ttl",
                push.ttl(),
                "payload",
                push.payload());
    }

    /** As if a browser subscribed. */
    public Subscribed subscribe() throws IOException {
        var one = Subscription.generate();
        synchronized (this) {
            subscriptions.put(one.id(), one);
        }
        save();
        return new Subscribed(origin() + "/push/" + one.id(), one.p256dh(), one.auth());
    }

    /** As if a browser took its subscription back. */
    public void unsubscribe(String endpoint) throws IOException {
        synchronized (this) {
            subscriptions.remove(endpoint.substring(endpoint.lastIndexOf('/') + 1));
        }
        save();
    }

    /** The newest that arrived, the oldest of them first. */
    public synchronized List<Arrived> pushes() {
        return List.copyOf(arrived);
    }

    /** How it answers from now on. */
    public synchronized void mode(Mode next) {
        mode = next;
    }

    public synchronized Mode mode() {
        return mode;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Host and port as endpoints have them. */
    public String authority() {
        return "127.0.0.1:" + port();
    }

    private String origin() {
        return "http://" + authority();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
