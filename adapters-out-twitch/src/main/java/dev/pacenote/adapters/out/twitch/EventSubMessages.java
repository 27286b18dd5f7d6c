package dev.pacenote.adapters.out.twitch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.application.streams.intake.TwitchMessages;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.subscription.Revocation;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Messages of EventSub. */
@Singleton
public final class EventSubMessages implements TwitchMessages {

    private static final ObjectMapper MAPPER = JsonMappers.forDocuments();

    @Override
    public Optional<String> challenge(String body) {
        return json(body)
                .map(json -> json.path("challenge").asText(""))
                .filter(text -> !text.isEmpty());
    }

    @Override
    public boolean isReadable(String body) {
        return json(body).isPresent();
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    @Override
    public TwitchEvent read(String body) {
        var json = json(body).orElseThrow(() -> new IllegalArgumentException("no JSON object"));
        var subscription = json.path("subscription");
        var type = SubscriptionType.of(required(subscription, "type"));
        if (type.isEmpty()) {
            return new TwitchEvent.Unknown();
        }
        if (json.has("challenge")) {
            return new TwitchEvent.Confirmed(
                    required(subscription, "id"),
                    new BroadcasterId(
                            required(subscription.path("condition"), "broadcaster_user_id")),
                    type.get());
        }
        var event = json.path("event");
        if (!event.isObject()) {
            return new TwitchEvent.Revoked(
                    required(subscription, "id"),
                    Revocation.of(subscription.path("status").asText("")));
        }
        return switch (type.get()) {
            case ONLINE -> online(event);
            case OFFLINE -> new TwitchEvent.Offline(channel(event));
            case UPDATE ->
                    new TwitchEvent.Updated(
                            channel(event),
                            event.path("title").asText(""),
                            event.path("category_name").asText(""));
        };
    }

    private static TwitchEvent online(JsonNode event) {
        var type = BroadcastType.of(required(event, "type"));
        if (type.isEmpty()) {
            return new TwitchEvent.Unknown();
        }
        try {
            return new TwitchEvent.Online(
                    channel(event),
                    required(event, "id"),
                    type.get(),
                    Instant.parse(required(event, "started_at")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time in started_at", e);
        }
    }

    private static TwitchEvent.Channel channel(JsonNode event) {
        return new TwitchEvent.Channel(
                new BroadcasterId(required(event, "broadcaster_user_id")),
                new TwitchLogin(required(event, "broadcaster_user_login")),
                required(event, "broadcaster_user_name"));
    }

    private static String required(JsonNode object, String member) {
        var text = object.path(member).asText("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("no " + member);
        }
        return text;
    }
}
