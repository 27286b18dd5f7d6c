package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.TwitchService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Twitch channel goes live, and the Discord server that follows it is told once. */
class GoLiveTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final TestApplication APP = new TestApplication(START);
    private static final DiscordService DISCORD = new DiscordService(APP.clock);
    private static final TwitchService TWITCH = new TwitchService(APP.clock);
    private static final String PAGE = "https://pacenote.example";

    private static final Person NEO = new Person("186000000000000001", "neo");
    private static final Person TRINITY = new Person("186000000000000002", "trinity");
    private static final Person MORPHEUS = new Person("186000000000000003", "morpheus");
    private static final String CLUB = "900000000000000001";
    private static final String EMPTY = "900000000000000002";
    private static final String CHANNEL = "800000000000000001";
    private static final String CLOSED = "800000000000000002";
    private static final String NEWS = "800000000000000003";
    private static final String PINGS = "770000000000000001";

    private static final String SERVER_PAGE = PAGE + "/dashboard/guilds/" + CLUB;

    private static final DiscordSigner KEY = new DiscordSigner();

    private static Guests neo = new Guests(0, PAGE);

    @BeforeAll
    static void start() {
        DISCORD.guild(CLUB, "Speed Club", NEO, true);
        DISCORD.role(CLUB, PINGS, "Live pings", "0", true);
        DISCORD.channel(CLUB, CHANNEL, "live-now", true);
        DISCORD.channel(CLUB, CLOSED, "quiet", false);
        DISCORD.channel(CLUB, NEWS, "news", true);
        DISCORD.member(CLUB, TRINITY);
        DISCORD.guild(EMPTY, "Without the bot", NEO, false);
        for (var login :
                List.of(
                        "ada", "bob", "cy", "dee", "eve", "fay", "gus", "hal", "ivy", "jo", "kim",
                        "lea", "liv", "mia", "noa", "pia", "quin", "rex", "sol", "tom", "una")) {
            TWITCH.channel(
                    new TwitchService.Channel(
                            Integer.toString(login.hashCode()),
                            login,
                            login.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                    + login.substring(1)));
        }
        TWITCH.channel(new TwitchService.Channel("7700", "lou", "Lou & Co"));
        int port = FreePort.find();
        StreamsVariables.set(APP, DISCORD, TWITCH)
                .with("PORT", Integer.toString(port))
                .with("API_BASE_URL", "http://127.0.0.1:" + port)
                .with("TWITCH_WEBHOOK_SECRET_PREVIOUS", "secret of last month")
                .with("TWITCH_REQUESTS_PER_SECOND", "1000")
                .with("DISCORD_PUBLIC_KEY", KEY.text())
                // The clock stands still, and one person does everything here.
                .with("STREAMS_READS_PER_MINUTE", "100000")
                .with("STREAMS_WRITES_PER_MINUTE", "100000");
        var api = APP.open();
        neo = loggedIn(api.port(), NEO);
        follow("tom");
        assertThat(neo.get("/api/guilds/" + CLUB + "/channels").status()).isEqualTo(200);
        var config = new HashMap<String, Object>();
        config.put("channel_id", CHANNEL);
        config.put("mention_role_id", PINGS);
        var saved = neo.put("/api/guilds/" + CLUB + "/config", config);
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    }

    private static Guests loggedIn(int port, Person person) {
        return loggedIn(port, person, PAGE);
    }

    private static Guests loggedIn(int port, Person person, String page) {
        var browser = new Guests(port, page);
        var login = exchange(browser, person);
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        assertThat(login.set("session"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Max-Age=86400");
        return browser;
    }

    private static Guests.Answer exchange(Guests browser, Person person) {
        return browser.post(
                "/api/auth/discord/exchange",
                Map.of("code", DISCORD.code(person), "redirect_uri", PAGE + "/auth/callback"));
    }

    @AfterAll
    static void close() {
        APP.close();
        TWITCH.close();
        DISCORD.close();
    }

    /** Follows a channel, and waits until Twitch tells of it. */
    private static String follow(String login) {
        var added = neo.post("/api/guilds/" + CLUB + "/streamers", Map.of("login", login));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var id = added.json().path("id").asText();
        await().until(() -> events(id).equals("push"));
        return id;
    }

    private static String events(String id) {
        return neo.get("/api/guilds/" + CLUB + "/streamers/" + id).json().path("events").asText();
    }

    /** Whatever Twitch tells has what is due looked at, also that a channel is off that was. */
    private static void lookAtWhatIsDue() {
        TWITCH.goOffline("tom");
    }

    private static List<DiscordService.Message> postsOf(String login) {
        return DISCORD.messages(CHANNEL).stream()
                .filter(it -> it.body().toString().contains("twitch.tv/" + login))
                .toList();
    }

    private static String contentOf(String login) {
        return postsOf(login).getFirst().body().path("content").asText();
    }

    @Test
    void a_channel_goes_live_and_its_server_gets_one_post_however_often_twitch_says_so() {
        var id = follow("ada");

        TWITCH.goLive("ada", "Cup of the day @everyone", "Trackmania");

        await().until(() -> !postsOf("ada").isEmpty());
        TWITCH.sendAllAgain();
        TWITCH.sendAllAgain();
        // Whatever came before it was handled when another channel's post is there.
        follow("bob");
        TWITCH.goLive("bob", "Later", "Chess");
        await().until(() -> !postsOf("bob").isEmpty());

        assertThat(postsOf("ada")).hasSize(1);
        var body = postsOf("ada").getFirst().body();
        assertThat(body.path("content").asText()).contains("<@&" + PINGS + ">", "Ada is live");
        assertThat(body.path("embeds").path(0).path("title").asText()).startsWith("Cup of the day");
        assertThat(body.path("allowed_mentions").path("parse")).isEmpty();
        assertThat(body.path("allowed_mentions").path("roles").path(0).asText()).isEqualTo(PINGS);
        assertThat(body.path("components").path(0).path("components").path(0).path("url").asText())
                .startsWith("https://www.twitch.tv/ada?pacenote=");
        assertThat(told(id).path("latency_ms").asLong(-1)).isBetween(0L, 4_999L);
    }

    @Test
    void a_post_of_what_twitch_does_not_list_yet_says_what_its_channel_shows() {
        var id = follow("sol");
        TWITCH.helixLags(true);
        try {
            TWITCH.goLive("sol", "Early", "Trackmania");
            await().until(() -> told(id).path("state").asText().equals("pending"));
            // A post waits for three seconds, and the clock stands still.
            APP.clock.pass(Duration.ofSeconds(2));
            lookAtWhatIsDue();
            await().until(() -> !postsOf("sol").isEmpty());
        } finally {
            TWITCH.helixLags(false);
        }
        var body = postsOf("sol").getFirst().body();
        assertThat(body.path("embeds").path(0).path("title").asText()).isEqualTo("Early");
        await().until(() -> told(id).path("state").asText().equals("sent"));
        assertThat(told(id).path("latency_ms").asLong(-1))
                .as("since Twitch said so, on the clock of the test")
                .isBetween(2_000L, 4_999L);
        assertThat(body.toString()).doesNotContain("pictures.example/" + "sol".hashCode() + "-");

        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            APP.clock.pass(Duration.ofSeconds(5));
                            lookAtWhatIsDue();
                            assertThat(postsOf("sol").getFirst().body().toString())
                                    .contains("pictures.example/" + "sol".hashCode() + "-");
                        });
        assertThat(postsOf("sol")).hasSize(1);
    }

    @Test
    void when_the_answer_of_discord_is_lost_there_is_one_post_all_the_same() {
        follow("cy");
        DISCORD.loseNextAnswer();

        TWITCH.goLive("cy", "Once", "Trackmania");
        await().until(() -> postsOf("cy").size() == 1);
        var asked = DISCORD.asked().size();
        await().until(
                        () -> {
                            APP.clock.pass(Duration.ofSeconds(2));
                            lookAtWhatIsDue();
                            return DISCORD.asked().stream()
                                    .skip(asked)
                                    .anyMatch(
                                            it ->
                                                    it.endsWith(
                                                            "/channels/" + CHANNEL + "/messages"));
                        });

        assertThat(postsOf("cy")).hasSize(1);
    }

    @Test
    void a_broadcast_that_is_over_is_said_to_be_over_in_its_post() {
        var id = follow("dee");
        TWITCH.goLive("dee", "Short", "Trackmania");
        await().until(() -> !postsOf("dee").isEmpty());
        APP.clock.pass(Duration.ofMinutes(65));

        TWITCH.goOffline("dee");

        await().until(
                        () -> {
                            APP.clock.pass(Duration.ofSeconds(61));
                            lookAtWhatIsDue();
                            return contentOf("dee").contains("Dee was live for");
                        });
        assertThat(postsOf("dee")).hasSize(1);
        await().until(() -> told(id).path("post").path("state").asText().equals("ended"));
        assertThat(told(id).path("post").path("ended_at").asText()).isNotBlank();
    }

    @Test
    void nobody_is_logged_in_from_a_page_that_is_not_ours_or_by_a_code_that_was_used() {
        int port = APP.service().port();
        assertThat(exchange(new Guests(port, "https://elsewhere.example"), NEO).status())
                .isEqualTo(403);
        var browser = new Guests(port, PAGE);
        var code = DISCORD.code(NEO);
        var body = Map.of("code", code, "redirect_uri", PAGE + "/auth/callback");
        assertThat(browser.post("/api/auth/discord/exchange", body).status()).isEqualTo(200);
        var again = browser.post("/api/auth/discord/exchange", body);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("code").asText()).isEqualTo("oauth_code_invalid");
        assertThat(browser.get("/users/me").status())
                .as("who was logged in stays so")
                .isEqualTo(200);

        var elsewhere =
                browser.post(
                        "/api/auth/discord/exchange",
                        Map.of("code", code, "redirect_uri", "https://elsewhere.example/auth"));
        assertThat(elsewhere.status()).isEqualTo(400);
        for (var denied : List.of("error=access_denied", "code=made-up")) {
            browser.open("/api/auth/discord/callback?state=other&" + denied, browser.cookie());
        }
        assertThat(exported(browser, "audit"))
                .as("a log-in that was denied is audited")
                .extracting(it -> it.path("action").asText() + " " + it.path("result").asText())
                .contains("login redirect_uri_not_allowed", "login state_invalid");
    }

    /**
     * What of this kind the account of a browser is given that wants to have all that is stored.
     */
    private static List<JsonNode> exported(Guests browser, String kind) {
        var export = browser.get("/api/v1/users/me/export");
        assertThat(export.status()).as(export.body()).isEqualTo(200);
        var rows = new ArrayList<JsonNode>();
        for (var row : export.json().path("streams")) {
            if (row.path("what").asText().equals(kind)) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void the_cookie_of_a_session_that_is_open_opens_no_socket() {
        assertThat(neo.get("/users/me").status()).as("the cookie is good").isEqualTo(200);

        try (var socket =
                new RawWebSocket(
                        APP.service().socketPort(),
                        "/ws",
                        "Cookie: " + neo.cookie(),
                        "Origin: " + PAGE)) {
            assertThat(socket.status()).isEqualTo(401);
        }
    }

    @Test
    void a_browser_that_left_for_discord_comes_back_logged_in_and_no_other_does() {
        var browser = new Guests(APP.service().port(), PAGE);
        var left = browser.open("/api/auth/discord/login", "theme=dark");
        assertThat(left.status()).isEqualTo(303);
        assertThat(left.location())
                .startsWith("https://discord.com/oauth2/authorize?")
                .contains("client_id=" + DiscordService.CLIENT_ID, "response_type=code");
        assertThat(left.set("discord_login"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax", "Max-Age=600");
        var kept = left.kept("discord_login");

        var state = left.location().replaceFirst(".*[?&](state=[^&]+).*", "$1");
        assertThat(state).matches("state=[A-Za-z0-9_-]{43}");
        var back = "/api/auth/discord/callback?" + state + "&code=";
        var code = DISCORD.code(TRINITY);
        var failed = PAGE + "/?error=auth_denied";
        for (var cookies : List.of("theme=dark", "discord_login=", "discord_login=other")) {
            var stranger = browser.open(back + code, cookies);
            assertThat(stranger.location()).isEqualTo(failed);
            assertThat(stranger.set("session")).isEmpty();
        }
        var denied = browser.open("/api/auth/discord/callback?error=access_denied&" + state, kept);
        assertThat(denied.location()).isEqualTo(failed);
        assertThat(browser.open(back + "unknown", kept).location()).isEqualTo(failed);

        var home = browser.open(back + code, kept);
        assertThat(home.status()).isEqualTo(303);
        assertThat(home.location()).isEqualTo(PAGE + "/dashboard");
        assertThat(home.kept("discord_login")).isEqualTo("discord_login=");
        assertThat(home.set("session"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Max-Age=86400");
        var session = home.kept("session");
        assertThat(browser.open("/api/auth/me", session).status()).isEqualTo(200);

        var again = browser.open(back + code, kept + "; " + session);
        assertThat(again.location()).isEqualTo(failed);
    }

    @Test
    void a_session_ends_when_its_person_logs_out() {
        var browser = loggedIn(APP.service().port(), TRINITY);
        var me = browser.get("/api/auth/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("username").asText()).isEqualTo("trinity");

        var old = browser.cookie();
        assertThat(browser.open("/api/auth/me", old).status()).isEqualTo(200);

        assertThat(browser.post("/api/auth/logout", Map.of()).status()).isEqualTo(200);

        assertThat(browser.cookie()).as("the browser forgets it").isNotEqualTo(old);
        assertThat(browser.get("/api/auth/me").status()).isEqualTo(401);
        // Whoever kept the cookie is let in for five seconds more at most.
        APP.clock.pass(Duration.ofSeconds(5));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () ->
                                assertThat(browser.open("/api/auth/me", old).status())
                                        .isEqualTo(401));
    }

    @Test
    void members_see_the_channels_of_their_server_and_only_admins_change_it() {
        var trinity = loggedIn(APP.service().port(), TRINITY);
        assertThat(trinity.get("/api/guilds/" + CLUB + "/streamers").status()).isEqualTo(200);
        var refused = trinity.put("/api/guilds/" + CLUB + "/config", Map.of("enabled", false));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("code").asText()).isEqualTo("guild_admin_required");
        assertThat(trinity.get("/api/guilds/" + EMPTY + "/streamers").status()).isEqualTo(404);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
        // A page at the interface's own address is ours; another site is not.
        int port = APP.service().port();
        var here = loggedIn(port, NEO, "http://127.0.0.1:" + port);
        assertThat(here.put("/api/guilds/" + CLUB + "/config", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void settings_come_back_as_they_were_sent_and_what_is_not_in_the_server_is_refused() {
        var path = "/api/guilds/" + CLUB + "/config";
        var before = neo.get(path);
        assertThat(neo.put(path, before.json()).status()).isEqualTo(200);
        var after = neo.get(path);
        assertThat(after.json().path("message_template"))
                .isEqualTo(before.json().path("message_template"));
        assertThat(after.json().path("channel_id").asText()).isEqualTo(CHANNEL);
        var written =
                """
                {"username":null,"embed":{"title":"","author":{"name":"Neo"},"fields":[]},"content":"On"}\
                """;
        assertThat(neo.putText(path, "{\"message_template\":" + written + "}").status())
                .isEqualTo(200);
        assertThat(neo.get(path).body()).contains("\"message_template\":" + written);
        assertThat(neo.put(path, neo.get(path).json()).status()).isEqualTo(200);
        assertThat(neo.get(path).body()).contains("\"message_template\":" + written);
        assertThat(neo.put(path, before.json()).status()).isEqualTo(200);
        assertThat(neo.get(path).json().path("message_template"))
                .isEqualTo(before.json().path("message_template"));

        var foreign = neo.put(path, Map.of("channel_id", "800000000000000099"));
        assertThat(foreign.json().path("code").asText()).isEqualTo("channel_not_in_guild");
        var closed = neo.put(path, Map.of("channel_id", CLOSED));
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.json().path("missing")).isNotEmpty();
        assertThat(neo.get("/api/guilds/" + EMPTY + "/channels").status()).isEqualTo(409);
    }

    @Test
    void a_forged_message_is_refused_and_a_channel_that_is_unknown_is_not_added() {
        var forged =
                new Guests(APP.service().port(), PAGE)
                        .post("/webhooks/twitch", Map.of("challenge", "abc"));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.json().path("code").asText()).isEqualTo("signature_invalid");

        var streamers = "/api/guilds/" + CLUB + "/streamers";
        assertThat(neo.post(streamers, Map.of("login", "nobody")).status()).isEqualTo(404);
        assertThat(neo.post(streamers, Map.of("login", "not a name")).status()).isEqualTo(400);
    }

    @Test
    void a_channel_that_is_added_by_its_name_says_who_added_it_and_that_nobody_proved_it() {
        var admin = neo.get("/api/auth/me").json().path("user_id");
        var added = neo.post("/api/guilds/" + CLUB + "/streamers", Map.of("login", "una")).json();

        for (var shown : List.of(added, neo.get(streamer(added.path("id").asText())).json())) {
            assertThat(shown.path("added_by").asText("?")).as(shown.toString()).isEmpty();
            assertThat(shown.path("added_by_admin")).isEqualTo(admin);
        }
        assertThat(admin.asText()).isNotEmpty();
    }

    /** What became of the last broadcast of a channel. */
    private static JsonNode told(String id) {
        var answer = neo.get("/api/guilds/" + CLUB + "/deliveries?page_size=1&streamer_id=" + id);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("deliveries").path(0);
    }

    private static String streamer(String id) {
        return "/api/guilds/" + CLUB + "/streamers/" + id;
    }

    @Test
    void an_admin_gives_a_streamer_a_channel_and_what_waits_for_it_is_posted_when_it_is_mended() {
        var id = follow("eve");
        var chosen = neo.put(streamer(id), Map.of("channel_id", NEWS));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        assertThat(chosen.json().path("overrides").path("channel_id").asText()).isEqualTo(NEWS);
        var closed = neo.put(streamer(id), Map.of("channel_id", CLOSED));
        assertThat(closed.json().path("code").asText()).isEqualTo("channel_not_writable");
        DISCORD.opens(CLUB, NEWS, false);
        TWITCH.goLive("eve", "Back", "Trackmania");
        await().until(() -> told(id).path("reason").asText().equals("target_paused"));
        assertThat(DISCORD.messages(NEWS)).isEmpty();

        DISCORD.opens(CLUB, NEWS, true);
        neo.put(streamer(id), Map.of("cooldown_minutes", 3));
        await().until(() -> told(id).path("reason").asText().equals("announced"));

        assertThat(DISCORD.messages(NEWS)).hasSize(1);
        assertThat(told(id).path("message_url").asText())
                .isEqualTo(
                        "https://discord.com/channels/%s/%s/%s"
                                .formatted(CLUB, NEWS, DISCORD.messages(NEWS).getFirst().id()));
        assertThat(told(id).path("pinged").asText()).isEqualTo("role");
        assertThat(told(id).path("post").path("state").asText()).isEqualTo("live");
        assertThat(postsOf("eve")).as("in the server's channel").isEmpty();
    }

    @Test
    void a_text_is_written_for_a_streamer_and_a_title_is_cut_between_characters() {
        var id = follow("fay");
        var unknown =
                neo.put(streamer(id) + "/message", Map.of("custom_content", "Look {vod_url}"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("code").asText()).isEqualTo("template_invalid");
        assertThat(unknown.json().path("position").asInt()).isEqualTo(5);
        var tooLong =
                neo.put(streamer(id) + "/message", Map.of("custom_content", "x".repeat(2_001)));
        assertThat(tooLong.status()).isEqualTo(400);
        var written =
                neo.put(
                        streamer(id) + "/message",
                        Map.of("custom_content", "{stream_title} @everyone"));
        assertThat(written.status()).as(written.body()).isEqualTo(200);
        assertThat(neo.get(streamer(id) + "/message").json().path("custom_content").asText())
                .isEqualTo("{stream_title} @everyone");
        var family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        TWITCH.goLive("fay", "a".repeat(250) + family + "b".repeat(42), "Trackmania");
        await().until(() -> !postsOf("fay").isEmpty());

        var body = postsOf("fay").getFirst().body();
        assertThat(body.path("embeds").path(0).path("title").asText())
                .isEqualTo("a".repeat(250) + "\u2026");
        assertThat(body.path("content").asText()).contains("@everyone");
        assertThat(body.path("allowed_mentions").path("parse")).isEmpty();
        assertThat(body.path("allowed_mentions").path("roles")).hasSize(1);
    }

    @Test
    void a_live_post_ends_with_its_link() {
        var id = follow("gus");
        TWITCH.goLive("gus", "Short", "Trackmania");
        await().until(() -> !postsOf("gus").isEmpty());

        assertThat(neo.delete(streamer(id)).status()).isEqualTo(200);

        await().until(
                        () -> {
                            // Where Discord, or our own limit, has an edit wait.
                            APP.clock.pass(Duration.ofSeconds(1));
                            return contentOf("gus").contains("Gus was live for");
                        });
        assertThat(neo.delete(streamer(id)).status()).isEqualTo(404);
    }

    @Test
    void members_write_no_texts_of_others_and_end_no_links() {
        var id = follow("jo");
        var trinity = loggedIn(APP.service().port(), TRINITY);
        var text = trinity.put(streamer(id) + "/message", Map.of("custom_content", "mine"));
        assertThat(text.json().path("code").asText()).isEqualTo("not_your_streamer");
        assertThat(trinity.put(streamer(id), Map.of("enabled", false)).status()).isEqualTo(403);
        assertThat(trinity.delete(streamer(id)).json().path("code").asText())
                .isEqualTo("not_your_streamer");

        assertThat(neo.delete(streamer(id)).status()).isEqualTo(200);
    }

    @Test
    void somebody_comes_in_by_an_invite_once_and_sees_whom_the_server_follows_and_no_more() {
        int port = APP.service().port();
        var invites = "/api/guilds/" + CLUB + "/invites";
        var wrong = neo.post(invites, Map.of("max_uses", 10_001));
        assertThat(wrong.status()).isEqualTo(400);
        var made = neo.post(invites, Map.of("expires_in_hours", 0, "max_uses", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().path("use_count").asInt(-1)).isZero();
        assertThat(made.json().path("expires_at").isNull()).isTrue();
        var path = "/api/invites/" + made.json().path("code").asText();

        var stranger = new Guests(port, PAGE);
        var look = stranger.open(path, "session=stale");
        assertThat(look.status()).as(look.body()).isEqualTo(200);
        assertThat(look.json().path("guild_name").asText()).isEqualTo("Speed Club");
        assertThat(stranger.post(path + "/accept", Map.of()).status()).isEqualTo(401);
        assertThat(stranger.get("/api/invites/NOPE").status()).isEqualTo(400);
        assertThat(stranger.get("/api/invites/abcdef").json().path("code").asText())
                .isEqualTo("invite_not_found");
        var admin = neo.post(path + "/accept", Map.of());
        assertThat(admin.json().path("name").asText()).isEqualTo("Speed Club");

        var morpheus = loggedIn(port, MORPHEUS);
        var streamers = "/api/guilds/" + CLUB + "/streamers";
        assertThat(morpheus.get(streamers).status()).isEqualTo(404);
        for (int i = 0; i < 2; i++) {
            var accepted = morpheus.post(path + "/accept", Map.of());
            assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
            assertThat(accepted.json().path("guild_id").asText()).isEqualTo(CLUB);
        }
        var guild = morpheus.get("/api/guilds").json().path(0);
        assertThat(guild.path("source").asText()).isEqualTo("invite");
        assertThat(guild.path("owner_id").asText("?")).isEmpty();
        var followed = neo.get(streamers).json();
        var seen = morpheus.get(streamers);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json()).hasSameSizeAs(followed);
        assertThat(seen.body()).doesNotContain("overrides");
        for (var closed : List.of("/config", "/deliveries", "/invites", "/channels")) {
            assertThat(morpheus.get("/api/guilds/" + CLUB + closed).status()).isEqualTo(403);
        }
        assertThat(stranger.get(path).json().path("code").asText()).isEqualTo("invite_used_up");

        var id = made.json().path("id").asText();
        var listed =
                neo.get(invites)
                        .json()
                        .valueStream()
                        .filter(invite -> invite.path("id").asText().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(listed.path("use_count").asInt()).isEqualTo(1);
        assertThat(listed.path("valid").asBoolean(true)).isFalse();
        var one = invites + "/" + id;
        assertThat(neo.delete(one.replace(CLUB, EMPTY)).status()).isEqualTo(404);
        assertThat(neo.delete(one + "?revoke_members=true").status()).isEqualTo(200);
        assertThat(neo.delete(one).status()).isEqualTo(404);
        assertThat(morpheus.get(streamers).status()).isEqualTo(404);
        assertThat(neo.get("/api/guilds/" + CLUB + "/config").status()).isEqualTo(200);
        var absent = neo.post("/api/guilds/" + EMPTY + "/invites", Map.of());
        assertThat(absent.json().path("code").asText()).isEqualTo("bot_not_in_guild");
    }

    @Test
    void a_person_takes_along_what_is_known_of_them_here() {
        int port = APP.service().port();
        var oracle = new Person("186000000000000010", "oracle");
        DISCORD.guild("900000000000000009", "Kitchen", oracle, true);
        var accounts = new Api(port);
        var token = accounts.newcomer("oracle", "oracle@example.org");
        var joined = new Guests(port, PAGE).post("/api/auth/discord/exchange", token, code(oracle));
        assertThat(joined.status()).as(joined.body()).isEqualTo(200);
        var browser = loggedIn(port, oracle);
        var server = "/api/guilds/900000000000000009";
        var made = browser.post(server + "/invites");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var added = browser.post(server + "/streamers", Map.of("login", "rex"));
        assertThat(added.status())
                .as("a bot that no page looked for is found: %s", added.body())
                .isEqualTo(201);
        var streamer = added.json().path("id").asText();
        browser.put(
                "/api/users/me/preferences/900000000000000009/" + streamer,
                Map.of("enabled", false));
        var here = neo.post("/api/guilds/" + CLUB + "/invites").json();
        browser.post("/api/invites/" + here.path("code").asText() + "/accept");

        var export = accounts.get("/api/v1/users/me/export", token);

        assertThat(export.status()).as(export.body()).isEqualTo(200);
        var rows = new HashMap<String, List<JsonNode>>();
        export.json()
                .path("streams")
                .forEach(
                        row ->
                                rows.computeIfAbsent(
                                                row.path("what").asText(), _ -> new ArrayList<>())
                                        .add(row));
        assertThat(rows.get("discordUser").getFirst().path("username").asText())
                .isEqualTo("oracle");
        assertThat(rows.get("membership"))
                .extracting(
                        it ->
                                it.path("guildName").asText()
                                        + " "
                                        + it.path("source").asText()
                                        + " "
                                        + it.path("admin").asText())
                .containsExactlyInAnyOrder("Kitchen discord true", "Speed Club invite false");
        assertThat(rows.get("invite").getFirst().path("code").asText())
                .isEqualTo(made.json().path("code").asText());
        assertThat(rows.get("inviteUsed").getFirst().path("guildId").asText()).isEqualTo(CLUB);
        assertThat(rows.get("link").getFirst().path("streamerId").asText()).isEqualTo(streamer);
        assertThat(rows.get("preference").getFirst().path("notificationsEnabled").asBoolean(true))
                .isFalse();
        assertThat(rows.get("audit")).hasSizeGreaterThan(3);
        assertThat(
                        new Guests(port, "https://elsewhere.example")
                                .get("/api/v1/users/me/export")
                                .status())
                .as("by neither")
                .isEqualTo(401);
        var byCookie = browser.get("/api/v1/users/me/export");
        assertThat(byCookie.status()).as(byCookie.body()).isEqualTo(200);
        assertThat(byCookie.json().path("account")).isEqualTo(export.json().path("account"));
        neo.delete(
                "/api/guilds/"
                        + CLUB
                        + "/invites/"
                        + here.path("id").asText()
                        + "?revoke_members=true");
    }

    @Test
    void an_invite_is_made_by_a_request_without_a_body_too() {
        var invites = "/api/guilds/" + CLUB + "/invites";
        var made = neo.post(invites);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().path("max_uses").asInt(-1)).isZero();
        assertThat(made.json().path("expires_at").isNull()).isTrue();
        neo.delete(invites + "/" + made.json().path("id").asText());
    }

    @Test
    void somebody_who_takes_back_at_discord_what_they_allowed_is_logged_out() {
        int port = APP.service().port();
        var cypher = new Person("186000000000000004", "cypher");
        DISCORD.member(CLUB, cypher);
        var browser = loggedIn(port, cypher);
        var body =
                "{\"type\":1,\"event\":{\"type\":\"APPLICATION_DEAUTHORIZED\",\"timestamp\":\"%s\","
                                .formatted(APP.clock.instant().plusSeconds(1))
                        + "\"data\":{\"user\":{\"id\":\"186000000000000004\"}}}}";
        var webhook = new Guests(port, PAGE);
        var now = APP.clock.instant();
        assertThat(KEY.send(webhook, now, "{\"type\":0}").status()).as("ping").isEqualTo(204);
        assertThat(KEY.send(webhook, now, "hello").status()).isEqualTo(400);
        var old = KEY.send(webhook, now.minus(Duration.ofMinutes(11)), body);
        assertThat(old.status()).isEqualTo(401);
        assertThat(old.json().path("code").asText()).isEqualTo("signature_invalid");
        assertThat(webhook.post("/webhooks/discord", Map.of()).status()).isEqualTo(401);
        assertThat(browser.get("/api/auth/me").status()).isEqualTo(200);

        assertThat(KEY.send(webhook, now, body).status()).isEqualTo(204);

        await().until(
                        () -> {
                            APP.clock.pass(Duration.ofSeconds(1));
                            return browser.get("/api/auth/me").status() == 401;
                        });
    }

    @Test
    void a_test_is_posted_and_pings_nobody_and_a_preview_posts_nothing() {
        var id = follow("hal");
        var path = "/api/guilds/" + CLUB + "/test";
        var preview =
                neo.post(
                        path,
                        Map.of(
                                "streamer_id",
                                id,
                                "send",
                                false,
                                "message_template",
                                Map.of("content", "See {streamer_display_name}")));
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.json().path("sent").asBoolean(true)).isFalse();
        assertThat(preview.json().path("rendered").path("content").asText())
                .isEqualTo("Test: <@&" + PINGS + "> See Hal");
        assertThat(preview.json().path("would_ping").path(0).asText()).isEqualTo("role:" + PINGS);
        assertThat(preview.json().path("checks")).hasSize(4);
        assertThat(postsOf("hal")).isEmpty();

        var sent = neo.post(path, Map.of("streamer_id", id));
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        var post = postsOf("hal").getFirst();
        assertThat(sent.json().path("message_url").asText()).endsWith("/" + post.id());
        assertThat(post.body().path("content").asText()).startsWith("Test:");
        assertThat(post.body().path("allowed_mentions").path("parse")).isEmpty();
        assertThat(post.body().path("allowed_mentions").path("roles")).isEmpty();
        assertThat(neo.post(path, Map.of("kind", "sometimes")).status()).isEqualTo(400);
        var trinity = loggedIn(APP.service().port(), TRINITY);
        assertThat(trinity.post(path, Map.of()).status()).isEqualTo(403);
        assertThat(neo.post("/api/guilds/" + EMPTY + "/test", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void members_hear_of_a_channel_once_unless_they_said_that_they_do_not_want_to() {
        var id = follow("mia");
        var trinity = loggedIn(APP.service().port(), TRINITY);
        var path = "/api/users/me/preferences/" + CLUB + "/" + id;
        assertThat(trinity.put(path, Map.of()).status()).isEqualTo(400);
        var chosen = trinity.put(path, Map.of("enabled", false));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        assertThat(chosen.json().path("effect").asText()).isEqualTo("personal_only");
        assertThat(chosen.json().path("message").asText()).contains("leave that role at Discord");
        assertThat(preference(trinity, id).path("notifications_enabled").asBoolean(true)).isFalse();
        assertThat(preference(neo, id).path("chosen").asBoolean(true)).isFalse();
        assertThat(preference(neo, id).path("notifications_enabled").asBoolean()).isTrue();
        var unknown = path.replace(id, "00000000-0000-4000-8000-000000000000");
        assertThat(trinity.put(unknown, Map.of("enabled", true)).status()).isEqualTo(404);

        TWITCH.goLive("mia", "Cup of the day", "Trackmania");
        await().until(() -> toldOf(neo, "Mia") == 1);
        TWITCH.sendAllAgain();
        // Whoever was to be told of it was told when another channel's news are there.
        follow("lea");
        TWITCH.goLive("lea", "Later", "Chess");
        await().until(() -> toldOf(trinity, "Lea") == 1);

        assertThat(toldOf(neo, "Mia")).isEqualTo(1);
        assertThat(toldOf(trinity, "Mia")).isZero();
    }

    @Test
    void whoever_asked_for_it_is_pinged_by_name_and_nobody_else() {
        var id = follow("noa");
        assertThat(neo.put(streamer(id), Map.of("ping_mode", "mentions")).status()).isEqualTo(200);
        var trinity = loggedIn(APP.service().port(), TRINITY);
        var path = "/api/users/me/preferences/" + CLUB + "/" + id;
        assertThat(preference(trinity, id).path("notifications_enabled").asBoolean(true)).isFalse();
        var chosen = trinity.put(path, Map.of("enabled", true));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        assertThat(chosen.json().path("applied").asBoolean()).isTrue();
        assertThat(chosen.json().path("effect").asText()).isEqualTo("full");
        var preview =
                neo.post("/api/guilds/" + CLUB + "/test", Map.of("streamer_id", id, "send", false));
        assertThat(preview.json().path("would_ping").path(0).asText())
                .isEqualTo("user:" + TRINITY.id());

        TWITCH.goLive("noa", "Hi @everyone", "Trackmania");
        await().until(() -> !postsOf("noa").isEmpty());

        var body = postsOf("noa").getFirst().body();
        assertThat(body.path("content").asText()).startsWith("<@" + TRINITY.id() + "> Noa is live");
        var allowed = body.path("allowed_mentions");
        assertThat(allowed.path("parse")).isEmpty();
        assertThat(allowed.path("roles")).isEmpty();
        assertThat(allowed.path("users")).hasSize(1);
        assertThat(allowed.path("users").path(0).asText()).isEqualTo(TRINITY.id());
    }

    @Test
    void what_is_signed_with_the_secret_of_before_counts_and_with_another_one_does_not() {
        follow("quin");
        TWITCH.signs("quin", "a secret of somebody else");
        TWITCH.goLive("quin", "Forged", "Trackmania");
        TWITCH.goOffline("quin");
        TWITCH.signs("quin", "secret of last month");
        TWITCH.goLive("quin", "Genuine", "Trackmania");

        await().until(() -> !postsOf("quin").isEmpty());
        assertThat(postsOf("quin")).hasSize(1);
        assertThat(postsOf("quin").getFirst().body().toString()).contains("Genuine");
    }

    @Test
    void a_role_for_those_who_want_its_pings_is_made_given_taken_and_deleted() {
        var id = follow("pia");
        assertThat(neo.put(streamer(id), Map.of("ping_mode", "managed_role")).status())
                .isEqualTo(200);
        await().until(() -> managedRole(id).path("reason").asText().equals("missing_permissions"));
        var trinity = loggedIn(APP.service().port(), TRINITY);
        var path = "/api/users/me/preferences/" + CLUB + "/" + id;
        var refused = trinity.put(path, Map.of("enabled", true));
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("role_not_assignable");
        assertThat(preference(trinity, id).path("notifications_enabled").asBoolean(true)).isFalse();

        DISCORD.botManagesRoles(CLUB, true);
        var chosen = trinity.put(path, Map.of("enabled", true));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        assertThat(chosen.json().path("effect").asText()).isEqualTo("full");
        // The worker may have the role in hand already.
        await().untilAsserted(
                        () ->
                                assertThat(DISCORD.rolesOf(CLUB, TRINITY))
                                        .containsExactly("Live: Pia"));
        await().until(() -> managedRole(id).path("state").asText().equals("made"));
        var role = managedRole(id).path("role_id").asText();
        TWITCH.goLive("pia", "Hi", "Trackmania");
        await().until(() -> !postsOf("pia").isEmpty());
        var allowed = postsOf("pia").getFirst().body().path("allowed_mentions");
        assertThat(allowed.path("roles")).hasSize(1);
        assertThat(allowed.path("roles").path(0).asText()).isEqualTo(role);

        assertThat(trinity.put(path, Map.of("enabled", false)).status()).isEqualTo(200);
        await().until(() -> DISCORD.rolesOf(CLUB, TRINITY).isEmpty());
        assertThat(DISCORD.rolesOf(CLUB)).contains("Live: Pia");
        DISCORD.moves(CLUB, "Live: Pia", 1_000);
        assertThat(trinity.put(path, Map.of("enabled", true)).status()).isEqualTo(409);
        DISCORD.moves(CLUB, "Live: Pia", 1);
        assertThat(neo.put(streamer(id), Map.of("ping_mode", "none")).status()).isEqualTo(200);
        await().until(() -> !DISCORD.rolesOf(CLUB).contains("Live: Pia"));
        await().until(() -> managedRole(id).isNull());
        DISCORD.botManagesRoles(CLUB, false);
    }

    private static JsonNode managedRole(String streamer) {
        return neo.get(streamer(streamer)).json().path("managed_role");
    }

    private static JsonNode preference(Guests browser, String streamer) {
        for (var row : browser.get("/api/users/me/preferences").json()) {
            if (row.path("streamer_id").asText().equals(streamer)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + streamer);
    }

    private static long toldOf(Guests browser, String name) {
        var inbox = browser.get("/notifications?topic=streams.live");
        assertThat(inbox.status()).as(inbox.body()).isEqualTo(200);
        return inbox.body().split(name + "[^\"]* is live", -1).length - 1L;
    }

    @Test
    void what_people_do_in_a_server_and_what_they_were_not_allowed_is_in_its_audit() {
        var path = "/api/guilds/" + CLUB + "/audit";
        var trinity = loggedIn(APP.service().port(), TRINITY);
        APP.clock.pass(Duration.ofSeconds(1));
        trinity.put("/api/guilds/" + CLUB + "/config", Map.of("enabled", false));
        APP.clock.pass(Duration.ofSeconds(1));
        var made = neo.post("/api/guilds/" + CLUB + "/invites", Map.of("max_uses", 1)).json();
        neo.post("/api/guilds/" + CLUB + "/test", Map.of("send", false));
        // Nobody knows who that is.
        new Guests(APP.service().port(), PAGE)
                .delete("/api/guilds/" + CLUB + "/invites/" + made.path("id").asText());
        APP.clock.pass(Duration.ofSeconds(1));
        trinity.post("/api/invites/" + made.path("code").asText() + "/accept", Map.of());
        APP.clock.pass(Duration.ofSeconds(1));
        neo.delete("/api/guilds/" + CLUB + "/invites/" + made.path("id").asText());

        var audit = neo.get(path + "?page_size=4");
        assertThat(audit.status()).as(audit.body()).isEqualTo(200);
        var entries = audit.json().path("entries");
        assertThat(entries.findValuesAsText("action"))
                .containsExactly(
                        "invite_deleted", "invite_accepted", "invite_created", "config_changed");
        assertThat(entries.findValuesAsText("result"))
                .containsExactly("ok", "ok", "ok", "guild_admin_required");
        assertThat(entries.path(0).path("details").path("invite_id").asText())
                .isEqualTo(made.path("id").asText());
        assertThat(audit.body()).doesNotContain(made.path("code").asText());
        assertThat(trinity.get(path).status()).isEqualTo(403);

        var config = "/api/guilds/" + CLUB + "/config";
        int before = neo.get(config).json().path("cooldown_minutes").asInt();
        APP.clock.pass(Duration.ofSeconds(1));
        neo.put(config, Map.of("cooldown_minutes", before + 1));
        var changed = neo.get(path + "?page_size=1").json().path("entries").path(0);
        assertThat(changed.path("details").path("changed").asText()).isEqualTo("cooldown_minutes");
        neo.put(config, Map.of("cooldown_minutes", before));
    }

    @Test
    void a_channel_that_is_switched_off_is_not_posted_and_the_history_says_why() {
        var id = follow("ivy");
        assertThat(neo.put(streamer(id), Map.of("enabled", false)).status()).isEqualTo(200);
        TWITCH.goLive("ivy", "Quiet", "Trackmania");

        await().until(() -> told(id).path("state").asText().equals("skipped"));

        assertThat(told(id).path("reason").asText()).isEqualTo("link_disabled");
        assertThat(postsOf("ivy")).isEmpty();
        assertThat(
                        loggedIn(APP.service().port(), TRINITY)
                                .get("/api/guilds/" + CLUB + "/deliveries")
                                .status())
                .isEqualTo(403);
        assertThat(neo.get("/api/health").json().path("status").asText()).isEqualTo("ok");
    }

    /** A browser's way to Twitch that began. */
    private record Way(String state, String cookie) {

        /** Where it ends when its person comes back with this. */
        String back(Guests browser, String cookies, String query) {
            var back = browser.open("/api/auth/twitch/callback?" + query + state, cookies);
            assertThat(back.status()).as(back.body()).isEqualTo(303);
            return back.location();
        }

        String back(Guests browser, String login) {
            return back(browser, cookie, "code=" + TWITCH.code(login) + "&scope=&");
        }
    }

    private static Way begun(Guests browser) {
        var left = browser.get("/api/guilds/" + CLUB + "/streamers/link");
        assertThat(left.status()).as(left.body()).isEqualTo(200);
        var url = left.json().path("url").asText();
        assertThat(url)
                .startsWith(TWITCH.url() + "/oauth2/authorize?")
                .contains("client_id=" + TwitchService.CLIENT_ID, "force_verify=true");
        var kept = left.setLike("twitch_link_");
        assertThat(kept).containsIgnoringCase("HttpOnly").contains("SameSite=Lax", "Max-Age=600");
        return new Way(
                url.replaceFirst(".*[?&](state=[^&]+).*", "$1"), kept.replaceFirst(";.*", ""));
    }

    /** One of the channels that a person proved. */
    private static JsonNode own(Guests browser, String login) {
        var answer = browser.get("/api/streamers/me");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        for (var channel : answer.json().path("streamers")) {
            if (channel.path("twitch_login").asText().equals(login)) {
                return channel;
            }
        }
        throw new AssertionError(answer.body());
    }

    private static Guests memberWhoMayLink() {
        var settings = neo.put("/api/guilds/" + CLUB + "/config", Map.of("linking", "members"));
        assertThat(settings.status()).as(settings.body()).isEqualTo(200);
        return loggedIn(APP.service().port(), TRINITY);
    }

    @Test
    void a_member_links_their_own_channel_and_says_who_may_follow_it() {
        var trinity = memberWhoMayLink();
        var way = begun(trinity);

        assertThat(way.back(trinity, "kim")).isEqualTo(SERVER_PAGE);

        var own = own(trinity, "kim");
        var id = own.path("id").asText();
        assertThat(own.path("consent").asText()).isEqualTo("anyone");
        assertThat(own.path("guilds").path(0).path("name").asText()).isEqualTo("Speed Club");
        await().until(() -> events(id).equals("push"));
        var seen = trinity.get(streamer(id)).json();
        assertThat(seen.path("added_by"))
                .isEqualTo(trinity.get("/api/auth/me").json().path("user_id"));
        assertThat(seen.has("overrides")).isTrue();
        assertThat(seen.has("last_delivery")).isTrue();
        var others = follow("liv");
        assertThat(trinity.get(streamer(others)).json().has("overrides")).isFalse();
        assertThat(trinity.get(streamer(others)).json().has("last_delivery")).isFalse();
        var text =
                trinity.put(
                        streamer(id) + "/message",
                        Map.of("custom_content", "x".repeat(1_980) + "{stream_title}"));
        assertThat(text.status()).as(text.body()).isEqualTo(200);
        assertThat(text.json().path("warnings").path(0).path("code").asText()).isEqualTo("cut");
        assertThat(TWITCH.tokensOfPeople()).as("tokens that were not given back").isZero();

        assertThat(way.back(trinity, "kim")).isEqualTo(PAGE + "/dashboard?error=link_expired");

        var card = neo.get("/api/streamers/lookup?login=twitch.tv/kim");
        assertThat(card.json().path("twitch_display_name").asText()).isEqualTo("Kim");
        assertThat(card.json().path("declined").asBoolean(true)).isFalse();
        assertThat(neo.get("/api/streamers/lookup?login=nobody").status()).isEqualTo(404);
        assertThat(neo.put("/api/streamers/" + id, Map.of("consent", "nobody")).status())
                .isEqualTo(403);
        assertThat(trinity.put("/api/streamers/" + id, Map.of("consent", "maybe")).status())
                .isEqualTo(400);
        var declined = trinity.put("/api/streamers/" + id, Map.of("consent", "nobody"));
        assertThat(declined.json().path("guilds")).isEmpty();
        assertThat(neo.get(streamer(id)).status()).isEqualTo(404);
        var again = neo.post("/api/guilds/" + CLUB + "/streamers", Map.of("login", "kim"));
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.json().path("code").asText()).isEqualTo("streamer_declined");
        var audit = neo.get("/api/guilds/" + CLUB + "/audit?page_size=50").json().path("entries");
        assertThat(audited(audit, id)).contains("streamer_linked", "consent_changed");
    }

    /** What was done with a channel. */
    private static List<String> audited(JsonNode entries, String streamer) {
        var actions = new ArrayList<String>();
        for (var entry : entries) {
            if (entry.path("details").path("streamer_id").asText().equals(streamer)) {
                actions.add(entry.path("action").asText());
            }
        }
        return actions;
    }

    @Test
    void whoever_comes_back_otherwise_links_nothing_and_the_page_is_told_why() {
        var trinity = memberWhoMayLink();
        var failed = SERVER_PAGE + "?error=twitch_auth_denied&reason=";

        var stolen = begun(trinity);
        assertThat(stolen.back(trinity, "theme=dark", "code=" + TWITCH.code("lou") + "&"))
                .isEqualTo(failed + "other_browser");
        assertThat(stolen.back(trinity, "lou")).endsWith("/dashboard?error=link_expired");
        var denied = begun(trinity);
        assertThat(denied.back(trinity, denied.cookie(), "error=access_denied&"))
                .isEqualTo(failed + "denied");
        var used = begun(trinity);
        assertThat(used.back(trinity, used.cookie(), "code=of-somebody&"))
                .isEqualTo(failed + "oauth_code_invalid");
        var late = begun(trinity);
        APP.clock.pass(Duration.ofMinutes(11));
        assertThat(late.back(trinity, "lou")).isEqualTo(PAGE + "/dashboard?error=link_expired");
        var nothing = trinity.open("/api/auth/twitch/callback", "theme=dark");
        assertThat(nothing.location()).isEqualTo(PAGE + "/dashboard?error=link_expired");

        follow("lou");
        assertThat(begun(trinity).back(trinity, "lou"))
                .isEqualTo(SERVER_PAGE + "?notice=already_linked&streamer=Lou%20%26%20Co");

        var tabs = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            APP.clock.pass(Duration.ofSeconds(1));
            tabs.add(begun(trinity).cookie());
        }
        var sixth = trinity.get("/api/guilds/" + CLUB + "/streamers/link", String.join("; ", tabs));
        var oldest = tabs.getFirst().replaceFirst("=.*", "=");
        assertThat(sixth.setLike(oldest)).startsWith(oldest + ";").contains("Max-Age=0");
        assertThat(sixth.headers().allValues("Set-Cookie"))
                .filteredOn(it -> it.startsWith("twitch_link_"))
                .hasSize(2);

        neo.put("/api/guilds/" + CLUB + "/config", Map.of("linking", "admins"));
        var closed = trinity.get("/api/guilds/" + CLUB + "/streamers/link");
        assertThat(closed.status()).isEqualTo(403);
        assertThat(closed.json().path("code").asText()).isEqualTo("linking_not_open");
    }

    @Test
    void an_account_of_ours_joins_discord_by_its_token_and_nobody_takes_it() {
        var niobe = new Person("186000000000000009", "niobe");
        var program = new Guests(APP.service().port(), PAGE);
        var exchange = "/api/auth/discord/exchange";
        var accounts = new Api(APP.service().port());
        var token = accounts.newcomer("niobe", "niobe@example.org");
        var other = accounts.newcomer("smith", "smith@example.org");

        var unknown = program.read("/api/guilds", token);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.json().path("code").asText()).isEqualTo("discord_link_required");
        var refused = program.post(exchange, "no token", code(niobe));
        assertThat(refused.status()).isEqualTo(401);
        var joined = program.post(exchange, token, code(niobe));
        assertThat(joined.status()).as(joined.body()).isEqualTo(200);
        assertThat(joined.set("session")).isNotEmpty();
        var invite = neo.post("/api/guilds/" + CLUB + "/invites").json().path("code").asText();
        var accepted = program.post("/api/invites/" + invite + "/accept", token, Map.of());
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        for (var route : List.of("/api/auth/me", "/api/guilds", "/api/users/me/preferences")) {
            var byToken = program.read(route, token);
            assertThat(byToken.status()).as(byToken.body()).isEqualTo(200);
            assertThat(program.open(route, joined.kept("session")).json())
                    .as(route + " by the cookie")
                    .isEqualTo(byToken.json());
        }
        assertThat(program.read("/api/guilds", token).json().findValuesAsText("guild_id"))
                .contains(CLUB);
        assertThat(program.read("/api/guilds/" + CLUB + "/streamers", token).status())
                .isEqualTo(200);
        var ownerOnly = program.read("/api/guilds/" + CLUB + "/config", token);
        assertThat(ownerOnly.json().path("code").asText()).isEqualTo("guild_admin_required");

        var taken = program.post(exchange, other, code(niobe));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("code").asText()).isEqualTo("identity_taken");
        var browser = loggedIn(APP.service().port(), niobe);
        assertThat(browser.get("/api/auth/me").json().path("user_id"))
                .isEqualTo(joined.json().path("user_id"));
    }

    private static Map<String, String> code(Person person) {
        return Map.of("code", DISCORD.code(person), "redirect_uri", PAGE + "/auth/callback");
    }
}
