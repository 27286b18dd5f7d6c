package dev.pacenote.assembly.streams;

import dev.pacenote.adapters.out.discord.DiscordSettings;
import dev.pacenote.adapters.out.twitch.TwitchSettings;
import dev.pacenote.configuration.Characters;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.intake.TwitchSecret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who we are at Discord and at Twitch.
 *
 * @param twitchWebhookSecret what Twitch signs with
 */
@ConfigurationProperties("streams-login")
@Requires(property = "streams-login.discord-bot-token")
@VariableGroup(title = "Discord and Twitch", order = 450, needs = "Discord and Twitch need")
public record StreamsLogin(
        @Variable(value = "DISCORD_CLIENT_ID", meaning = "OAuth application at Discord")
                String discordClientId,
        @Variable(value = "DISCORD_CLIENT_SECRET", secret = true, meaning = "its secret")
                String discordClientSecret,
        @Variable(
                        value = "DISCORD_BOT_TOKEN",
                        secret = true,
                        characters = Characters.ASCII,
                        meaning = "of the bot that posts")
                String discordBotToken,
        @Variable(value = "TWITCH_CLIENT_ID", meaning = "application at Twitch")
                String twitchClientId,
        @Variable(value = "TWITCH_CLIENT_SECRET", secret = true, meaning = "its secret")
                String twitchClientSecret,
        @Variable(
                        value = "TWITCH_WEBHOOK_SECRET",
                        secret = true,
                        characters = Characters.ASCII,
                        meaning = "what Twitch signs its messages with; 10 to 100 characters")
                String twitchWebhookSecret)
        implements SelfChecked {

    /** Whether anything is set that says that the real services are wanted. */
    static boolean isNamed(Predicate<String> given) {
        return Stream.of(
                        "DISCORD_CLIENT_ID",
                        "DISCORD_CLIENT_SECRET",
                        "DISCORD_BOT_TOKEN",
                        "TWITCH_CLIENT_ID",
                        "TWITCH_CLIENT_SECRET",
                        "TWITCH_WEBHOOK_SECRET")
                .anyMatch(given);
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        try {
            var _ = new TwitchSecret(twitchWebhookSecret);
            return Stream.empty();
        } catch (InvalidValueException e) {
            return Stream.of("TWITCH_WEBHOOK_SECRET must have 10 to 100 ASCII characters.");
        }
    }

    DiscordSettings.Application discord() {
        return new DiscordSettings.Application(
                discordClientId, discordClientSecret, discordBotToken);
    }

    TwitchSettings.Application twitch() {
        return new TwitchSettings.Application(
                twitchClientId, twitchClientSecret, twitchWebhookSecret);
    }

    @Override
    public String toString() {
        return "StreamsLogin[hidden]";
    }
}
