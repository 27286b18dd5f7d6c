package dev.pacenote.adapters.out.twitch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.application.streams.subscription.TwitchSubscriptions;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.subscription.Reconciliation.Listed;
import dev.pacenote.domain.streams.subscription.Reconciliation.Wanted;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Twitch tells us by EventSub, over webhooks. */
@Singleton
@Requires(beans = TwitchSettings.class)
public final class HelixSubscriptions implements TwitchSubscriptions {

    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int MAX_PAGES = 1_000;

    private static final ObjectMapper MAPPER = JsonMappers.forDocuments();

    private final Helix helix;
    private final TwitchSettings settings;
    private final TwitchHealth health;

    HelixSubscriptions(Helix helix, TwitchSettings settings, TwitchHealth health) {
        this.helix = helix;
        this.settings = settings;
        this.health = health;
    }

    @Override
    public Created create(Wanted what) {
        var json = MAPPER.createObjectNode();
        json.put("type", what.type().wireName());
        json.put("version", what.type().version());
        json.putObject("condition").put("broadcaster_user_id", what.channel().value());
        json.putObject("transport")
                .put("method", "webhook")
                .put("callback", settings.callback().toString())
                .put("secret", settings.application().webhookSecret());
        var text = json.toString();
        var answer =
                helix.send(
                        "twitch subscribe",
                        (api, authorization, client) -> api.subscribe(text, authorization, client));
        if (answer.code() == CONFLICT) {
            return new Created.Exists();
        }
        if (answer.code() != ACCEPTED) {
            return new Created.Refused();
        }
        var created = Helix.ANSWERS.parse("subscription", answer.getBody().orElse(""));
        costs(created);
        var id = created.path("data").path(0).path("id").asText("");
        if (id.isEmpty()) {
            throw Helix.ANSWERS.unexpected("subscription", "no id");
        }
        return new Created.Requested(id);
    }

    @Override
    public List<Listed> list() {
        var found = new ArrayList<Listed>();
        @Nullable String after = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            var from = after;
            var json =
                    Helix.ANSWERS.json(
                            "subscriptions",
                            helix.send(
                                    "twitch subscriptions",
                                    (api, authorization, client) ->
                                            api.subscriptions(from, authorization, client)));
            Helix.data("subscriptions", json).forEach(entry -> listed(entry).forEach(found::add));
            var next = json.path("pagination").path("cursor").asText("");
            if (next.isEmpty()) {
                costs(json);
                return found;
            }
            after = next;
        }
        throw Helix.ANSWERS.unexpected("subscriptions", "no last page");
    }

    private void costs(JsonNode json) {
        if (json.path("total_cost").isNumber() && json.path("max_total_cost").isNumber()) {
            health.costs(
                    json.path("total_cost").asDouble(), json.path("max_total_cost").asDouble());
        }
    }

    @Override
    public boolean hasRoom() {
        return health.hasRoom();
    }

    /** Nothing for a type that we do not know: it is not ours. */
    private Stream<Listed> listed(JsonNode entry) {
        return SubscriptionType.of(entry.path("type").asText("")).stream()
                .map(type -> listed(entry, type));
    }

    private Listed listed(JsonNode entry, SubscriptionType type) {
        try {
            return new Listed(
                    entry.path("id").asText(""),
                    new Wanted(
                            new BroadcasterId(
                                    entry.path("condition").path("broadcaster_user_id").asText("")),
                            type),
                    settings.callback()
                            .toString()
                            .equals(entry.path("transport").path("callback").asText("")),
                    state(entry.path("status").asText("")),
                    Optional.of(entry.path("created_at").asText(""))
                            .map(Instant::parse)
                            .orElseThrow());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Helix.ANSWERS.unexpected("subscriptions", "an id or time that is none");
        }
    }

    private static Listed.State state(String word) {
        return switch (word) {
            case "enabled" -> Listed.State.ENABLED;
            case "webhook_callback_verification_pending" -> Listed.State.PENDING;
            default -> Listed.State.FAILED;
        };
    }

    @Override
    public void delete(String twitchId) {
        var answer =
                helix.send(
                        "twitch unsubscribe",
                        (api, authorization, client) ->
                                api.unsubscribe(twitchId, authorization, client));
        if (answer.code() >= 300 && answer.code() != NOT_FOUND) {
            throw Helix.ANSWERS.unexpected("unsubscribe", "status " + answer.code());
        }
    }
}
