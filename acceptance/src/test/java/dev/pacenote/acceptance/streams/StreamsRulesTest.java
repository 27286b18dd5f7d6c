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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes in where, from which page, and what every answer has to be. */
class StreamsRulesTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final DiscordService DISCORD = new DiscordService(APP.clock);
    private static final TwitchService TWITCH = new TwitchService(APP.clock);

    /** The page has an address of its own here, as the existing client has. */
    private static final String PAGE = "http://localhost:5173";

    private static final Person NEO = new Person("186000000000000001", "neo");
    private static final Person TRINITY = new Person("186000000000000002", "trinity");
    private static final String CLUB = "900000000000000001";
    private static final String OTHER = "900000000000000002";
    private static final String LATER = "900000000000000003";
    private static final String MANAGERS = "770000000000000001";

    private static int port;
    private static Guests neo = new Guests(0, PAGE);

    @BeforeAll
    static void start() {
        DISCORD.guild(CLUB, "Speed Club", NEO, true);
        DISCORD.role(CLUB, MANAGERS, "Managers", "32", false);
        DISCORD.member(CLUB, TRINITY);
        DISCORD.guild(OTHER, "Another one", NEO, true);
        DISCORD.guild(LATER, "Without the bot", NEO, false);
        TWITCH.channel(new TwitchService.Channel("1234", "ada", "Ada"));
        port = StreamsVariables.set(APP, DISCORD, TWITCH).with("FRONTEND_URL", PAGE).open().port();
        neo = loggedIn(NEO);
        // Whoever looks at the channels has the bot looked for.
        for (var server : List.of(CLUB, OTHER)) {
            assertThat(neo.get("/api/guilds/" + server + "/channels").status()).isEqualTo(200);
        }
    }

    @AfterAll
    static void close() {
        APP.close();
        TWITCH.close();
        DISCORD.close();
    }

    private static Guests loggedIn(Person person) {
        var browser = new Guests(port, PAGE);
        var login =
                browser.post(
                        "/api/auth/discord/exchange",
                        Map.of(
                                "code",
                                DISCORD.code(person),
                                "redirect_uri",
                                PAGE + "/auth/callback"));
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        return browser;
    }

    private static List<String> serversOf(Guests browser) {
        return browser.get("/api/guilds").json().findValuesAsText("guild_id");
    }

    @Test
    void every_good_answer_is_json_and_an_empty_list_is_a_list() {
        var server = "/api/guilds/" + OTHER;
        for (var list : List.of("/streamers", "/invites")) {
            var answer = neo.get(server + list);
            assertThat(answer.status()).as(list).isEqualTo(200);
            assertThat(answer.json().isArray() && answer.json().isEmpty()).as(list).isTrue();
        }
        assertThat(neo.get("/api/users/me/preferences").json().isArray()).isTrue();
        var made = neo.post(server + "/invites");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var invite = made.json();
        var accepted = neo.post("/api/invites/" + invite.path("code").asText() + "/accept");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(accepted.json().path("message").asText()).isEqualTo("Invite accepted");
        var deleted = neo.delete(server + "/invites/" + invite.path("id").asText());
        assertThat(deleted.json().path("message").asText()).isEqualTo("Invite deleted");
        var gone = loggedIn(NEO).post("/api/auth/logout");
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.json().path("message").asText()).isEqualTo("Logged out");
        var again = new Guests(port, PAGE).post("/api/auth/logout");
        assertThat(again.json().path("message").asText()).isEqualTo("Logged out");
    }

    @Test
    void the_page_at_its_own_address_is_let_in_with_its_cookie_and_no_other() {
        var asked = new Guests(port, PAGE).mayAsk("/api/guilds/" + CLUB + "/config", "PUT");
        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
        assertThat(String.join(",", asked.headers().allValues("Access-Control-Allow-Methods")))
                .contains("PUT", "DELETE");
        assertThat(String.join(",", asked.headers().allValues("Vary")))
                .containsIgnoringCase("Origin");

        var elsewhere =
                new Guests(port, "https://elsewhere.example")
                        .mayAsk("/api/guilds/" + CLUB + "/config", "PUT");
        assertThat(elsewhere.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(elsewhere.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("Content-Type, Authorization, If-Match");
        var nobody = new Guests(port, PAGE).get("/api/auth/me");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(nobody.headers().firstValue("Access-Control-Expose-Headers"))
                .contains("Retry-After, X-Request-Id, ETag");
    }

    @Test
    void a_code_goes_to_no_address_that_is_not_ours() {
        var answer =
                new Guests(port, PAGE)
                        .post(
                                "/api/auth/discord/exchange",
                                Map.of(
                                        "code",
                                        DISCORD.code(NEO),
                                        "redirect_uri",
                                        "https://elsewhere.example/auth/callback"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("redirect_uri_not_allowed");
    }

    @Test
    void a_server_that_was_left_is_gone_after_the_next_login() {
        var smith = new Person("186000000000000009", "smith");
        DISCORD.member(CLUB, smith);
        DISCORD.member(OTHER, smith);
        assertThat(serversOf(loggedIn(smith))).contains(CLUB, OTHER);

        DISCORD.leaves(OTHER, smith);

        assertThat(serversOf(loggedIn(smith))).contains(CLUB).doesNotContain(OTHER);
    }

    @Test
    void whoever_manages_the_server_is_an_admin_until_that_is_taken_from_them() {
        var path = "/api/guilds/" + CLUB + "/config";
        DISCORD.member(CLUB, TRINITY, MANAGERS);
        var trinity = loggedIn(TRINITY);
        var saved = trinity.put(path, Map.of("cooldown_minutes", 7));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);

        DISCORD.member(CLUB, TRINITY);
        APP.clock.pass(Duration.ofSeconds(61));

        var refused = trinity.put(path, Map.of("cooldown_minutes", 8));
        assertThat(refused.json().path("code").asText()).isEqualTo("guild_admin_required");
        assertThat(neo.get(path).json().path("cooldown_minutes").asInt()).isEqualTo(7);
        assertThat(loggedIn(new Person("186000000000000008", "stranger")).get(path).status())
                .isEqualTo(404);
    }

    @Test
    void while_discord_is_away_nothing_is_changed_and_the_answer_is_an_outage() {
        var path = "/api/guilds/" + OTHER + "/config";
        var saved = neo.put(path, Map.of("cooldown_minutes", 5));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        // What was known of rights serves writes no longer.
        APP.clock.pass(Duration.ofSeconds(61));

        DISCORD.away(true);
        try {
            var refused = neo.put(path, Map.of("cooldown_minutes", 9));
            assertThat(refused.status()).as(refused.body()).isEqualTo(503);
            assertThat(refused.json().path("upstream").asText()).isEqualTo("discord");
        } finally {
            DISCORD.away(false);
        }

        assertThat(neo.get(path).json().path("cooldown_minutes").asInt()).isEqualTo(5);
    }

    @Test
    void once_the_bot_is_there_its_channels_are_shown_without_a_new_login() {
        DISCORD.channel(LATER, "800000000000000009", "live-now", true);
        var path = "/api/guilds/" + LATER + "/channels";
        var absent = neo.get(path);
        assertThat(absent.status()).isEqualTo(409);
        assertThat(absent.json().path("code").asText()).isEqualTo("bot_not_in_guild");
        var config = "/api/guilds/" + LATER + "/config";
        assertThat(neo.get(config).status()).as("its settings").isEqualTo(409);
        assertThat(neo.put(config, Map.of("enabled", false)).status()).isEqualTo(409);

        DISCORD.botArrives(LATER);
        APP.clock.pass(Duration.ofSeconds(6));

        await().untilAsserted(
                        () -> {
                            var there = neo.get(path);
                            assertThat(there.status()).as(there.body()).isEqualTo(200);
                            assertThat(there.json().path(0).path("name").asText())
                                    .isEqualTo("live-now");
                        });
    }

    @Test
    void what_belongs_to_another_server_is_not_found() {
        var added = neo.post("/api/guilds/" + CLUB + "/streamers", Map.of("login", "ada"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var streamer = id(added.json());
        var invite = id(neo.post("/api/guilds/" + CLUB + "/invites").json());
        var other = "/api/guilds/" + OTHER;

        assertThat(neo.get(other + "/streamers/" + streamer).status()).isEqualTo(404);
        assertThat(neo.put(other + "/streamers/" + streamer, Map.of("enabled", false)).status())
                .isEqualTo(404);
        assertThat(neo.delete(other + "/streamers/" + streamer).status()).isEqualTo(404);
        assertThat(neo.delete(other + "/invites/" + invite).status()).isEqualTo(404);
        var role = neo.put(other + "/config", Map.of("mention_role_id", MANAGERS));
        assertThat(role.json().path("code").asText()).isEqualTo("role_not_in_guild");
        assertThat(neo.get("/api/guilds/" + CLUB + "/streamers/" + streamer).status())
                .isEqualTo(200);
        assertThat(neo.get("/api/guilds/" + CLUB + "/invites").json().findValuesAsText("id"))
                .contains(invite);
    }

    private static String id(JsonNode json) {
        return json.path("id").asText();
    }
}
