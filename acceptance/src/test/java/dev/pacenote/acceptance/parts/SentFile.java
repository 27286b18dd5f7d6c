package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A file that a client of the service sends with a part. */
final class SentFile {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final byte[] bytes;
    private final String contentType;

    private SentFile(byte[] bytes, String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    static SentFile text(String text) {
        return new SentFile(text.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    static SentFile png(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        System.arraycopy(PNG, 0, bytes, 0, PNG.length);
        return new SentFile(bytes, "image/png");
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that was announced: where it goes, and what the workshop does with it. */
    record Announced(Workshop workshop, String path, String url, Map<String, String> headers) {

        Announced by(Workshop other) {
            return new Announced(other, path, url, headers);
        }

        Announced with(String header, String value) {
            var others = new HashMap<>(headers);
            assertThat(others.put(header, value)).isNotNull();
            return new Announced(workshop, path, url, others);
        }

        /** The same address for another file. */
        Announced elsewhere() {
            var other = url.replaceFirst("[0-9a-f-]{36}(?=\\?)", UUID.randomUUID().toString());
            assertThat(other).isNotEqualTo(url);
            return new Announced(workshop, path, other, headers);
        }

        Api.Answer complete() {
            return workshop.post(path + "/complete", Map.of());
        }

        Api.Answer download() {
            return workshop.get(path + "/download");
        }

        Api.Answer delete() {
            return workshop.delete(path);
        }
    }

    Map<String, Object> announcement(String name, String type) {
        return Map.of(
                "fileName",
                name,
                "contentType",
                type,
                "sizeBytes",
                bytes.length,
                "sha256",
                sha256(),
                "kind",
                "photo");
    }

    Announced announce(Workshop workshop, String part, String name) {
        return announceAs(workshop, part, name, contentType);
    }

    Announced announceAs(Workshop workshop, String part, String name, String type) {
        var path = "/parts/" + part + "/attachments";
        var answer = workshop.post(path, announcement(name, type));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var upload = answer.json().path("upload");
        assertThat(upload.path("method").asText()).isEqualTo("PUT");
        var headers = new HashMap<String, String>();
        upload.path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Announced(
                workshop,
                path + "/" + answer.text("attachmentId"),
                upload.path("url").asText(),
                headers);
    }

    /** Sends it to where something was announced, with the length that it has itself. */
    HttpResponse<byte[]> put(Api api, Announced announced) {
        var request =
                HttpRequest.newBuilder(reachable(api, announced.url()))
                        .timeout(Duration.ofMinutes(5))
                        .PUT(BodyPublishers.ofByteArray(bytes));
        announced
                .headers()
                .forEach(
                        (name, value) -> {
                            if (!name.equalsIgnoreCase("Content-Length")) {
                                request.header(name, value);
                            }
                        });
        return send(request);
    }

    static HttpResponse<byte[]> get(Api api, String url) {
        return send(HttpRequest.newBuilder(reachable(api, url)).timeout(Duration.ofMinutes(5)));
    }

    /** Nobody is at the public address of the tests' servers. */
    private static URI reachable(Api api, String url) {
        return URI.create(
                url.replace("https://pacenote.example", "http://127.0.0.1:" + api.port()));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
