package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.TwitchService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the clock does for servers and channels, and what an operator has done at once. */
class StreamsJobsTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final DiscordService DISCORD = new DiscordService(APP.clock);
    private static final TwitchService TWITCH = new TwitchService(APP.clock);
    private static final String PAGE = "http://localhost:5173";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Person NEO = new Person("186000000000000001", "neo");
    private static final String CLUB = "900000000000000001";
    private static final String CHANNEL = "800000000000000001";
    private static final String UNNOTICED = "900000000000000002";

    private static final String SMALL = "900000000000000003";
    private static final String SMALL_CHANNEL = "800000000000000003";

    private static Guests operator = new Guests(0, PAGE);
    private static Guests neo = new Guests(0, PAGE);

    @BeforeAll
    static void start() {
        DISCORD.guild(CLUB, "Speed Club", NEO, true);
        DISCORD.guild(UNNOTICED, "Nobody told", NEO, true);
        DISCORD.channel(CLUB, CHANNEL, "live-now", true);
        DISCORD.guild(SMALL, "Small Club", NEO, true);
        DISCORD.channel(SMALL, SMALL_CHANNEL, "live-now", true);
        for (var login : List.of("cid", "dot", "eli")) {
            TWITCH.channel(
                    new TwitchService.Channel(Integer.toString(login.hashCode()), login, login));
        }
        TWITCH.channel(new TwitchService.Channel("1234", "ada", "Ada"));
        TWITCH.channel(new TwitchService.Channel("5678", "bob", "Bob"));
        int port =
                StreamsVariables.set(APP, DISCORD, TWITCH)
                        .with("FRONTEND_URL", PAGE)
                        .with("TWITCH_EVENTS", "poll")
                        .with("STREAMS_HISTORY_DAYS", "1")
                        .with("STREAMS_MAX_LINKS_PER_GUILD", "2")
                        .open()
                        .port();
        operator = new Guests(port, PAGE);
        neo = loggedIn(port);
    }

    private static Guests loggedIn(int port) {
        var browser = new Guests(port, PAGE);
        var login =
                browser.post(
                        "/api/auth/discord/exchange",
                        Map.of("code", DISCORD.code(NEO), "redirect_uri", PAGE + "/auth/callback"));
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        return browser;
    }

    @AfterAll
    static void close() {
        APP.close();
        TWITCH.close();
        DISCORD.close();
    }

    private static JsonNode job(String name) {
        var answer = operator.read("/api/streams/jobs/" + name, TestApplication.CRON_SECRET);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Has it run once more, and waits for that. */
    private static JsonNode run(String name) {
        ask(name);
        APP.service().lookAround();
        return done(name);
    }

    private static void ask(String name) {
        var asked =
                operator.post(
                        "/api/streams/jobs/" + name,
                        "",
                        "Authorization",
                        "Bearer " + TestApplication.CRON_SECRET);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    }

    private static JsonNode done(String name) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            var now = job(name);
                            assertThat(now.path("state").asText()).isEqualTo("idle");
                            assertThat(now.path("result").asText()).isEqualTo("ok");
                        });
        return job(name);
    }

    private static JsonNode server(String id) {
        return StreamSupport.stream(neo.get("/api/guilds").json().spliterator(), false)
                .filter(it -> it.path("guild_id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jobs_are_for_whoever_has_the_secret_alone() {
        var path = "/api/streams/jobs/guilds";
        assertThat(operator.get(path).status()).isEqualTo(401);
        assertThat(operator.post(path).status()).isEqualTo(401);
        assertThat(neo.get(path).status()).isEqualTo(401);
        var unknown = operator.read("/api/streams/jobs/coffee", TestApplication.CRON_SECRET);
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void all_of_them_run_when_somebody_asks_and_say_what_they_did() {
        var all =
                List.of(
                        "reconciler",
                        "guilds",
                        "permissions",
                        "look-up",
                        "look-again",
                        "sweep",
                        "poll",
                        "cleanup");
        all.forEach(StreamsJobsTest::ask);
        APP.service().lookAround();
        for (var name : all) {
            var ran = done(name);
            assertThat(ran.path("name").asText()).isEqualTo(name);
            assertThat(ran.path("every_seconds").asInt()).isPositive();
            assertThat(ran.path("started_at").asText()).startsWith("2026-11-2");
            assertThat(ran.path("finished_at").asText()).startsWith("2026-11-2");
            assertThat(ran.path("did").isObject()).isTrue();
        }
        assertThat(job("cleanup").path("did").fieldNames())
                .toIterable()
                .containsExactly("audit", "channels", "history", "invites", "messages", "servers");
    }

    @Test
    void a_bot_that_came_or_went_unnoticed_is_found_by_its_own_list() {
        run("guilds");
        assertThat(server(UNNOTICED).path("bot_installed").asBoolean()).isTrue();

        DISCORD.botLeaves(UNNOTICED);
        var ran = run("guilds");

        assertThat(server(UNNOTICED).path("bot_installed").asBoolean(true)).isFalse();
        assertThat(ran.path("did").path("listed").asInt()).isEqualTo(2);
        assertThat(server(CLUB).path("bot_installed").asBoolean()).isTrue();
    }

    @Test
    void what_goes_live_is_found_by_asking_where_twitch_tells_nothing() {
        run("guilds");
        var server = "/api/guilds/" + CLUB;
        var saved = neo.put(server + "/config", Map.of("channel_id", CHANNEL));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        var added = neo.post(server + "/streamers", Map.of("login", "bob"));
        assertThat(added.json().path("events").asText()).as(added.body()).isEqualTo("polled");
        run("reconciler");
        assertThat(TWITCH.subscriptions()).as("Twitch is asked to tell nothing").isEmpty();

        TWITCH.goLive("bob", "Cup", "Trackmania");
        run("poll");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(DISCORD.messages(CHANNEL)).hasSize(1));
        run("poll");
        assertThat(DISCORD.messages(CHANNEL)).as("once").hasSize(1);
    }

    @Test
    void a_server_follows_as_many_as_may_be_and_its_history_is_kept_as_long_as_was_chosen() {
        run("guilds");
        var server = "/api/guilds/" + SMALL;
        neo.put(server + "/config", Map.of("channel_id", SMALL_CHANNEL, "on_end", "keep"));
        for (var login : List.of("cid", "dot")) {
            var added = neo.post(server + "/streamers", Map.of("login", login));
            assertThat(added.status()).as(added.body()).isEqualTo(201);
        }
        var refused = neo.post(server + "/streamers", Map.of("login", "eli"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("limit_reached");

        TWITCH.goLive("cid", "Short", "Trackmania");
        run("poll");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(DISCORD.messages(SMALL_CHANNEL)).hasSize(1));
        TWITCH.goOffline("cid");
        run("poll");
        APP.clock.pass(Duration.ofMinutes(4));
        run("poll");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            APP.clock.pass(Duration.ofMinutes(1));
                            run("sweep");
                            assertThat(history(server).path("post").path("state").asText())
                                    .isEqualTo("ended");
                        });

        APP.clock.pass(Duration.ofHours(20));
        run("cleanup");
        assertThat(history(server).path("state").asText()).as("of today").isEqualTo("sent");
        APP.clock.pass(Duration.ofHours(5));
        run("cleanup");
        neo = loggedIn(APP.service().port());
        assertThat(history(server).isMissingNode()).as("a day later").isTrue();
    }

    private static JsonNode history(String server) {
        var answer = neo.get(server + "/deliveries");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("deliveries").path(0);
    }

    @Test
    void a_channel_that_was_renamed_has_its_new_name_after_a_look_up() {
        run("guilds");
        var added = neo.post("/api/guilds/" + CLUB + "/streamers", Map.of("login", "ada"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        TWITCH.channel(new TwitchService.Channel("1234", "lovelace", "Lovelace"));

        run("look-up");

        var followed = neo.get("/api/guilds/" + CLUB + "/streamers").json();
        assertThat(followed.findValuesAsText("twitch_login"))
                .contains("lovelace")
                .doesNotContain("ada");
        assertThat(followed.findValuesAsText("twitch_display_name")).contains("Lovelace");
    }
}
