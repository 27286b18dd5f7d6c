package dev.pacenote.assembly.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.streams.StreamsPages;
import dev.pacenote.adapters.out.twitch.TwitchSettings;
import dev.pacenote.assembly.Configuration;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What operators say is what streams do. */
class StreamsVariablesTest {

    private static final Map<String, String> REAL =
            Map.of(
                    "FEATURES", "streams",
                    "PUBLIC_URL", "https://pacenote.example",
                    "EMAIL_USER", "fox@gmail.example",
                    "EMAIL_PASS", "mail-secret",
                    "DISCORD_CLIENT_ID", "1",
                    "DISCORD_CLIENT_SECRET", "discord-secret",
                    "DISCORD_BOT_TOKEN", "bot-token",
                    "TWITCH_CLIENT_ID", "2",
                    "TWITCH_CLIENT_SECRET", "twitch-secret",
                    "TWITCH_WEBHOOK_SECRET", "what-twitch-signs-with");

    private static <T> T bean(Class<T> type, String... changes) {
        var variables = new HashMap<>(REAL);
        for (int i = 0; i < changes.length; i += 2) {
            variables.put(changes[i], changes[i + 1]);
        }
        return switch (Configuration.read(variables)) {
            case Configuration.Result.Complete(var configuration) ->
                    new StreamsArea()
                            .parts(configuration, Optional.empty()).singletons().stream()
                                    .filter(type::isInstance)
                                    .map(type::cast)
                                    .findFirst()
                                    .orElseThrow();
            case Configuration.Result.Refused(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    @Test
    void a_browser_is_led_to_discord_and_back_where_the_operator_says() {
        var usual = bean(StreamsPages.class);
        assertThat(usual.ownCallback())
                .isEqualTo(URI.create("https://pacenote.example/api/auth/discord/callback"));
        assertThat(usual.authorize()).isEqualTo(URI.create("https://discord.com/oauth2/authorize"));

        var back = URI.create("https://other.example/back");
        var there = URI.create("https://discord.example/authorize");
        var chosen =
                bean(
                        StreamsPages.class,
                        "DISCORD_REDIRECT_URI",
                        back.toString(),
                        "DISCORD_AUTHORIZE_URL",
                        there.toString());
        assertThat(chosen.ownCallback()).isEqualTo(back);
        assertThat(chosen.callbacks()).contains(back);
        assertThat(chosen.authorize()).isEqualTo(there);
    }

    @Test
    void pages_are_at_our_own_address_where_no_other_is_named() {
        assertThat(bean(StreamsPages.class).frontend())
                .isEqualTo(URI.create("https://pacenote.example"));
        assertThat(bean(StreamsPages.class, "FRONTEND_URL", "https://ui.example").frontend())
                .isEqualTo(URI.create("https://ui.example"));
    }

    @Test
    void twitch_is_asked_as_often_as_the_operator_says() {
        assertThat(bean(HearingOfTwitch.class).betweenPolls()).isEqualTo(Duration.ofMinutes(2));
        assertThat(bean(HearingOfTwitch.class, "TWITCH_POLL_SECONDS", "45").betweenPolls())
                .isEqualTo(Duration.ofSeconds(45));
        assertThat(bean(TwitchSettings.class).requestsPerSecond()).isEqualTo(8);
        assertThat(
                        bean(TwitchSettings.class, "TWITCH_REQUESTS_PER_SECOND", "3")
                                .requestsPerSecond())
                .isEqualTo(3);
    }
}
