package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.TwitchService;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The React client that servers already have, page by page, from its own address and from ours: it
 * sends a JSON type with every request, reads the body of every good answer, and acts on the status
 * alone.
 */
class ExistingClientTest {

    private static final String OWN = "http://localhost:5173";

    /** The public address of the service. */
    private static final String SAME = "https://pacenote.example";

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final DiscordService DISCORD = new DiscordService(APP.clock);
    private static final TwitchService TWITCH = new TwitchService(APP.clock);

    private static final Person NEO = new Person("186000000000000001", "neo");
    private static final Person TRINITY = new Person("186000000000000002", "trinity");
    private static final String CLUB = "900000000000000001";
    private static final String SERVER = "/api/guilds/" + CLUB;
    private static final String CHANNEL = "800000000000000001";
    private static final String PINGS = "770000000000000001";

    private static int port;

    @BeforeAll
    static void start() {
        DISCORD.guild(CLUB, "Speed Club", NEO, true);
        DISCORD.role(CLUB, PINGS, "Live pings", "0", true);
        DISCORD.channel(CLUB, CHANNEL, "live-now", true);
        TWITCH.channel(new TwitchService.Channel("1234", "ada", "Ada & Co"));
        port = StreamsVariables.set(APP, DISCORD, TWITCH).with("FRONTEND_URL", OWN).open().port();
    }

    @AfterAll
    static void close() {
        APP.close();
        TWITCH.close();
        DISCORD.close();
    }

    private static Guests loggedIn(String page, Person person) {
        var client = new Guests(port, page);
        assertThat(client.get("/api/auth/me").status()).as("what every guard reads").isEqualTo(401);
        var login =
                good(
                        client.post(
                                "/api/auth/discord/exchange",
                                Map.of(
                                        "code",
                                        DISCORD.code(person),
                                        "redirect_uri",
                                        page + "/auth/callback")),
                        200);
        texts(login, "user_id", "username");
        assertThat(good(client.get("/api/auth/me"), 200).path("user_id"))
                .isEqualTo(login.path("user_id"));
        return client;
    }

    /** The body of a good answer, which the client reads always. */
    private static JsonNode good(Guests.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().isContainerNode()).as("JSON: %s", answer.body()).isTrue();
        return answer.json();
    }

    private static void texts(JsonNode object, String... names) {
        assertThat(Arrays.asList(names))
                .allSatisfy(
                        name ->
                                assertThat(object.path(name).isTextual())
                                        .as("%s in %s", name, object)
                                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN, SAME})
    void its_calls_are_answered_as_it_reads_them(String page) {
        var neo = loggedIn(page, NEO);
        servers(neo);
        settings(neo);
        var streamer = links(neo);
        invites(page, neo);
        preferences(neo, streamer);
        texts(good(neo.delete(SERVER + "/streamers/" + streamer), 200), "message");
        assertThat(good(neo.get(SERVER + "/streamers"), 200)).isEmpty();
        texts(good(neo.post("/api/auth/logout"), 200), "message");
        assertThat(neo.get("/api/auth/me").status()).isEqualTo(401);
    }

    private static void servers(Guests client) {
        var server = good(client.get("/api/guilds"), 200).path(0);
        texts(server, "guild_id", "name");
        assertThat(server.has("icon")).isTrue();
        assertThat(server.path("is_admin").asBoolean()).isTrue();
        assertThat(good(client.get(SERVER + "/bot-install-url"), 200).path("url").asText())
                .contains("guild_id=" + CLUB, "scope=bot", "permissions=216064");
        var channel = good(client.get(SERVER + "/channels"), 200).path(0);
        texts(channel, "id", "name");
        var roles = good(client.get(SERVER + "/roles"), 200);
        assertThat(roles).isNotEmpty().allSatisfy(role -> texts(role, "id", "name"));
        assertThat(roles.path(roles.size() - 1).path("name").asText()).isEqualTo("everyone");
    }

    /** It loads one object, and saves that whole, several times. */
    private static void settings(Guests client) {
        var config = (ObjectNode) good(client.get(SERVER + "/config"), 200);
        texts(config, "channel_id");
        config.put("channel_id", CHANNEL).put("mention_role_id", PINGS);
        texts(good(client.put(SERVER + "/config", config), 200), "message");
        config.put("enabled", false);
        texts(good(client.put(SERVER + "/config", config), 200), "message");
        var saved = good(client.get(SERVER + "/config"), 200);
        assertThat(saved.path("enabled").asBoolean(true)).isFalse();
        assertThat(saved.path("mention_role_id").asText()).isEqualTo(PINGS);
        assertThat(saved.path("message_template")).isEqualTo(config.path("message_template"));
    }

    private static String links(Guests client) {
        assertThat(good(client.get(SERVER + "/streamers"), 200)).isEmpty();
        var there = "http://localhost:5173/dashboard/guilds/" + CLUB;
        assertThat(throughTwitch(client)).isEqualTo(there);
        assertThat(throughTwitch(client))
                .isEqualTo(there + "?notice=already_linked&streamer=Ada%20%26%20Co");
        var streamer = good(client.get(SERVER + "/streamers"), 200).path(0);
        texts(
                streamer,
                "id",
                "twitch_login",
                "twitch_display_name",
                "twitch_avatar_url",
                "custom_content");
        assertThat(streamer.path("added_by"))
                .as("on equality it shows: You")
                .isEqualTo(client.get("/api/auth/me").json().path("user_id"));
        var message = SERVER + "/streamers/" + streamer.path("id").asText() + "/message";
        assertThat(good(client.get(message), 200).path("custom_content").asText("?")).isEmpty();
        texts(good(client.put(message, Map.of("custom_content", "Come!")), 200), "message");
        assertThat(good(client.get(message), 200).path("custom_content").asText())
                .isEqualTo("Come!");
        return streamer.path("id").asText();
    }

    /** Where the browser ends that the client sends to Twitch. */
    private static String throughTwitch(Guests client) {
        var begun = client.get(SERVER + "/streamers/link");
        var twitch = good(begun, 200).path("url").asText();
        var state = URI.create(twitch).getQuery().replaceFirst(".*state=([^&]*).*", "$1");
        var ticket = begun.setLike("twitch_link_").replaceFirst(";.*", "");
        var back =
                client.open(
                        "/api/auth/twitch/callback?state=" + state + "&code=" + TWITCH.code("ada"),
                        ticket);
        assertThat(back.status()).isEqualTo(303);
        return back.location();
    }

    private static void invites(String page, Guests admin) {
        var made =
                good(
                        admin.post(
                                SERVER + "/invites", Map.of("expires_in_hours", 0, "max_uses", 0)),
                        201);
        texts(made, "id", "code");
        assertThat(made.path("max_uses").isInt() && made.path("use_count").isInt()).isTrue();
        var invite = "/api/invites/" + made.path("code").asText();
        var shown = good(new Guests(port, page).get(invite), 200);
        texts(shown, "code", "guild_id", "guild_name");
        assertThat(shown.path("valid").asBoolean()).isTrue();

        var trinity = loggedIn(page, TRINITY);
        texts(good(trinity.post(invite + "/accept"), 200), "message", "guild_id", "name");
        assertThat(good(trinity.get("/api/guilds"), 200).path(0).path("is_admin").asBoolean(true))
                .isFalse();
        assertThat(trinity.get(SERVER + "/config").status()).isEqualTo(403);

        var listed = good(admin.get(SERVER + "/invites"), 200);
        assertThat(listed.path(0).path("use_count").asInt()).isEqualTo(1);
        var one = SERVER + "/invites/" + made.path("id").asText();
        texts(good(admin.delete(one + "?revoke_members=true"), 200), "message");
        assertThat(trinity.get(SERVER + "/streamers").status()).isEqualTo(404);
    }

    private static void preferences(Guests client, String streamer) {
        var row = good(client.get("/api/users/me/preferences"), 200).path(0);
        texts(row, "guild_id", "streamer_id");
        assertThat(row.path("notifications_enabled").isBoolean()).isTrue();
        var saved =
                good(
                        client.put(
                                "/api/users/me/preferences/" + CLUB + "/" + streamer,
                                Map.of("enabled", false)),
                        200);
        texts(saved, "message");
        assertThat(saved.path("notifications_enabled").asBoolean(true)).isFalse();
    }
}
