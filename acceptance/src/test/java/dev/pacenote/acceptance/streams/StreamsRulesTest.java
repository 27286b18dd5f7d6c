package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.TwitchService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    private static final String CHANNEL = "800000000000000001";
    private static final String QUIET = "800000000000000002";
    private static final String NEXT_DOOR = "800000000000000003";

    /** So long Discord has us wait where it is told to. */
    private static final Duration WAIT = Duration.ofMillis(4_500);

    private static int port;
    private static Guests neo = new Guests(0, PAGE);

    @BeforeAll
    static void start() {
        DISCORD.guild(CLUB, "Speed Club", NEO, true);
        DISCORD.role(CLUB, MANAGERS, "Managers", "32", false);
        DISCORD.member(CLUB, TRINITY);
        DISCORD.guild(OTHER, "Another one", NEO, true);
        DISCORD.guild(LATER, "Without the bot", NEO, false);
        DISCORD.channel(CLUB, CHANNEL, "live-now", true);
        DISCORD.channel(CLUB, QUIET, "quiet", true);
        DISCORD.channel(CLUB, NEXT_DOOR, "next-door", true);
        for (var login :
                List.of(
                        "ada", "ben", "cleo", "dan", "emil", "finn", "gil", "hugo", "ida", "jo",
                        "kay", "lux", "mo", "nat", "oz", "pam", "rob", "sue", "tim", "una", "vic",
                        "wes", "xia", "yan")) {
            TWITCH.channel(
                    new TwitchService.Channel(
                            Integer.toString(login.hashCode()), login, "The " + login));
        }
        port = FreePort.find();
        StreamsVariables.set(APP, DISCORD, TWITCH)
                .with("FRONTEND_URL", PAGE)
                .with("PORT", Integer.toString(port))
                .with("API_BASE_URL", "http://127.0.0.1:" + port)
                .with("TWITCH_REQUESTS_PER_SECOND", "1000")
                // The clock stands still, and one person does everything here.
                .with("STREAMS_READS_PER_MINUTE", "100000")
                .with("STREAMS_WRITES_PER_MINUTE", "100000")
                .open();
        neo = loggedIn(NEO);
        // Whoever looks at the channels has the bot looked for.
        for (var server : List.of(CLUB, OTHER)) {
            assertThat(neo.get("/api/guilds/" + server + "/channels").status()).isEqualTo(200);
        }
        follow("jo", Map.of("channel_id", CHANNEL));
    }

    /** Whatever Twitch tells has what is due looked at, also that a channel is off that was. */
    private static void lookAtWhatIsDue() {
        APP.clock.pass(Duration.ofSeconds(1));
        TWITCH.goOffline("jo");
    }

    /** What became of the last broadcast of a channel, after what is due was looked at. */
    private static String toldSoon(String id) {
        lookAtWhatIsDue();
        return told(id);
    }

    @AfterAll
    static void close() {
        APP.close();
        TWITCH.close();
        DISCORD.close();
    }

    private static Guests loggedIn(Person person) {
        // An address may do so ten times in five minutes.
        APP.clock.pass(Duration.ofSeconds(31));
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
        assertThat(neo.get("/api/streamers/me").json().path("streamers").isArray()).isTrue();
        assertThat(neo.get(server + "/deliveries").json().path("deliveries").isArray()).isTrue();
        for (var path :
                List.of(
                        server + "/config",
                        server + "/channels",
                        server + "/roles",
                        server + "/audit",
                        server + "/bot-install-url",
                        "/api/guilds",
                        "/api/auth/me",
                        "/api/health")) {
            var answer = neo.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.json().isContainerNode()).as(path).isTrue();
        }
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
        DISCORD.channel(OTHER, "800000000000000012", "of-the-other", true);
        var foreign =
                neo.put(
                        "/api/guilds/" + CLUB + "/streamers/" + streamer,
                        Map.of("channel_id", "800000000000000012"));
        assertThat(foreign.status()).as(foreign.body()).isEqualTo(400);
        assertThat(foreign.json().path("code").asText()).isEqualTo("channel_not_in_guild");
        assertThat(neo.get("/api/guilds/" + CLUB + "/streamers/" + streamer).status())
                .isEqualTo(200);
        assertThat(neo.get("/api/guilds/" + CLUB + "/invites").json().findValuesAsText("id"))
                .contains(invite);
    }

    @Test
    void texts_tests_choices_and_histories_of_another_servers_channel_are_not_found() {
        var streamer = follow("wes", Map.of());
        TWITCH.goLive("wes", "In the club", "Trackmania");
        await().until(() -> told(streamer).equals("skipped not_configured"));
        var other = "/api/guilds/" + OTHER;
        var text = other + "/streamers/" + streamer + "/message";

        for (var answer :
                List.of(
                        neo.get(text),
                        neo.put(text, Map.of("custom_content", "mine")),
                        neo.post(other + "/test", Map.of("streamer_id", streamer, "send", false)),
                        neo.put(
                                "/api/users/me/preferences/" + OTHER + "/" + streamer,
                                Map.of("enabled", false)))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            assertThat(answer.json().path("code").asText()).isEqualTo("streamer_not_found");
        }
        var history = neo.get(other + "/deliveries?streamer_id=" + streamer);
        assertThat(history.status()).as(history.body()).isEqualTo(200);
        assertThat(history.json().path("deliveries").isArray()).isTrue();
        assertThat(history.json().path("deliveries")).isEmpty();
        var own = "/api/guilds/" + CLUB + "/streamers/" + streamer + "/message";
        assertThat(neo.get(own).json().path("custom_content").asText("?")).isEmpty();
    }

    @Test
    void whoever_was_kicked_changes_nothing_a_minute_later() {
        var path = "/api/guilds/" + CLUB + "/streamers/";
        var tank = new Person("186000000000000011", "tank");
        DISCORD.member(CLUB, tank, MANAGERS);
        var browser = loggedIn(tank);
        var id = follow("xia", Map.of("channel_id", CHANNEL));
        assertThat(browser.put(path + id, Map.of("enabled", false)).status()).isEqualTo(200);

        DISCORD.leaves(CLUB, tank);
        APP.clock.pass(Duration.ofSeconds(61));

        var refused = browser.put(path + id, Map.of("enabled", true));
        assertThat(refused.status()).as(refused.body()).isEqualTo(404);
        assertThat(refused.json().path("code").asText()).isEqualTo("guild_not_found");
        assertThat(browser.delete(path + id).status()).isEqualTo(404);
        assertThat(neo.get(path + id).json().path("enabled").asBoolean(true)).isFalse();
    }

    @Test
    void what_discord_refuses_has_failed_and_what_is_taken_out_while_it_waits_is_cancelled() {
        var refused = follow("una", Map.of("channel_id", QUIET));
        DISCORD.answerNextTo(
                "channels/" + QUIET + "/messages",
                400,
                "{\"code\":50035,\"message\":\"Invalid Form Body\"}",
                Map.of());
        TWITCH.goLive("una", "Refused", "Trackmania");
        await().until(() -> told(refused).equals("failed message_refused"));
        var filter = Map.of("games", List.of("Trackmania"));
        var waits = follow("vic", Map.of("channel_id", NEXT_DOOR, "filter", filter));
        TWITCH.goLive("vic", "Warm-up", "Chess");
        await().until(() -> told(waits).equals("scheduled waiting_for_match"));

        var path = "/api/guilds/" + CLUB + "/streamers/" + waits;
        assertThat(neo.delete(path).status()).isEqualTo(200);

        await().until(() -> told(waits).equals("cancelled unlinked"));
        for (var shown : Map.of("failed", refused, "cancelled", waits).entrySet()) {
            var history =
                    neo.get("/api/guilds/" + CLUB + "/deliveries?state=" + shown.getKey())
                            .json()
                            .path("deliveries");
            assertThat(history.findValuesAsText("streamer_id")).contains(shown.getValue());
            assertThat(history.findValuesAsText("state")).containsOnly(shown.getKey());
            for (var none : List.of("message_url", "pinged", "sent_at", "latency_ms", "post")) {
                assertThat(history.path(0).path(none).isNull()).as(none).isTrue();
            }
        }
        lookAtWhatIsDue();
        assertThat(postsOf("una", QUIET)).isEmpty();
        assertThat(postsOf("vic", NEXT_DOOR)).isEmpty();
    }

    @Test
    void what_ends_without_a_match_and_what_a_server_does_not_want_posted_is_left_out() {
        var config = "/api/guilds/" + CLUB + "/config";
        var filter = Map.of("games", List.of("Trackmania"));
        var id = follow("yan", Map.of("channel_id", CHANNEL, "filter", filter));
        TWITCH.goLive("yan", "Warm-up", "Chess");
        await().until(() -> told(id).equals("scheduled waiting_for_match"));
        TWITCH.goOffline("yan");
        await().untilAsserted(
                        () -> {
                            APP.clock.pass(Duration.ofSeconds(61));
                            assertThat(toldSoon(id)).isEqualTo("skipped filtered");
                        });

        assertThat(neo.put(config, Map.of("enabled", false)).status()).isEqualTo(200);
        try {
            TWITCH.goLive("yan", "The cup", "Trackmania");
            await().until(() -> told(id).equals("skipped guild_disabled"));
        } finally {
            neo.put(config, Map.of("enabled", true));
        }
        assertThat(postsOf("yan", CHANNEL)).isEmpty();
    }

    /** Follows a channel that posts go from to that channel of the server, with a filter if any. */
    private static String follow(String login, Map<String, ?> settings) {
        var added = neo.post("/api/guilds/" + CLUB + "/streamers", Map.of("login", login));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var id = id(added.json());
        var chosen = neo.put("/api/guilds/" + CLUB + "/streamers/" + id, settings);
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        await().until(() -> events(id).equals("push"));
        return id;
    }

    private static String events(String id) {
        return neo.get("/api/guilds/" + CLUB + "/streamers/" + id).json().path("events").asText();
    }

    private static List<DiscordService.Message> postsOf(String login, String channel) {
        return DISCORD.messages(channel).stream()
                .filter(it -> it.body().toString().contains("twitch.tv/" + login))
                .toList();
    }

    /** What became of the last broadcast of a channel: state and reason. */
    private static String told(String id) {
        var answer = neo.get("/api/guilds/" + CLUB + "/deliveries?page_size=1&streamer_id=" + id);
        var last = answer.json().path("deliveries").path(0);
        return last.path("state").asText() + " " + last.path("reason").asText();
    }

    @Test
    void an_admin_who_may_not_ping_everybody_chooses_no_such_ping() {
        var morpheus = new Person("186000000000000007", "morpheus");
        DISCORD.member(CLUB, morpheus, MANAGERS);
        var browser = loggedIn(morpheus);
        var path = "/api/guilds/" + CLUB + "/config";

        for (var role : List.of(CLUB, MANAGERS)) {
            var refused = browser.put(path, Map.of("mention_role_id", role));
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(refused.json().path("code").asText()).isEqualTo("mention_not_allowed");
        }
    }

    @Test
    void posts_are_switched_off_although_their_channel_is_closed_by_now() {
        DISCORD.channel(OTHER, "800000000000000011", "closes", true);
        var path = "/api/guilds/" + OTHER + "/config";
        assertThat(neo.put(path, Map.of("channel_id", "800000000000000011")).status())
                .isEqualTo(200);
        DISCORD.opens(OTHER, "800000000000000011", false);

        var off = neo.put(path, Map.of("enabled", false));
        assertThat(off.status()).as(off.body()).isEqualTo(200);
        assertThat(neo.get(path).json().path("enabled").asBoolean(true)).isFalse();
    }

    @Test
    void who_is_back_soon_pings_nobody_and_the_old_post_goes_on() {
        var id = follow("ben", Map.of("channel_id", CHANNEL, "mention_role_id", MANAGERS));
        TWITCH.goLive("ben", "First", "Trackmania");
        await().until(() -> told(id).equals("sent announced"));
        var pictureBefore = pictureOf("ben");
        APP.clock.pass(Duration.ofMinutes(5));
        TWITCH.goOffline("ben");
        APP.clock.pass(Duration.ofSeconds(30));

        TWITCH.goLive("ben", "Second", "Trackmania");

        await().until(() -> toldSoon(id).equals("sent revived"));
        assertThat(postsOf("ben", CHANNEL)).hasSize(1);
        var post = postsOf("ben", CHANNEL).getFirst().body();
        assertThat(post.path("embeds").path(0).path("title").asText()).isEqualTo("Second");
        assertThat(pictureOf("ben"))
                .as("Discord shows an address that it knows as it was then")
                .isNotEqualTo(pictureBefore)
                .matches("https://pictures\\.example/.+-1280x720\\.jpg\\?.+");
    }

    private static String pictureOf(String login) {
        var embed = postsOf(login, CHANNEL).getFirst().body().path("embeds").path(0);
        return embed.path("image").path("url").asText();
    }

    @Test
    void at_its_end_a_post_says_so_or_goes_or_stays_and_what_was_deleted_stays_deleted() {
        var ends = Map.of("lux", "edit", "mo", "delete", "nat", "keep", "oz", "edit");
        var ids = new HashMap<String, String>();
        ends.forEach(
                (login, end) ->
                        ids.put(
                                login,
                                follow(login, Map.of("channel_id", CHANNEL, "on_end", end))));
        var streams = new HashMap<String, String>();
        for (var login : ends.keySet()) {
            streams.put(login, TWITCH.goLive(login, "The cup", "Trackmania"));
            await().until(() -> told(ids.get(login)).equals("sent announced"));
        }
        var kept = postsOf("nat", CHANNEL).getFirst().body().path("content").asText();
        DISCORD.delete(postsOf("oz", CHANNEL).getFirst().id());
        APP.clock.pass(Duration.ofMinutes(65));

        ends.keySet().forEach(TWITCH::goOffline);

        await().untilAsserted(
                        () -> {
                            APP.clock.pass(Duration.ofSeconds(61));
                            lookAtWhatIsDue();
                            assertThat(ids.values().stream().map(StreamsRulesTest::postState))
                                    .containsExactlyInAnyOrder("ended", "deleted", "ended", "lost");
                        });
        assertThat(postState(ids.get("oz"))).isEqualTo("lost");
        assertThat(postsOf("oz", CHANNEL)).isEmpty();
        assertThat(postsOf("mo", CHANNEL)).isEmpty();
        assertThat(postsOf("nat", CHANNEL).getFirst().body().path("content").asText())
                .isEqualTo(kept);
        assertThat(postsOf("lux", CHANNEL).getFirst().body().path("content").asText())
                .contains("was live for 1 h 5 min");

        var post = postsOf("lux", CHANNEL).getFirst().id();
        var recording = TWITCH.records("lux", streams.get("lux"));
        await().untilAsserted(
                        () -> {
                            APP.clock.pass(Duration.ofMinutes(1));
                            lookAtWhatIsDue();
                            assertThat(DISCORD.messages(CHANNEL))
                                    .filteredOn(it -> it.id().equals(post))
                                    .singleElement()
                                    .extracting(it -> it.body().toString())
                                    .asString()
                                    .contains(recording);
                        });
    }

    /** What became of the post of the last broadcast of a channel. */
    private static String postState(String id) {
        var answer = neo.get("/api/guilds/" + CLUB + "/deliveries?page_size=1&streamer_id=" + id);
        return answer.json().path("deliveries").path(0).path("post").path("state").asText();
    }

    @Test
    void a_streamer_who_was_invited_goes_to_twitch_and_comes_back_with_their_own_channel() {
        var code = neo.post("/api/guilds/" + CLUB + "/invites").json().path("code").asText();
        var kay = loggedIn(new Person("186000000000000200", "kay"));
        assertThat(kay.post("/api/invites/" + code + "/accept").status()).isEqualTo(200);
        var left = kay.get("/api/guilds/" + CLUB + "/streamers/link");
        assertThat(left.status()).as(left.body()).isEqualTo(200);
        var cookie = left.setLike("twitch_link_").replaceFirst(";.*", "");

        var atTwitch = URI.create(left.json().path("url").asText());
        var choices = new Guests(atTwitch.getPort(), PAGE).open(address(atTwitch), "theme=dark");
        assertThat(choices.status()).as(choices.body()).isEqualTo(200);
        var chosen = choices.body().replaceFirst("(?s).*href=\"([^\"]+)\">The kay<.*", "$1");
        var back = kay.open(address(URI.create(chosen.replace("&amp;", "&"))), cookie);

        assertThat(back.status()).as(back.body()).isEqualTo(303);
        assertThat(back.location()).isEqualTo(PAGE + "/dashboard/guilds/" + CLUB);
        var me = kay.get("/api/auth/me").json().path("user_id").asText();
        var own = kay.get("/api/streamers/me").json().path("streamers").path(0);
        assertThat(own.path("twitch_login").asText()).isEqualTo("kay");
        var seen = kay.get("/api/guilds/" + CLUB + "/streamers/" + id(own)).json();
        assertThat(seen.path("added_by").asText()).isEqualTo(me);
        await().until(() -> events(id(own)).equals("push"));
    }

    private static String address(URI uri) {
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    @Test
    void a_type_that_the_server_does_not_want_is_left_out() {
        var id = follow("cleo", Map.of("channel_id", CHANNEL));

        TWITCH.goLive("cleo", "Once more", "Trackmania", "rerun");

        await().until(() -> told(id).equals("skipped stream_type"));
        assertThat(postsOf("cleo", CHANNEL)).isEmpty();
    }

    @Test
    void what_is_filtered_waits_for_a_match_and_makes_one_post_then() {
        var filter = Map.of("games", List.of("Trackmania"));
        var id = follow("dan", Map.of("channel_id", CHANNEL, "filter", filter));
        await().until(() -> TWITCH.subscriptions().contains(updatesOf("dan")));
        TWITCH.goLive("dan", "Warm-up", "Chess");
        await().until(() -> told(id).equals("scheduled waiting_for_match"));

        TWITCH.changes("dan", "The cup", "trackmania");
        await().until(() -> toldSoon(id).equals("sent announced"));
        TWITCH.changes("dan", "The final", "Trackmania");
        // Whatever came before it was handled when this is posted.
        follow("emil", Map.of("channel_id", CHANNEL));
        TWITCH.goLive("emil", "Later", "Chess");
        await().until(() -> !postsOf("emil", CHANNEL).isEmpty());

        assertThat(postsOf("dan", CHANNEL)).hasSize(1);
        assertThat(TWITCH.subscriptions())
                .as("only of whom posts look at")
                .doesNotContain(updatesOf("emil"));
    }

    private static String updatesOf(String login) {
        return "channel.update " + login.hashCode() + " enabled";
    }

    @Test
    void a_channel_that_is_to_wait_waits_and_no_other_does() {
        var waits = follow("finn", Map.of("channel_id", QUIET));
        var others = List.of("pam", "rob");
        others.forEach(login -> follow(login, Map.of("channel_id", QUIET)));
        follow("gil", Map.of("channel_id", NEXT_DOOR));
        long begun = System.nanoTime();
        var asked = APP.clock.instant();
        DISCORD.answerNextTo(
                "channels/" + QUIET + "/messages",
                429,
                "{\"retry_after\":4.5}",
                Map.of("X-RateLimit-Scope", "user"));

        TWITCH.goLive("finn", "Waits", "Trackmania");
        await().until(() -> told(waits).equals("scheduled rate_limited"));
        others.forEach(login -> TWITCH.goLive(login, "Waits as well", "Trackmania"));
        TWITCH.goLive("gil", "Goes", "Trackmania");

        await().until(() -> !postsOf("gil", NEXT_DOOR).isEmpty());
        assertThat(postsOf("finn", QUIET)).isEmpty();
        assertPostedAfterTheWait(List.of("finn", "pam", "rob"), QUIET, begun);
        assertThat(postsOf("finn", QUIET).getFirst().at()).isAfterOrEqualTo(asked.plus(WAIT));
    }

    /** Each of them is posted there, and none before the time is over that Discord said. */
    private static void assertPostedAfterTheWait(List<String> logins, String channel, long begun) {
        await().untilAsserted(
                        () -> {
                            lookAtWhatIsDue();
                            assertThat(logins)
                                    .anySatisfy(it -> assertThat(postsOf(it, channel)).hasSize(1));
                        });
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(WAIT);
        await().untilAsserted(
                        () -> {
                            lookAtWhatIsDue();
                            assertThat(logins)
                                    .allSatisfy(it -> assertThat(postsOf(it, channel)).hasSize(1));
                        });
    }

    @Test
    void when_discord_has_all_requests_wait_no_channel_is_posted_to_until_that_is_over() {
        var first = follow("sue", Map.of("channel_id", QUIET));
        follow("tim", Map.of("channel_id", NEXT_DOOR));
        long begun = System.nanoTime();
        DISCORD.answerNextTo(
                "channels/" + QUIET + "/messages",
                429,
                "{\"retry_after\":4.5,\"global\":true}",
                Map.of("X-RateLimit-Scope", "global"));

        TWITCH.goLive("sue", "Waits", "Trackmania");
        await().until(() -> told(first).equals("scheduled rate_limited"));
        TWITCH.goLive("tim", "Waits too", "Trackmania");

        assertPostedAfterTheWait(List.of("tim"), NEXT_DOOR, begun);
        assertPostedAfterTheWait(List.of("sue"), QUIET, begun);
    }

    @Test
    void a_channel_that_twitch_removed_is_gone_and_what_it_ended_alone_is_asked_for_again() {
        var id = follow("hugo", Map.of("channel_id", CHANNEL));
        TWITCH.losesSubscriptions("hugo");
        assertThat(TWITCH.tellsOf("hugo")).isFalse();
        run("reconciler");
        await().until(() -> TWITCH.tellsOf("hugo"));

        TWITCH.revokes("hugo", "user_removed");

        await().until(() -> events(id).equals("gone"));
    }

    @Test
    void what_twitch_did_not_tell_is_found_by_one_look_and_posted_once() {
        follow("ida", Map.of("channel_id", CHANNEL));
        TWITCH.goLiveUntold("ida", "Unheard", "Trackmania");

        run("poll");
        await().until(() -> !postsOf("ida", CHANNEL).isEmpty());
        run("poll");

        assertThat(postsOf("ida", CHANNEL)).hasSize(1);
    }

    /** Has a job run, and waits until it has. */
    private static void run(String job) {
        var path = "/api/streams/jobs/" + job;
        var asked = neo.post(path, "", "Authorization", "Bearer " + TestApplication.CRON_SECRET);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        APP.service().lookAround();
        await().untilAsserted(
                        () -> {
                            var now = neo.read(path, TestApplication.CRON_SECRET).json();
                            assertThat(now.path("state").asText()).isEqualTo("idle");
                            assertThat(now.path("result").asText()).isEqualTo("ok");
                        });
    }

    @Test
    void of_several_who_accept_a_one_use_invite_at_once_one_comes_in() {
        var code =
                neo.post("/api/guilds/" + CLUB + "/invites", Map.of("max_uses", 1))
                        .json()
                        .path("code")
                        .asText();
        var guests =
                IntStream.range(0, 5)
                        .mapToObj(i -> loggedIn(new Person("18600000000000010" + i, "guest" + i)))
                        .toList();

        var answers =
                guests.parallelStream()
                        .map(guest -> guest.post("/api/invites/" + code + "/accept").status())
                        .sorted()
                        .toList();

        assertThat(answers).containsExactly(200, 410, 410, 410, 410);
        assertThat(guests.stream().filter(guest -> serversOf(guest).contains(CLUB))).hasSize(1);
    }

    private static String id(JsonNode json) {
        return json.path("id").asText();
    }
}
