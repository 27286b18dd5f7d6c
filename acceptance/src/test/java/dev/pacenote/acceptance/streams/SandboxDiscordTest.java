package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.FreePort;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The sandbox shows its Discord, where Ada's broadcasts are told without any account, also where
 * nobody says which areas are to be on.
 */
class SandboxDiscordTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final String PAGE = "/sandbox/discord";

    private static Guests anybody = new Guests(0, "");

    @BeforeAll
    static void start() {
        int port = FreePort.find();
        APP.with("PACENOTE_SANDBOX", "on")
                .with("PORT", Integer.toString(port))
                .with("API_BASE_URL", "http://127.0.0.1:" + port)
                .open();
        anybody = new Guests(port, "http://127.0.0.1:" + port);
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private static String page() {
        var page = anybody.open(PAGE, "");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        return page.body();
    }

    /** Everything after the button, as people see it. */
    private static String channels() {
        return page().replaceFirst("(?s).*(</form>|again\\.</p>)", "");
    }

    @Test
    void ada_goes_live_and_her_post_stands_there_with_its_ping_marked_until_she_is_done() {
        // Nobody looked at the page yet, so Twitch tells nobody of her: the button does nothing.
        anybody.post(PAGE + "/live", Map.of());
        // Twitch asks back before it tells of her.
        await().until(() -> page().contains("Ada goes live"));
        assertThat(page()).contains("Speed Club, #live-now");
        assertThat(channels())
                .as("she did not go live too early")
                .contains("Nothing was posted here.")
                .doesNotContain("<article>");

        anybody.post(PAGE + "/live", Map.of());
        await().until(() -> channels().contains("Ada is live"));

        assertThat(channels())
                .contains("<mark>@Live pings</mark>", "Cup of the day", "twitch.tv/ada?pacenote=");
        assertThat(page()).contains("Ada goes offline");
        anybody.post(PAGE + "/live", Map.of());
        anybody.post(PAGE + "/offline", Map.of());
        assertThat(page()).contains("Ada goes live");
        assertThat(channels().split("<article>", -1)).as("one post").hasSize(2);
    }
}
