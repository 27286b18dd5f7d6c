package dev.pacenote.benchmarks.streams;

import dev.pacenote.sandbox.streams.TwitchService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Twitch's webhooks, one channel after the other, signed as Twitch signs them. */
final class StreamsLoad {

    private static final String ALGORITHM = "HmacSHA256";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI webhook;
    private final SecretKeySpec key;
    private final int channels;
    private final List<Long> nanos = new ArrayList<>();
    private int next;

    StreamsLoad(int port, String secret, int channels) {
        this.webhook = URI.create("http://127.0.0.1:" + port + "/webhooks/twitch");
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.channels = channels;
    }

    /** The next channel goes live; waits until that is stored. */
    void nextGoesLive(TwitchService twitch) throws IOException, InterruptedException {
        goesLive(twitch, next++ % channels);
    }

    /** A channel goes live; waits until that is stored. */
    void goesLive(TwitchService twitch, int channel) throws IOException, InterruptedException {
        var login = StreamsSeed.login(channel);
        var stream = twitch.goLive(login, "Cup of the day", "Trackmania");
        send(
                "stream.online",
                channel,
                """
                {"id":"%s","type":"live","started_at":"%s",%s}
                """
                        .formatted(stream, Instant.now(), broadcaster(channel)));
    }

    /** Twitch says of the next channel that it is off, which it may have been before. */
    void nextGoesOff() throws IOException, InterruptedException {
        int channel = next++ % channels;
        send("stream.offline", channel, "{%s}".formatted(broadcaster(channel)));
    }

    private static String broadcaster(int channel) {
        var login = StreamsSeed.login(channel);
        return """
        "broadcaster_user_id":"%s","broadcaster_user_login":"%s","broadcaster_user_name":"%s"\
        """
                .formatted(StreamsSeed.broadcaster(channel), login, login);
    }

    private void send(String type, int channel, String event)
            throws IOException, InterruptedException {
        var now = Instant.now();
        var body =
                """
                {"subscription":{"id":"%s","type":"%s","version":"1",
                  "condition":{"broadcaster_user_id":"%s"}},
                 "event":%s}
                """
                        .formatted(
                                UUID.randomUUID(), type, StreamsSeed.broadcaster(channel), event);
        var id = UUID.randomUUID().toString();
        var request =
                HttpRequest.newBuilder(webhook)
                        .header("Content-Type", "application/json")
                        .header("Twitch-Eventsub-Message-Id", id)
                        .header("Twitch-Eventsub-Message-Timestamp", now.toString())
                        .header("Twitch-Eventsub-Message-Type", "notification")
                        .header(
                                "Twitch-Eventsub-Message-Signature",
                                "sha256=" + signature(id + now + body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        long asked = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        nanos.add(System.nanoTime() - asked);
        if (answer.statusCode() != 204) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private String signature(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long webhooks took since somebody asked. */
    String latencies() {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        nanos.clear();
        return String.format(
                "p50 %.1f ms, p99 %.1f ms",
                sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6);
    }
}
