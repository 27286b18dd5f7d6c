package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import java.util.List;
import java.util.Map;

/** The push service of the sandbox, and browsers that subscribed there. */
record SandboxPushes(Api api) {

    /** Lets it work, or have troubles. */
    void mode(String mode) {
        var answer =
                api.send(api.json("/sandbox/api/push-mode").PUT(Api.body(Map.of("mode", mode))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Registers a browser of somebody, and returns the end of its endpoint. */
    String subscribed(String token) {
        var subscribed = api.post("/sandbox/api/push-subscriptions", Map.of());
        assertThat(subscribed.status()).as(subscribed.body()).isEqualTo(200);
        var keys = subscribed.json().path("keys");
        var device =
                api.post(
                        "/notifications/devices",
                        token,
                        Map.of(
                                "platform", "web",
                                "endpoint", subscribed.text("endpoint"),
                                "keys",
                                        Map.of(
                                                "p256dh", keys.path("p256dh").asText(),
                                                "auth", keys.path("auth").asText())));
        assertThat(device.status()).as(device.body()).isEqualTo(201);
        var endpoint = subscribed.text("endpoint");
        return endpoint.substring(endpoint.lastIndexOf('/') + 1);
    }

    /** What arrived at a device. */
    List<String> arrived(String device) {
        return api.get("/sandbox/api/pushes")
                .json()
                .valueStream()
                .filter(push -> push.path("device").asText().equals(device))
                .map(push -> push.path("payload").asText())
                .toList();
    }

    /** Where a message stands by one channel, in the words "state reason". */
    List<String> states(String message, String channel, String token) {
        return api.get("/messages/" + message + "/deliveries", token)
                .json()
                .path("items")
                .valueStream()
                .filter(delivery -> delivery.path("channel").asText().equals(channel))
                .map(
                        delivery ->
                                delivery.path("state").asText()
                                        + " "
                                        + delivery.path("reason").asText())
                .toList();
    }
}
