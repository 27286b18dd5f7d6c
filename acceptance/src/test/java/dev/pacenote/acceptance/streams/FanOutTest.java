package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.TwitchService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel that many servers follow, beside one that one server follows. */
@FunctionsInLongRun
class FanOutTest {

    private static final String PAGE = "https://pacenote.example";
    private static final Person NEO = new Person("186000000000000001", "neo");
    private static final int MANY = 300;
    private static final String SMALL = "00301";

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private final DiscordService discord = new DiscordService(app.clock);
    private final TwitchService twitch = new TwitchService(app.clock);
    private final List<String> large =
            IntStream.rangeClosed(1, MANY).mapToObj("%05d"::formatted).toList();

    @AfterEach
    void close() {
        app.close();
        twitch.close();
        discord.close();
    }

    private Guests open() {
        twitch.channel(new TwitchService.Channel("1234", "ada", "Ada"));
        twitch.channel(new TwitchService.Channel("5678", "bob", "Bob"));
        large.forEach(this::server);
        server(SMALL);
        int port = FreePort.find();
        StreamsVariables.set(app, discord, twitch)
                .with("PORT", Integer.toString(port))
                .with("API_BASE_URL", "http://127.0.0.1:" + port)
                .with("JWT_SECRET", "all of them know these 32 bytes or more")
                // Until all of them follow; then it is what it is for others.
                .with("DISCORD_REQUESTS_PER_SECOND", "300")
                .with("TWITCH_REQUESTS_PER_SECOND", "1000")
                .with("STREAMS_READS_PER_MINUTE", "100000")
                .with("STREAMS_WRITES_PER_MINUTE", "100000")
                .open();
        var neo = new Guests(port, PAGE);
        var login =
                neo.post(
                        "/api/auth/discord/exchange",
                        Map.of("code", discord.code(NEO), "redirect_uri", PAGE + "/auth/callback"));
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        return neo;
    }

    private void server(String number) {
        discord.guild("9000000000000" + number, "Club " + number, NEO, true);
        discord.channel("9000000000000" + number, channel(number), "live-now", true);
    }

    private static String channel(String number) {
        return "8000000000000" + number;
    }

    private static void follows(Guests neo, String number, String login) {
        var server = "/api/guilds/9000000000000" + number;
        var saved = neo.put(server + "/config", Map.of("channel_id", channel(number)));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        var added = neo.post(server + "/streamers", Map.of("login", login));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }

    /** Many at once, for there are so many. */
    private void allFollow(Guests neo) throws Exception {
        follows(neo, SMALL, "bob");
        follows(neo, large.getFirst(), "ada");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var others =
                    large.stream()
                            .skip(1)
                            .map(it -> Executors.callable(() -> follows(neo, it, "ada")))
                            .toList();
            for (var done : threads.invokeAll(others)) {
                done.get();
            }
        }
    }

    private int posted(List<String> servers) {
        return servers.stream().mapToInt(number -> discord.messages(channel(number)).size()).sum();
    }

    @Test
    void one_that_a_single_server_follows_is_posted_long_before_one_that_hundreds_follow_is_done()
            throws Exception {
        var neo = open();
        allFollow(neo);
        await().until(() -> twitch.tellsOf("ada") && twitch.tellsOf("bob"));
        app.stop();
        app.with("DISCORD_REQUESTS_PER_SECOND", "40").open();
        app.clock.letGo();

        twitch.goLive("ada", "Cup of the day", "Trackmania");
        await().until(() -> posted(large) >= 20);
        twitch.goLive("bob", "Later", "Chess");
        await().until(() -> posted(List.of(SMALL)) == 1);

        assertThat(posted(large)).as("posts of the other one by then").isLessThan(MANY - 50);
        await().until(() -> posted(large) >= MANY);
        assertThat(large)
                .allSatisfy(number -> assertThat(discord.messages(channel(number))).hasSize(1));
        assertThat(posted(List.of(SMALL))).isEqualTo(1);
    }
}
