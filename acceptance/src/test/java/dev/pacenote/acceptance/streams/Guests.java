package dev.pacenote.acceptance.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A browser at the routes of this area: it keeps one cookie and says from which page it asks. */
final class Guests {

    /** An answer. */
    record Answer(int status, JsonNode json, String body, String cookie) {}

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final String origin;
    private String cookie = "";

    /**
     * @param origin of the page
     */
    Guests(int port, String origin) {
        this.base = "http://127.0.0.1:" + port;
        this.origin = origin;
    }

    Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, Api.body(body));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, HttpRequest.BodyPublishers.ofString(text(body)));
    }

    private static String text(Object body) {
        try {
            return Api.JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Content-Type", "application/json")
                        .header("Origin", origin)
                        .method(method, body);
        if (!cookie.isEmpty()) {
            request.header("Cookie", "session=" + cookie);
        }
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var set = answer.headers().firstValue("Set-Cookie").orElse("");
            if (set.startsWith("session=")) {
                cookie = set.substring("session=".length(), set.indexOf(';'));
            }
            boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    json ? Api.JSON.readTree(answer.body()) : Api.JSON.missingNode(),
                    answer.body(),
                    set);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
