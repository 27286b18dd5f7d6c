package dev.pacenote.sandbox.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Twitch sends, signed. */
final class Webhooks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Sent(URI callback, String secret, String id, String type, String body) {}

    private final InstantSource clock;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger taken = new AtomicInteger();
    private final List<Sent> notifications = new ArrayList<>();

    Webhooks(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Asks whether somebody wants its messages.
     *
     * @param heard whether they do
     */
    void verify(ObjectNode subscription, Consumer<Boolean> heard) {
        var challenge = UUID.randomUUID().toString();
        var body = LoopbackServer.JSON.createObjectNode();
        body.put("challenge", challenge);
        body.set("subscription", withoutSecret(subscription));
        var message = message(subscription, "webhook_callback_verification", body);
        threads.execute(
                () -> {
                    var answer = send(message);
                    heard.accept(answer.equals("200 " + challenge));
                });
    }

    void tell(ObjectNode subscription, JsonNode event) {
        var body = LoopbackServer.JSON.createObjectNode();
        body.set("subscription", withoutSecret(subscription));
        body.set("event", event);
        var message = message(subscription, "notification", body);
        synchronized (this) {
            notifications.add(message);
        }
        threads.execute(
                () -> {
                    if (send(message).startsWith("204")) {
                        taken.incrementAndGet();
                    }
                });
    }

    /** Says that a subscription is over; its status says why. */
    void revoke(ObjectNode subscription) {
        var body = LoopbackServer.JSON.createObjectNode();
        body.set("subscription", withoutSecret(subscription));
        var message = message(subscription, "revocation", body);
        threads.execute(() -> send(message));
    }

    /** How many notifications were taken when they were sent first. */
    int taken() {
        return taken.get();
    }

    void sendAllAgain() {
        List<Sent> all;
        synchronized (this) {
            all = List.copyOf(notifications);
        }
        all.forEach(message -> threads.execute(() -> send(message)));
    }

    private static JsonNode withoutSecret(ObjectNode subscription) {
        var copy = subscription.deepCopy();
        ((ObjectNode) copy.path("transport")).remove("secret");
        return copy;
    }

    private static Sent message(ObjectNode subscription, String type, JsonNode body) {
        var transport = subscription.path("transport");
        return new Sent(
                URI.create(transport.path("callback").asText()),
                transport.path("secret").asText(),
                UUID.randomUUID().toString(),
                type,
                body.toString());
    }

    private String send(Sent message) {
        var at = clock.instant().toString();
        var request =
                HttpRequest.newBuilder(message.callback())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Twitch-Eventsub-Message-Id", message.id())
                        .header("Twitch-Eventsub-Message-Timestamp", at)
                        .header("Twitch-Eventsub-Message-Type", message.type())
                        .header("Twitch-Eventsub-Message-Signature", signature(message, at))
                        .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                        .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                LOG.warn("sandbox: a webhook was answered with {}", answer.statusCode());
            }
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            LOG.warn("sandbox: a webhook did not arrive: {}", e.toString());
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String signature(Sent message, String at) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            message.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((message.id() + at + message.body()).getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
