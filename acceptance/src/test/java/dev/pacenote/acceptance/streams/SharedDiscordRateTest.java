package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.TwitchService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        app.with("FEATURES", "trackmania,streams")
                .with("JWT_SECRET", "all of them know these 32 bytes or more")
                .with("DISCORD_CLIENT_ID", DiscordService.CLIENT_ID)
                .with("DISCORD_CLIENT_SECRET", DiscordService.CLIENT_SECRET)
                .with("DISCORD_BOT_TOKEN", DiscordService.BOT_TOKEN)
                .with("DISCORD_API_URL", discord.api().toString())
                .with("DISCORD_REQUESTS_PER_SECOND", Integer.toString(PER_SECOND))
                .with("TWITCH_CLIENT_ID", TwitchService.CLIENT_ID)
                .with("TWITCH_CLIENT_SECRET", TwitchService.CLIENT_SECRET)
                .with("TWITCH_WEBHOOK_SECRET", "secret of the tests")
                .with("TWITCH_API_URL", twitch.url().toString())
                .with("TWITCH_ID_URL", twitch.url().toString());
        int one = app.open().port();
        int answered = 0;
        app.with("PACENOTE_DATA", System.getProperty("java.io.tmpdir") + "/" + UUID.randomUUID());
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
