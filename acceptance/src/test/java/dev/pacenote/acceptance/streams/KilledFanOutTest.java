package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.ServerProcess;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.DiscordService.Stall;
import dev.pacenote.sandbox.streams.TwitchService;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server is killed on the way from Twitch to Discord, and there is one post all the same. */
@ServerOnly("kills the process of a server")
class KilledFanOutTest {

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final String PAGE = "https://pacenote.example";
    private static final String CLUB = "900000000000000001";
    private static final String CHANNEL = "800000000000000001";
    private static final Person NEO = new Person("186000000000000001", "neo");

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private final DiscordService discord = new DiscordService(app.clock);
    private final TwitchService twitch = new TwitchService(app.clock);
    private Guests neo = new Guests(0, PAGE);

    @AfterEach
    void close() {
        app.close();
        twitch.close();
        discord.close();
    }

    private void prepare() throws IOException {
        discord.guild(CLUB, "Speed Club", NEO, true);
        discord.channel(CLUB, CHANNEL, "live-now", true);
        twitch.channel(new TwitchService.Channel("1234", "ada", "Ada"));
        twitch.channel(new TwitchService.Channel("1235", "bob", "Bob"));
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        StreamsVariables.set(app, discord, twitch)
                .with("PORT", Integer.toString(port))
                .with("JWT_SECRET", "all of them know these 32 bytes or more")
                .with("API_BASE_URL", "http://127.0.0.1:" + port)
                .with("STREAMS_READS_PER_MINUTE", "100000");
        neo = new Guests(port, PAGE);
    }

    private String follow(String login) {
        var added = neo.post("/api/guilds/" + CLUB + "/streamers", Map.of("login", login));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var id = added.json().path("id").asText();
        await().atMost(DEADLINE)
                .until(
                        () ->
                                neo.get("/api/guilds/" + CLUB + "/streamers/" + id)
                                        .json()
                                        .path("events")
                                        .asText()
                                        .equals("push"));
        return id;
    }

    private JsonNode told(String id) {
        return neo.get("/api/guilds/" + CLUB + "/deliveries?page_size=1&streamer_id=" + id)
                .json()
                .path("deliveries")
                .path(0);
    }

    private long posts(String login) {
        return discord.messages(CHANNEL).stream()
                .filter(it -> it.body().toString().contains("twitch.tv/" + login))
                .count();
    }

    /** The server is killed when Discord keeps its post waiting. */
    private void killedWhenStalled(ServerProcess server, int before) {
        await().atMost(DEADLINE).until(() -> discord.stalled() > before);
        server.kill();
    }

    @Test
    void killed_before_and_after_discord_acted_and_back_soon_or_late_it_posts_once()
            throws IOException {
        prepare();
        var first = ServerProcess.start(app);
        neo.post(
                "/api/auth/discord/exchange",
                Map.of("code", discord.code(NEO), "redirect_uri", PAGE + "/auth/callback"));
        var saved = neo.put("/api/guilds/" + CLUB + "/config", Map.of("channel_id", CHANNEL));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        var ada = follow("ada");
        var bob = follow("bob");

        discord.stallPosts(Stall.BEFORE);
        twitch.goLive("ada", "Cup", "Trackmania");
        killedWhenStalled(first, 0);
        assertThat(posts("ada")).isZero();

        // Its claim lapses after half a minute; what may have arrived is sent the same once more.
        app.clock.pass(Duration.ofSeconds(31));
        discord.stallPosts(Stall.AFTER);
        int stalled = discord.stalled();
        var second = ServerProcess.start(app);
        killedWhenStalled(second, stalled);
        assertThat(posts("ada")).isEqualTo(1);

        discord.answerPosts();
        app.clock.pass(Duration.ofSeconds(31));
        var third = ServerProcess.start(app);
        await().atMost(DEADLINE).until(() -> told(ada).path("state").asText().equals("sent"));
        assertThat(posts("ada")).isEqualTo(1);

        // Ten minutes later nobody at Discord knows the nonce any more: the channel is read.
        discord.stallPosts(Stall.AFTER);
        stalled = discord.stalled();
        twitch.goLive("bob", "Later", "Chess");
        killedWhenStalled(third, stalled);
        discord.answerPosts();
        app.clock.pass(Duration.ofMinutes(10));
        var fourth = ServerProcess.start(app);
        await().atMost(DEADLINE).until(() -> told(bob).path("state").asText().equals("sent"));
        assertThat(posts("bob")).isEqualTo(1);
        assertThat(told(bob).path("message_url").asText())
                .endsWith(discord.messages(CHANNEL).getLast().id());
        fourth.kill();
    }

    private JsonNode job(String name) {
        var answer = neo.read("/api/streams/jobs/" + name, TestApplication.CRON_SECRET);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private boolean isDone(String job) {
        var now = job(job);
        return now.path("state").asText().equals("idle")
                && now.path("result").asText().equals("ok");
    }

    /** Its one thread waits for Twitch, so that what Twitch tells next is stored and stays so. */
    @Test
    void killed_with_a_message_that_is_not_handled_and_in_the_middle_of_a_job_it_makes_up_for_both()
            throws IOException {
        prepare();
        var first = ServerProcess.start(app);
        neo.post(
                "/api/auth/discord/exchange",
                Map.of("code", discord.code(NEO), "redirect_uri", PAGE + "/auth/callback"));
        var saved = neo.put("/api/guilds/" + CLUB + "/config", Map.of("channel_id", CHANNEL));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        var ada = follow("ada");
        var bob = follow("bob");
        await().atMost(DEADLINE).until(() -> isDone("poll"));
        var polled = job("poll").path("started_at").asText();
        // Whoever polls, and whoever handles what Twitch tells, waits for what Twitch lists.
        app.clock.pass(Duration.ofSeconds(1));
        twitch.stallStreams(true);
        var asked =
                neo.post(
                        "/api/streams/jobs/poll",
                        "",
                        "Authorization",
                        "Bearer " + TestApplication.CRON_SECRET);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        await().atMost(DEADLINE).until(() -> twitch.stalled() > 0);
        twitch.goLive("bob", "First", "Chess");
        await().atMost(DEADLINE).until(() -> twitch.stalled() > 1);
        int taken = twitch.taken();

        twitch.goLive("ada", "Cup", "Trackmania");
        await().atMost(DEADLINE).until(() -> twitch.taken() > taken);
        assertThat(told(ada).isMissingNode()).as("nothing came of it yet").isTrue();
        assertThat(job("poll").path("state").asText()).isEqualTo("running");
        assertThat(job("poll").path("started_at").asText()).isEqualTo(polled);
        first.kill();

        twitch.stallStreams(false);
        app.clock.pass(Duration.ofSeconds(31));
        var second = ServerProcess.start(app);
        await().atMost(DEADLINE).until(() -> told(ada).path("state").asText().equals("sent"));
        await().atMost(DEADLINE).until(() -> told(bob).path("state").asText().equals("sent"));
        assertThat(posts("ada")).isEqualTo(1);
        assertThat(posts("bob")).isEqualTo(1);
        await().atMost(DEADLINE)
                .until(
                        () ->
                                isDone("poll")
                                        && !job("poll").path("started_at").asText().equals(polled));
        second.kill();
    }
}
