package dev.pacenote.sandbox.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who wants to hear what of which channel of Twitch, and how they are told. */
final class TwitchSubscriptionBook implements AutoCloseable {

    private static final int PAGE = 100;

    private final InstantSource clock;
    private final Webhooks webhooks;
    private final Map<String, ObjectNode> subscriptions = new LinkedHashMap<>();
    private boolean losesPages;
    private int mostCost = 30_000;

    TwitchSubscriptionBook(InstantSource clock) {
        this.clock = clock;
        this.webhooks = new Webhooks(clock);
    }

    /** They may cost so much together; each costs 1. */
    synchronized void allows(int cost) {
        mostCost = cost;
    }

    /** Of the list no more than the first page is answered, or all of it is. */
    synchronized void losesPages(boolean loses) {
        losesPages = loses;
    }

    void sendAllAgain() {
        webhooks.sendAllAgain();
    }

    int taken() {
        return webhooks.taken();
    }

    /** Those of a channel are forgotten, and nobody is told. */
    synchronized void loses(String channel) {
        subscriptions.values().removeIf(it -> channelOf(it).equals(channel));
    }

    synchronized void signs(String channel, String secret) {
        subscriptions.values().stream()
                .filter(it -> channelOf(it).equals(channel))
                .forEach(it -> ((ObjectNode) it.path("transport")).put("secret", secret));
    }

    /** Those of a channel end, and whoever wanted them is told why. */
    void revokes(String channel, String reason) {
        List<ObjectNode> ended;
        synchronized (this) {
            ended =
                    subscriptions.values().stream()
                            .filter(it -> channelOf(it).equals(channel))
                            .map(it -> it.put("status", reason))
                            .toList();
            ended.forEach(it -> subscriptions.remove(it.path("id").asText()));
        }
        ended.forEach(webhooks::revoke);
    }

    /** How they stand, by type and channel. */
    synchronized List<String> states() {
        return subscriptions.values().stream()
                .map(
                        it ->
                                it.path("type").asText()
                                        + " "
                                        + channelOf(it)
                                        + " "
                                        + it.path("status").asText())
                .sorted()
                .toList();
    }

    private static String channelOf(JsonNode subscription) {
        return subscription.path("condition").path("broadcaster_user_id").asText();
    }

    void tell(String type, String channel, ObjectNode event) {
        List<ObjectNode> wanting;
        synchronized (this) {
            wanting =
                    subscriptions.values().stream()
                            .filter(it -> it.path("type").asText().equals(type))
                            .filter(it -> it.path("status").asText().equals("enabled"))
                            .filter(it -> channelOf(it).equals(channel))
                            .toList();
        }
        wanting.forEach(it -> webhooks.tell(it, event));
    }

    Answer subscribe(JsonNode wanted) {
        ObjectNode subscription;
        synchronized (this) {
            boolean known =
                    subscriptions.values().stream()
                            .anyMatch(
                                    it ->
                                            it.path("type").equals(wanted.path("type"))
                                                    && it.path("condition")
                                                            .equals(wanted.path("condition")));
            if (known) {
                return Answer.of(409, Map.of("error", "Conflict", "status", 409));
            }
            subscription = (ObjectNode) wanted.deepCopy();
            subscription
                    .put("id", UUID.randomUUID().toString())
                    .put("status", "webhook_callback_verification_pending")
                    .put("created_at", clock.instant().toString())
                    .put("cost", 1);
            subscriptions.put(subscription.path("id").asText(), subscription);
        }
        webhooks.verify(
                subscription,
                works -> {
                    synchronized (this) {
                        subscription.put(
                                "status",
                                works ? "enabled" : "webhook_callback_verification_failed");
                    }
                });
        synchronized (this) {
            return Answer.of(
                    202,
                    Map.of(
                            "data",
                            List.of(shown(subscription)),
                            "total",
                            subscriptions.size(),
                            "total_cost",
                            subscriptions.size(),
                            "max_total_cost",
                            mostCost));
        }
    }

    /** Twitch shows no secrets. */
    private static JsonNode shown(ObjectNode subscription) {
        var copy = subscription.deepCopy();
        ((ObjectNode) copy.path("transport")).remove("secret");
        return copy;
    }

    synchronized Answer list(String after) {
        var all = List.copyOf(subscriptions.values());
        int from = after.isEmpty() ? 0 : Integer.parseInt(after);
        if (losesPages && from > 0) {
            return Answer.of(503, "");
        }
        int to = Math.min(all.size(), from + PAGE);
        var page = all.subList(from, to).stream().map(TwitchSubscriptionBook::shown).toList();
        return Answer.of(
                200,
                Map.of(
                        "data",
                        page,
                        "total",
                        all.size(),
                        "total_cost",
                        all.size(),
                        "max_total_cost",
                        mostCost,
                        "pagination",
                        to < all.size() ? Map.of("cursor", Integer.toString(to)) : Map.of()));
    }

    synchronized Answer unsubscribe(String id) {
        return subscriptions.remove(id) == null ? Answer.of(404, Map.of()) : Answer.of(204, "");
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
