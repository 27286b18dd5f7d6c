package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final String PAGE = SandboxDiscordPage.PATH;

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
        return new SandboxDiscordPage(anybody).text();
    }

    private static String channels() {
        return new SandboxDiscordPage(anybody).channels();
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

    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\">([^<]+)</a>");

    /** What somebody sees who is led to the sandbox's Discord, and where each link leads. */
    private static Map<String, String> links(String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        try (var client = HttpClient.newHttpClient()) {
            var page = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            return LINK.matcher(page.body())
                    .results()
                    .collect(
                            Collectors.toMap(
                                    link -> link.group(2),
                                    link -> link.group(1).replace("&amp;", "&")));
        }
    }

    /** Comes back from Discord by the link of that name. */
    private static String session(String who) throws Exception {
        var left = anybody.open("/api/auth/discord/login", "");
        var back = URI.create(links(left.location()).get(who));
        var arrived =
                anybody.open(
                        back.getRawPath() + "?" + back.getRawQuery(), left.kept("discord_login"));
        assertThat(arrived.status()).isEqualTo(303);
        return arrived.kept("session");
    }

    private static JsonNode guilds(String session) {
        return anybody.open("/api/guilds", session).json();
    }

    private static JsonNode guild(String session, String name) {
        for (var guild : guilds(session)) {
            if (guild.path("name").asText().equals(name)) {
                return guild;
            }
        }
        throw new AssertionError(guilds(session).toString());
    }

    @Test
    void a_person_of_the_sandbox_logs_in_at_its_discord_and_adds_the_bot() throws Exception {
        assertThat(session("Cancel")).isEmpty();
        var neo = session("neo");
        assertThat(anybody.open("/api/auth/me", neo).json().path("username").asText())
                .isEqualTo("neo");
        assertThat(guild(neo, "Speed Club").path("is_admin").asBoolean()).isTrue();
        var without = guild(neo, "Without the bot");
        assertThat(without.path("bot_installed").asBoolean()).isFalse();

        var install =
                anybody.open(
                        "/api/guilds/" + without.path("guild_id").asText() + "/bot-install-url",
                        neo);
        var asked = links(install.json().path("url").asText());
        assertThat(asked).containsOnlyKeys("Authorize");
        assertThat(links(asked.get("Authorize"))).isEmpty();

        // That it is not there is remembered for a moment.
        APP.clock.pass(Duration.ofSeconds(6));
        var channels = "/api/guilds/" + without.path("guild_id").asText() + "/channels";
        assertThat(anybody.open(channels, neo).status()).isEqualTo(200);
        assertThat(guild(neo, "Without the bot").path("bot_installed").asBoolean()).isTrue();
        assertThat(session("morpheus")).as("who is in no server").isNotEmpty();
    }

    @Test
    void the_existing_client_is_served_where_it_is_developed() {
        var client = new Guests(APP.service().port(), "http://localhost:5173");
        var asked = client.mayAsk("/api/auth/discord/exchange", "POST");

        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("http://localhost:5173");
        var login =
                client.post(
                        "/api/auth/discord/exchange",
                        Map.of(
                                "code",
                                "unknown",
                                "redirect_uri",
                                "http://localhost:5173/auth/callback"));
        assertThat(login.json().path("code").asText()).isEqualTo("oauth_code_invalid");
    }
}
