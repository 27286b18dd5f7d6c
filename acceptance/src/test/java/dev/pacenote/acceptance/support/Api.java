package dev.pacenote.acceptance.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The service from outside: plain HTTP. */
public final class Api {

    public static final ObjectMapper JSON = new ObjectMapper();

    /** Ends a test that would wait for ever, however busy the machine is. */
    private static final Duration RUN_DEADLINE = Duration.ofMinutes(10);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer; {@code json} is missing when the body is none. */
    public record Answer(int status, HttpHeaders headers, String body, JsonNode json) {
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String text(String field) {
            return json.path(field).asText();
        }
    }

    private final int port;
    private final String base;

    /** As this service gives it; asked for once. */
    private volatile @Nullable OpenApi document;

    public Api(int port) {
        this.port = port;
        base = "http://127.0.0.1:" + port;
    }

    /** At which it is reached on this machine. */
    public int port() {
        return port;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(5));
    }

    /** Sends a request; whatever comes back must be what the OpenAPI document says. */
    public Answer send(HttpRequest.Builder request) {
        var built = request.build();
        var answer = raw(built);
        document().check(built.method(), built.uri().getRawPath(), answer);
        return answer;
    }

    private OpenApi document() {
        var known = document;
        if (known == null) {
            known = OpenApi.read(raw(request("/openapi.yml").build()).body());
            document = known;
        }
        return known;
    }

    private static Answer raw(HttpRequest request) {
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    answer.headers(),
                    answer.body(),
                    json ? JSON.readTree(answer.body()) : JSON.missingNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer get(String path) {
        return send(request(path));
    }

    public Answer get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    public Answer post(String path, Map<String, ?> body) {
        return send(json(path).POST(body(body)));
    }

    public Answer post(String path, String token, Map<String, ?> body) {
        return send(json(path).header("Authorization", "Bearer " + token).POST(body(body)));
    }

    public Answer put(String path, String token, Map<String, ?> body) {
        return send(json(path).header("Authorization", "Bearer " + token).PUT(body(body)));
    }

    public Answer delete(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).DELETE());
    }

    public HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    public static HttpRequest.BodyPublisher body(Map<String, ?> body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static HttpRequest.BodyPublisher text(String body) {
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    public Answer register(String username, String email) {
        return post(
                "/api/v1/users/register",
                Map.of("username", username, "email", email, "password", TestApplication.PASSWORD));
    }

    public Answer logIn(String identifier) {
        return post(
                "/api/v1/users/login",
                Map.of("email", identifier, "password", TestApplication.PASSWORD));
    }

    /** The same from an address of nobody else, whom no limit of others is in the way. */
    public String newcomerFromElsewhere(String username, String email) {
        var body =
                Map.of("username", username, "email", email, "password", TestApplication.PASSWORD);
        for (var path : List.of("register", "login")) {
            var answer =
                    send(
                            json("/api/v1/users/" + path)
                                    .header("X-Forwarded-For", Addresses.next())
                                    .POST(body(body)));
            if (answer.status() >= 300) {
                throw new AssertionError(path + ": " + answer.body());
            }
            if (answer.json().has("access_token")) {
                return answer.text("access_token");
            }
        }
        throw new AssertionError(username + " is not logged in");
    }

    /** Registers, logs in, returns the access token. */
    public String newcomer(String username, String email) {
        var registered = register(username, email);
        if (registered.status() != 201) {
            throw new AssertionError("not registered: " + registered.body());
        }
        return logIn(email).text("access_token");
    }

    public Answer cron() {
        return cron("");
    }

    /**
     * Runs the day. Where the answer does not wait for the end, this does, and gives the answer
     * that the other assembly would have given.
     */
    public Answer cron(String query) {
        var answer = startCron(query);
        return answer.status() == 202 && query.isEmpty() ? awaitEnd(answer) : answer;
    }

    private Answer awaitEnd(Answer accepted) {
        var path = accepted.header("Location");
        long start = System.nanoTime();
        while (System.nanoTime() - start < RUN_DEADLINE.toNanos()) {
            var run = get(path, TestApplication.CRON_SECRET);
            if (run.status() == 200 && run.text("state").matches("completed|incomplete")) {
                var summary = (ObjectNode) run.json().path("summary").deepCopy();
                summary.put("date", run.text("date")).put("runId", run.text("id"));
                return new Answer(200, run.headers(), summary.toString(), summary);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new AssertionError(
                "the run does not end: " + get(path, TestApplication.CRON_SECRET).body());
    }

    private Answer startCron(String query) {
        return send(
                request("/api/v1/cron/daily" + query)
                        .header("Authorization", "Bearer " + TestApplication.CRON_SECRET)
                        .POST(BodyPublishers.noBody()));
    }

    public Answer run(String date) {
        return get("/api/v1/cron/runs/" + date, TestApplication.CRON_SECRET);
    }
}
