package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.TwitchService;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of the way from Twitch to Discord. */
@ServerOnly("functions are measured by their cloud")
class StreamsFiguresTest {

    private static final String PAGE = "https://pacenote.example";
    private static final String CLUB = "900000000000000001";
    private static final String CHANNEL = "800000000000000001";
    private static final String NOT_OFFERED =
            "pacenote_waiting{queue=\"unavailable-subscriptions\"}";
    private static final Person NEO = new Person("186000000000000001", "neo");

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private final DiscordService discord = new DiscordService(app.clock);
    private final TwitchService twitch = new TwitchService(app.clock);
    private final Api api = open();
    private final Guests neo = new Guests(api.port(), PAGE);

    private Api open() {
        discord.guild(CLUB, "Speed Club", NEO, true);
        discord.channel(CLUB, CHANNEL, "live-now", true);
        twitch.channel(new TwitchService.Channel("1234", "ada", "Ada"));
        int port = FreePort.find();
        return StreamsVariables.set(app, discord, twitch)
                .with("PORT", Integer.toString(port))
                .with("METRICS_TOKEN", "measure")
                .with("API_BASE_URL", "http://127.0.0.1:" + port)
                .open();
    }

    @AfterEach
    void close() {
        app.close();
        twitch.close();
        discord.close();
    }

    private void follow() {
        neo.post(
                "/api/auth/discord/exchange",
                Map.of("code", discord.code(NEO), "redirect_uri", PAGE + "/auth/callback"));
        var saved =
                neo.put(
                        "/api/guilds/" + CLUB + "/config",
                        Map.of("channel_id", CHANNEL, "update_while_live", true));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        var added = neo.post("/api/guilds/" + CLUB + "/streamers", Map.of("login", "ada"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        await().until(() -> twitch.tellsOf("ada"));
    }

    private double figure(String name) {
        var answer = api.get("/metrics", "measure");
        assertThat(answer.status()).isEqualTo(200);
        var lines = answer.body().lines().filter(it -> it.startsWith(name + " ")).toList();
        assertThat(lines).as(name).hasSize(1);
        return Double.parseDouble(lines.getFirst().substring(name.length() + 1));
    }

    private String state(String check) {
        var ready = api.get("/health/ready");
        assertThat(ready.status()).as("an outage of others leaves us ready").isEqualTo(200);
        return ready.json().path("checks").path("upstreams").path(check).asText();
    }

    @Test
    void each_post_each_wait_and_each_refusal_is_counted() {
        follow();
        assertThat(figure("pacenote_streams_event_to_post_seconds_count")).isZero();
        assertThat(figure("pacenote_discord_limited_total")).isZero();
        discord.answerNext(429, "{\"retry_after\":0.01}", Map.of());

        twitch.goLive("ada", "Cup of the day", "Trackmania");

        await().until(
                        () -> {
                            app.clock.pass(Duration.ofSeconds(1));
                            // Whatever Twitch tells has what is due looked at.
                            twitch.changes("ada", "Cup of the day", "Trackmania");
                            return discord.messages(CHANNEL).size() == 1;
                        });
        await().until(() -> figure("pacenote_streams_event_to_post_seconds_count") == 1);
        assertThat(figure("pacenote_discord_limited_total")).isEqualTo(1);
        assertThat(figure("pacenote_discord_invalid_total")).isEqualTo(1);
        assertThat(figure("pacenote_announcements_oldest_due_seconds"))
                .as("no post waits")
                .isZero();
    }

    @Test
    void that_twitch_ended_what_it_is_to_tell_is_shown_until_it_tells_again() {
        follow();
        await().until(() -> state("eventsub").equals("UP"));
        assertThat(state("discord")).isEqualTo("UP");
        assertThat(state("twitch")).isEqualTo("UP");

        twitch.revokes("ada", "notification_failures_exceeded");

        await().until(() -> state("eventsub").equals("RESTING"));
        assertThat(figure(NOT_OFFERED)).as("that it makes again by itself").isZero();
    }

    @Test
    void an_operator_sees_that_twitch_offers_no_more_what_it_is_to_tell() {
        follow();
        await().until(() -> state("eventsub").equals("UP"));
        assertThat(figure(NOT_OFFERED)).isZero();

        twitch.revokes("ada", "version_removed");

        await().until(() -> state("eventsub").equals("RESTING"));
        await().until(() -> figure(NOT_OFFERED) > 0);
    }
}
