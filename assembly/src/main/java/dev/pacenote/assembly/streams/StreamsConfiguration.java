package dev.pacenote.assembly.streams;

import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.WebAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Optional;

/** Addresses and limits on the way from Twitch to Discord. */
@ConfigurationProperties("streams")
@VariableGroup(title = "Streams", order = 460)
public record StreamsConfiguration(
        @Variable(
                        value = "FRONTEND_URL",
                        must = WebAddress.MUST,
                        otherwise = "`PUBLIC_URL`",
                        meaning = "where the pages for Discord servers are")
                Optional<WebAddress> frontend,
        @Variable(
                        value = "API_BASE_URL",
                        must = WebAddress.MUST,
                        otherwise = "`PUBLIC_URL`",
                        meaning = "where Twitch reaches this service")
                Optional<WebAddress> apiBase,
        @Variable(
                        value = "DISCORD_REDIRECT_URI",
                        must = WebAddress.MUST,
                        otherwise = "`API_BASE_URL` with `/api/auth/discord/callback`",
                        meaning = "where Discord leads a browser back that we sent there")
                Optional<WebAddress> discordRedirect,
        @Variable(
                        value = "DISCORD_REQUESTS_PER_SECOND",
                        min = 1,
                        max = 1_000,
                        meaning = "to Discord, everything together")
                @Bindable(defaultValue = "40")
                int discordRequestsPerSecond,
        @Variable(
                        value = "TWITCH_REQUESTS_PER_SECOND",
                        min = 1,
                        max = 1_000,
                        meaning = "to Twitch, everything together")
                @Bindable(defaultValue = "8")
                int twitchRequestsPerSecond,
        @Variable(
                        value = "TWITCH_POLL_SECONDS",
                        min = 20,
                        max = 600,
                        meaning =
                                "between two looks at what is live, for messages that did not come")
                @Bindable(defaultValue = "120")
                int pollSeconds,
        @Variable(
                        value = "STREAMS_MAX_LINKS_PER_GUILD",
                        min = 1,
                        max = 10_000,
                        meaning = "Twitch channels that a Discord server follows at most")
                @Bindable(defaultValue = "100")
                int maxLinksPerGuild,
        @Variable(
                        value = "DISCORD_API_URL",
                        must = WebAddress.MUST,
                        meaning =
                                "for a stand-in; alone it does not end the sandbox, like the next three")
                @Bindable(defaultValue = "https://discord.com/api")
                WebAddress discordApi,
        @Variable(
                        value = "DISCORD_AUTHORIZE_URL",
                        must = WebAddress.MUST,
                        meaning = "where people log in to Discord")
                @Bindable(defaultValue = "https://discord.com/oauth2/authorize")
                WebAddress discordAuthorize,
        @Variable(value = "TWITCH_API_URL", must = WebAddress.MUST, meaning = "Helix")
                @Bindable(defaultValue = "https://api.twitch.tv")
                WebAddress twitchApi,
        @Variable(value = "TWITCH_ID_URL", must = WebAddress.MUST, meaning = "Twitch's tokens")
                @Bindable(defaultValue = "https://id.twitch.tv")
                WebAddress twitchId) {}
