package dev.pacenote.benchmarks.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;

/** Asks a server for parts, and prints how long that takes. */
final class PartsClient {

    static final String JSON = "application/json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    PartsClient(int port) {
        this.port = port;
    }

    HttpResponse<String> send(String method, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends what has to succeed. */
    String must(String method, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        var answer = send(method, path, token, type, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + " answered " + answer.statusCode() + answer.body());
        }
        return answer.body();
    }

    /** Adds a part with so much stock, which is low at 5. */
    void add(String token, String id, long stock) throws IOException, InterruptedException {
        must(
                "POST",
                "/parts",
                token,
                JSON,
                """
                {"partId":"%s","partName":"Brake pad","currentStock":%d,"reorderThreshold":5,
                 "unitPrice":0.1}
                """
                        .formatted(id, stock));
    }

    /** Reads something so many times, one after the other. */
    void read(String what, String path, String token, int times)
            throws IOException, InterruptedException {
        var nanos = new long[times];
        int bytes = 0;
        for (int i = 0; i < times; i++) {
            long asked = System.nanoTime();
            bytes = must("GET", path, token, JSON, "").length();
            nanos[i] = System.nanoTime() - asked;
        }
        report(
                what + " (" + bytes / 1_000 + " kB)",
                Arrays.stream(nanos).skip(times / 10).toArray());
    }

    static void report(String what, long... nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: %d, p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                what,
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}
