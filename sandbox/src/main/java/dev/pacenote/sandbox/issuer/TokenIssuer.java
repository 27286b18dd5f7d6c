package dev.pacenote.sandbox.issuer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID Connect issuer on the loopback address: it publishes its discovery document and its
 * keys, and signs whatever it is told to.
 */
public final class TokenIssuer implements AutoCloseable {

    /** How it answers. */
    public enum Mode {
        WORKS,
        /** It answers 503. */
        AWAY,
        /** It takes requests and says nothing. */
        MUTE,
        /** Its discovery document is another issuer's. */
        ANOTHER,
        /** Its keys are said to be at an address without https. */
        PLAIN_KEYS,
        /** Its keys are to be asked for elsewhere. */
        REDIRECTS,
        /** Its keys, and what it says of persons, are no JSON. */
        GARBAGE,
        /** It names no keys. */
        NO_KEYS,
        /** Its tokens have no scope by which it tells of persons. */
        SILENT_ON_PERSONS
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final long LIFETIME_SECONDS = 3_600;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger documents = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private final Map<String, Map<String, Object>> persons = new ConcurrentHashMap<>();
    private volatile Mode mode = Mode.WORKS;
    private volatile int refusal = 403;
    private volatile SigningKey rsa = SigningKey.rsa("rsa-1");
    private volatile SigningKey ec = SigningKey.ec("ec-1");

    private TokenIssuer(HttpServer server) {
        this.server = server;
    }

    /** Starts serving. */
    public static TokenIssuer open() throws IOException {
        var issuer =
                new TokenIssuer(
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        issuer.server.setExecutor(issuer.threads);
        issuer.server.createContext(
                "/pool/.well-known/openid-configuration", issuer::answerDiscovery);
        issuer.server.createContext("/pool/keys", issuer::answerKeys);
        issuer.server.createContext("/pool/userInfo", issuer::answerPerson);
        issuer.server.start();
        return issuer;
    }

    /** Its name, as it stands in its tokens. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/pool";
    }

    public void mode(Mode next) {
        mode = next;
    }

    /** With what status it refuses to tell of persons while it is silent on them; usually 403. */
    public void refuses(int status) {
        refusal = status;
    }

    /** How often somebody asked for its keys. */
    public int keyFetches() {
        return fetches.get();
    }

    /** How often somebody asked for its discovery document. */
    public int documentFetches() {
        return documents.get();
    }

    /** Signs with new keys from now on, and publishes them instead of the old ones. */
    public void rotate() {
        var name = UUID.randomUUID().toString();
        rsa = SigningKey.rsa("rsa-" + name);
        ec = SigningKey.ec("ec-" + name);
    }

    /** The key of RS256 as everybody may know it. */
    public PublicKey publicKey() {
        return rsa.pair().getPublic();
    }

    /** The claims of an access token for an hour, as Cognito makes them. */
    public Map<String, Object> accessClaims(String subject, String client, Instant now) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", url());
        claims.put("sub", subject);
        claims.put("token_use", "access");
        claims.put("client_id", client);
        claims.put("origin_jti", "login of " + subject);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("auth_time", now.getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + LIFETIME_SECONDS);
        return claims;
    }

    /** An access token for an hour. */
    public String accessToken(String subject, String client, Instant now) {
        return sign("RS256", accessClaims(subject, client, now));
    }

    /** Signs with RS256 or ES256. */
    public String sign(String algorithm, Map<String, ?> claims) {
        return sign(header(algorithm), claims);
    }

    /** The usual header of such a token. */
    public Map<String, Object> header(String algorithm) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", algorithm);
        header.put("kid", key(algorithm).kid());
        return header;
    }

    private SigningKey key(Object algorithm) {
        return "ES256".equals(algorithm) ? ec : rsa;
    }

    /** Signs with the key that fits the header's algorithm, whatever else stands there. */
    public String sign(Map<String, ?> header, Map<String, ?> claims) {
        var parts = unsigned(header, claims);
        return parts + "." + key(Objects.requireNonNull(header.get("alg"), "alg")).sign(parts);
    }

    /** The first two parts of a token. */
    public static String unsigned(Map<String, ?> header, Map<String, ?> claims) {
        return part(header) + "." + part(claims);
    }

    private static String part(Map<String, ?> members) {
        return BASE64.encodeToString(json(members).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answerDiscovery(HttpExchange exchange) throws IOException {
        documents.incrementAndGet();
        var keys = mode == Mode.PLAIN_KEYS ? "http://keys.example/keys" : url() + "/keys";
        answer(
                exchange,
                json(
                        Map.of(
                                "issuer",
                                mode == Mode.ANOTHER ? "https://issuer.example" : url(),
                                "jwks_uri",
                                keys,
                                "userinfo_endpoint",
                                url() + "/userInfo")));
    }

    /** Claims of a person, to whoever has their token; as texts, as Cognito writes them. */
    private void answerPerson(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        if (mode == Mode.SILENT_ON_PERSONS) {
            exchange.sendResponseHeaders(refusal, -1);
            exchange.close();
            return;
        }
        if (mode == Mode.GARBAGE) {
            answer(exchange, "<html>");
            return;
        }
        var subject = subject(exchange.getRequestHeaders().getFirst("Authorization"));
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subject);
        claims.putAll(persons.getOrDefault(subject, Map.of()));
        answer(exchange, json(claims));
    }

    private static String subject(String authorization) throws IOException {
        var payload = authorization.substring("Bearer ".length()).split("\\.", -1)[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(payload)).path("sub").asText();
    }

    /** Says of a person what a userInfo says, such as {@code email}. */
    public void knows(String subject, Map<String, Object> claims) {
        persons.put(subject, Map.copyOf(claims));
    }

    /** How often somebody asked who a person is. */
    public int personFetches() {
        return questions.get();
    }

    private void answerKeys(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        if (mode == Mode.REDIRECTS) {
            exchange.getResponseHeaders().set("Location", url() + "/keys/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
        }
        switch (mode) {
            case GARBAGE -> answer(exchange, "<html>");
            case NO_KEYS -> answer(exchange, json(Map.of("keys", List.of())));
            default -> answer(exchange, json(Map.of("keys", List.of(rsa.jwk(), ec.jwk()))));
        }
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            if (mode == Mode.MUTE) {
                waitForTheEnd();
                return;
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(mode == Mode.AWAY ? 503 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void waitForTheEnd() {
        try {
            boolean ended = closed.await(10, TimeUnit.MINUTES);
            if (!ended) {
                throw new IllegalStateException("nobody closed this issuer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
