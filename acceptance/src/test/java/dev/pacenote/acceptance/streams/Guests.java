package dev.pacenote.acceptance.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Addresses;
import dev.pacenote.acceptance.support.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A browser at the routes of this area: it keeps one cookie and says from which page it asks. */
final class Guests {

    /** An answer. */
    record Answer(int status, JsonNode json, String body, HttpHeaders headers) {

        String location() {
            return headers.firstValue("Location").orElse("");
        }

        /** A cookie as it was set, or nothing. */
        String set(String name) {
            return headers.allValues("Set-Cookie").stream()
                    .filter(it -> it.startsWith(name + "="))
                    .findFirst()
                    .orElse("");
        }

        /** The first cookie whose name begins so, as it was set, or nothing. */
        String setLike(String prefix) {
            return headers.allValues("Set-Cookie").stream()
                    .filter(it -> it.startsWith(prefix))
                    .findFirst()
                    .orElse("");
        }

        /** Name and value of a cookie that was set. */
        String kept(String name) {
            return set(name).replaceFirst(";.*", "");
        }
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    // Each from another address, so that no limit of log-ins is in the way.
    private final String address = Addresses.next();
    private final String origin;
    private String cookie = "";

    /**
     * @param origin of the page
     */
    Guests(int port, String origin) {
        this.base = "http://127.0.0.1:" + port;
        this.origin = origin;
    }

    /** Name and value of the cookie of the session, or nothing. */
    String cookie() {
        return cookie;
    }

    Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    /** The session with these cookies beside it. */
    Answer get(String path, String cookies) {
        return answered(
                request(path)
                        .header("Origin", origin)
                        .header("Cookie", cookie + "; " + cookies)
                        .build());
    }

    /** Opens an address as a browser does, with these cookies; it goes nowhere by itself. */
    Answer open(String path, String cookies) {
        return answered(
                request(path)
                        .header("Accept", "text/html,*/*;q=0.8")
                        .header("Cookie", cookies)
                        .build());
    }

    /** Asks as a browser does before it sends such a request to another address. */
    Answer mayAsk(String path, String method) {
        return answered(
                request(path)
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", "content-type")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, Api.body(body));
    }

    /** Without a body, as a page asks that has nothing to say. */
    Answer post(String path) {
        return send("POST", path, HttpRequest.BodyPublishers.noBody());
    }

    /** With these headers, each followed by its value, from no page. */
    Answer post(String path, String body, String... headers) {
        return answered(
                request(path)
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    Answer put(String path, Object body) {
        return send("PUT", path, HttpRequest.BodyPublishers.ofString(text(body)));
    }

    /** The same with a body that is JSON already, member for member. */
    Answer putText(String path, String json) {
        return send("PUT", path, HttpRequest.BodyPublishers.ofString(json));
    }

    /** Asks as a program does: by an access token, from no page. */
    Answer post(String path, String token, Map<String, ?> body) {
        return answered(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(Api.body(body))
                        .build());
    }

    /** Reads as a program does: by a token or a secret, from no page. */
    Answer read(String path, String token) {
        return answered(request(path).header("Authorization", "Bearer " + token).build());
    }

    private static String text(Object body) {
        try {
            return Api.JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(2))
                .header("X-Forwarded-For", address);
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        var request =
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Origin", origin)
                        .method(method, body);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        var answer = answered(request.build());
        if (!answer.set("session").isEmpty()) {
            cookie = answer.kept("session");
        }
        return answer;
    }

    private static Answer answered(HttpRequest request) {
        try {
            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    json ? Api.JSON.readTree(answer.body()) : Api.JSON.missingNode(),
                    answer.body(),
                    answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
