package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong at the sandbox's Discord and Twitch is steered from outside. */
class SandboxControlTest {

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));

    private SandboxDiscordPage open() {
        int port = FreePort.find();
        app.with("PACENOTE_SANDBOX", "on")
                .with("PORT", Integer.toString(port))
                .with("API_BASE_URL", "http://127.0.0.1:" + port)
                .open();
        return new SandboxDiscordPage(new Guests(port, "http://127.0.0.1:" + port));
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void what_goes_wrong_and_how_many_follow_is_steered_by_hand() {
        var page = open();
        await().until(
                        () ->
                                page.text().contains("Ada goes live")
                                        || page.text().contains("offline"));
        page.anybody().post(SandboxDiscordPage.PATH + "/offline", Map.of());
        var control = "/sandbox/control";
        var loaded = page.anybody().post(control + "/load", Map.of("servers", 3));
        assertThat(loaded.status()).as(loaded.body()).isEqualTo(200);
        assertThat(loaded.json().path("servers").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(page.anybody().post(control + "/discord/coffee", Map.of()).status())
                .isEqualTo(404);
        var limited =
                page.anybody()
                        .post(
                                control + "/discord/answer",
                                Map.of("status", 429, "retry_after", 0.2, "times", 1));
        assertThat(limited.status()).as(limited.body()).isEqualTo(200);

        var live = Map.of("login", "ada", "title", "The load", "game", "Trackmania");
        assertThat(page.anybody().post(control + "/twitch/live", live).status()).isEqualTo(200);

        await().untilAsserted(
                        () -> {
                            var later =
                                    page.anybody().post(control + "/time", Map.of("seconds", 1));
                            assertThat(later.status()).as(later.body()).isEqualTo(200);
                            page.anybody().post(control + "/twitch/again", Map.of());
                            assertThat(page.channels()).contains("Server 1", "Server 3");
                            assertThat(page.channels().split("The load", -1)).hasSizeGreaterThan(3);
                        });
    }
}
