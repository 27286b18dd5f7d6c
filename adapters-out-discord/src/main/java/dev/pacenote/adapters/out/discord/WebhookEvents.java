package dev.pacenote.adapters.out.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.streams.intake.DiscordMessages;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.intake.DiscordEvent;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Webhook events of Discord. */
@Singleton
public final class WebhookEvents implements DiscordMessages {

    private static final int PING = 0;
    private static final String BOT = "bot";

    @Override
    public DiscordEvent read(String body) {
        var json = json(body);
        if (json.path("type").asInt(-1) == PING) {
            return new DiscordEvent.Ping();
        }
        var event = json.path("event");
        var data = event.path("data");
        try {
            return switch (event.path("type").asText("")) {
                case "APPLICATION_AUTHORIZED" -> authorized(event, data);
                case "APPLICATION_DEAUTHORIZED" ->
                        new DiscordEvent.Withdrawn(
                                at(event),
                                new DiscordUser(data.path("user").path("id").asText("")));
                default -> new DiscordEvent.Unknown();
            };
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException("an id that is none", e);
        }
    }

    private static JsonNode json(String body) {
        try {
            var json = DiscordPostCodec.MAPPER.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException _) {
            // Said below.
        }
        throw new IllegalArgumentException("no JSON object");
    }

    /** A log-in is an authorization too, and of no server. */
    private static DiscordEvent authorized(JsonNode event, JsonNode data) {
        var guild = data.path("guild");
        if (!guild.isObject() || !hasBot(data.path("scopes"))) {
            return new DiscordEvent.Unknown();
        }
        return new DiscordEvent.BotAdded(
                at(event),
                new GuildId(guild.path("id").asText("")),
                guild.path("name").asText(""),
                BotGuilds.text(guild, "icon"),
                BotGuilds.text(guild, "owner_id"));
    }

    private static boolean hasBot(JsonNode scopes) {
        return scopes.valueStream().anyMatch(scope -> scope.asText("").equals(BOT));
    }

    /** Discord writes times without a zone here, and means UTC. */
    private static Instant at(JsonNode event) {
        var text = event.path("timestamp").asText("");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return withoutZone(text);
        }
    }

    private static Instant withoutZone(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time in timestamp", e);
        }
    }
}
