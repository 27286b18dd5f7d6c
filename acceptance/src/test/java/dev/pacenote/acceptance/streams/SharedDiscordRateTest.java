package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.TwitchService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers on one database ask Discord no more often together than was agreed. */
@ServerOnly("starts a second server beside the first")
class SharedDiscordRateTest {

    private static final String PAGE = "https://pacenote.example";
    private static final String CLUB = "900000000000000001";
    private static final int PER_SECOND = 8;
    private static final int VISITS = 5;
    private static final String CHANNEL = "800000000000000001";

    /** So that what goes live together waits for a while. */
    private static final int FEW_PER_SECOND = 2;

    private static final int MANY = 24;

    /** The clock of the database may run a little faster than ours. */
    private static final Duration A_SECOND = Duration.ofMillis(990);

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private final DiscordService discord = new DiscordService(app.clock);
    private final TwitchService twitch = new TwitchService(app.clock);

    @AfterEach
    void close() {
        app.close();
        twitch.close();
        discord.close();
    }

    @Test
    void two_servers_at_once_stay_below_the_agreed_rate() throws Exception {
        var people =
                IntStream.range(0, 6)
                        .mapToObj(i -> new Person("18600000000000000" + i, "person" + i))
                        .toList();
        discord.guild(CLUB, "Speed Club", people.getFirst(), true);
        discord.role(CLUB, "770000000000000007", "Admins", "8", false);
        people.forEach(it -> discord.member(CLUB, it, "770000000000000007"));
        configured(PER_SECOND);
        int one = app.open().port();
        int answered = 0;
        app.withDataOfItsOwn();
        try (var other = app.startServer();
                var threads = Executors.newFixedThreadPool(people.size())) {
            var visits =
                    IntStream.range(0, people.size())
                            .mapToObj(i -> visit(i % 2 == 0 ? one : other.port(), people.get(i)))
                            .toList();
            for (var visit : threads.invokeAll(visits)) {
                answered += visit.get();
            }
        }

        assertThat(answered).as("pages that came").isPositive();
        assertThat(discord.asked()).hasSizeGreaterThan(3 * PER_SECOND);
        assertThat(discord.mostWithin(A_SECOND)).isBetween(2, PER_SECOND);
    }

    private void configured(int perSecond) {
        StreamsVariables.set(app, discord, twitch)
                .with("JWT_SECRET", "all of them know these 32 bytes or more")
                .with("DISCORD_REQUESTS_PER_SECOND", Integer.toString(perSecond));
    }

    @Test
    void people_at_a_page_do_not_wait_for_the_posts_of_those_who_went_live() {
        var neo = new Person("186000000000000001", "neo");
        discord.guild(CLUB, "Speed Club", neo, true);
        discord.channel(CLUB, CHANNEL, "live-now", true);
        int port = FreePort.find();
        configured(FEW_PER_SECOND);
        app.with("PORT", Integer.toString(port))
                .with("API_BASE_URL", "http://127.0.0.1:" + port)
                .with("TWITCH_REQUESTS_PER_SECOND", "1000")
                .open();
        app.clock.letGo();
        var browser = new Guests(port, PAGE);
        browser.post(
                "/api/auth/discord/exchange",
                Map.of("code", discord.code(neo), "redirect_uri", PAGE + "/auth/callback"));
        var server = "/api/guilds/" + CLUB;
        assertThat(browser.put(server + "/config", Map.of("channel_id", CHANNEL)).status())
                .isEqualTo(200);
        var logins = IntStream.range(0, MANY).mapToObj(i -> "ada" + i).toList();
        for (var login : logins) {
            twitch.channel(new TwitchService.Channel("1" + login.substring(3), login, login));
            assertThat(browser.post(server + "/streamers", Map.of("login", login)).status())
                    .isEqualTo(201);
        }
        logins.forEach(login -> await().until(() -> twitch.tellsOf(login)));
        logins.forEach(login -> twitch.goLive(login, "Cup of the day", "Trackmania"));
        await().until(() -> !discord.messages(CHANNEL).isEmpty());

        int posts = 0;
        int looks = 0;
        for (int i = 0; i < 3; i++) {
            int before = discord.asked().size();
            assertThat(browser.get(server + "/roles").status()).isEqualTo(200);
            var meanwhile = discord.asked();
            var since = meanwhile.subList(before, meanwhile.size());
            posts += (int) since.stream().filter(it -> it.startsWith("POST")).count();
            looks += (int) since.stream().filter(it -> it.startsWith("GET")).count();
        }

        assertThat(discord.messages(CHANNEL)).as("the rest still waits").hasSizeLessThan(MANY);
        assertThat(looks).isPositive();
        assertThat(posts).as("posts before %s look-ups", looks).isLessThanOrEqualTo(2 * looks);
    }

    private Callable<Integer> visit(int port, Person person) {
        return () -> {
            var browser = new Guests(port, PAGE);
            browser.post(
                    "/api/auth/discord/exchange",
                    Map.of("code", discord.code(person), "redirect_uri", PAGE + "/auth/callback"));
            return (int)
                    IntStream.range(0, VISITS)
                            .mapToObj(_ -> browser.get("/api/guilds/" + CLUB + "/channels"))
                            .filter(page -> List.of(200).contains(page.status()))
                            .count();
        };
    }
}
