package dev.pacenote.assembly.streams;

import dev.pacenote.configuration.Characters;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.WebAddress;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.intake.DiscordKey;
import dev.pacenote.domain.streams.intake.TwitchSecret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Addresses and limits on the way from Twitch to Discord. */
@ConfigurationProperties("streams")
@VariableGroup(title = "Streams", order = 460)
public record StreamsConfiguration(
        @Variable(
                        value = "FRONTEND_URL",
                        must = WebAddress.MUST,
                        otherwise = "`PUBLIC_URL`",
                        meaning =
                                "where the pages for Discord servers are, and where Discord and"
                                        + " Twitch lead back to; in the sandbox pages at"
                                        + " `http://localhost:5173` may ask too where it is not"
                                        + " set")
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
                        value = "STREAMS_WEB_DIR",
                        readBy = ReadBy.SERVER,
                        must = "be a folder that this system can name",
                        otherwise = "no other app is served",
                        meaning =
                                "folder of a built app with `index.html`, served for the host and"
                                        + " port of `FRONTEND_URL`, which must differ from"
                                        + " `PUBLIC_URL`'s")
                Optional<Path> webDirectory,
        @Variable(
                        value = "DISCORD_PUBLIC_KEY",
                        otherwise = "no `/webhooks/discord`",
                        meaning =
                                "what events of Discord are checked by; 64 hexadecimal digits, from"
                                        + " the page of the application")
                Optional<String> discordPublicKey,
        @Variable(
                        value = "TWITCH_WEBHOOK_SECRET_PREVIOUS",
                        secret = true,
                        characters = Characters.ASCII,
                        otherwise = "only `TWITCH_WEBHOOK_SECRET` counts",
                        meaning =
                                "what Twitch signed with before; its messages count as long as it"
                                        + " is set")
                Optional<String> twitchWebhookSecretPrevious,
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
                        value = "TWITCH_EVENTS",
                        meaning =
                                "`webhook`: Twitch tells what happens, and needs `API_BASE_URL`"
                                        + " with https on port 443; `poll`: it is asked; `auto`:"
                                        + " webhook where `API_BASE_URL` is so, and with a stand-in for"
                                        + " Twitch")
                @Bindable(defaultValue = "auto")
                TwitchEvents twitchEvents,
        @Variable(
                        value = "TWITCH_POLL_SECONDS",
                        min = 20,
                        max = 600,
                        otherwise = "`120`; where Twitch is only asked `30`",
                        meaning =
                                "between two looks at what is live, for messages that did not come")
                Optional<Integer> pollSeconds,
        @Variable(
                        value = "STREAMS_MAX_LINKS_PER_GUILD",
                        min = 1,
                        max = 10_000,
                        meaning = "Twitch channels that a Discord server follows at most")
                @Bindable(defaultValue = "100")
                int maxLinksPerGuild,
        @Variable(
                        value = "STREAMS_HISTORY_DAYS",
                        min = 1,
                        max = 3_650,
                        meaning = "what became of a broadcast is kept after its end")
                @Bindable(defaultValue = "90")
                int historyDays,
        @Variable(
                        value = "STREAMS_READS_PER_MINUTE",
                        min = 1,
                        max = 100_000,
                        meaning = "requests of one account that change nothing")
                @Bindable(defaultValue = "300")
                int readsPerMinute,
        @Variable(
                        value = "STREAMS_WRITES_PER_MINUTE",
                        min = 1,
                        max = 100_000,
                        meaning = "requests of one account that change something")
                @Bindable(defaultValue = "60")
                int writesPerMinute,
        @Variable(
                        value = "DISCORD_API_URL",
                        must = WebAddress.MUST,
                        meaning =
                                "for a stand-in; alone it does not end the sandbox, like the next"
                                        + " three")
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
                WebAddress twitchId)
        implements SelfChecked {

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return Stream.concat(
                webDirectory
                        .filter(folder -> !Files.isRegularFile(folder.resolve("index.html")))
                        .map(_ -> "STREAMS_WEB_DIR must be a folder with a file index.html.")
                        .stream(),
                signatures());
    }

    private Stream<String> signatures() {
        return Stream.concat(
                problem(
                        this::discordKey,
                        "DISCORD_PUBLIC_KEY must be a key of 64 hexadecimal digits."),
                problem(
                        this::previousSecret,
                        "TWITCH_WEBHOOK_SECRET_PREVIOUS must have 10 to 100 ASCII characters."));
    }

    private static Stream<String> problem(Supplier<?> value, String words) {
        try {
            var _ = value.get();
            return Stream.empty();
        } catch (InvalidValueException e) {
            return Stream.of(words);
        }
    }

    Optional<TwitchSecret> previousSecret() {
        return twitchWebhookSecretPrevious.map(TwitchSecret::new);
    }

    Optional<DiscordKey> discordKey() {
        return discordPublicKey.map(DiscordKey::new);
    }
}
