package dev.pacenote.acceptance.streams;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.TwitchService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever runs a Discord server, in the web app: channel, streamers, text and a test post. */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class StreamsPagesTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final DiscordService DISCORD = new DiscordService(APP.clock);
    private static final TwitchService TWITCH = new TwitchService(APP.clock);
    private static final String CALLBACK = "https://pacenote.example/auth/callback";
    private static final Person NEO = new Person("186000000000000001", "neo");
    private static final String CLUB = "900000000000000001";
    private static final String CHANNEL = "800000000000000001";
    private static final String OTHER_CHANNEL = "800000000000000002";

    private static Api api = new Api(0);
    private static Cookie session = new Cookie("session", "none yet");

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    @BeforeAll
    static void open() {
        DISCORD.guild(CLUB, "Speed Club", NEO, true);
        DISCORD.channel(CLUB, CHANNEL, "live-now", true);
        TWITCH.channel(new TwitchService.Channel("1234", "ada", "Ada"));
        TWITCH.channel(new TwitchService.Channel("1235", "bob", "Bob & Co"));
        TWITCH.channel(new TwitchService.Channel("1236", "cy", "Cy"));
        TWITCH.channel(new TwitchService.Channel("1237", "dot", "Dot"));
        TWITCH.channel(new TwitchService.Channel("1238", "eli", "Eli"));
        DISCORD.channel(CLUB, OTHER_CHANNEL, "history", true);
        int port = FreePort.find();
        api =
                StreamsVariables.set(APP, DISCORD, TWITCH)
                        .with("PORT", Integer.toString(port))
                        .with("API_BASE_URL", "http://127.0.0.1:" + port)
                        .with("FRONTEND_URL", "http://127.0.0.1:" + port)
                        .with("TWITCH_REQUESTS_PER_SECOND", "1000")
                        .open();
        APP.clock.letGo();
        api.newcomer("fox", "fox@example.org");
        session = logInWithDiscord();
    }

    @AfterAll
    static void close() {
        APP.close();
        TWITCH.close();
        DISCORD.close();
    }

    @AfterEach
    void nothingBehindThePersonsBack() {
        assertThat(visitors.foreign()).allMatch(url -> url.startsWith(TWITCH.url().toString()));
    }

    private Page enter(Window window, ColorScheme scheme) {
        var page =
                visitors.visit(
                        window,
                        "http://127.0.0.1:" + api.port(),
                        scheme,
                        api.logIn("fox@example.org"));
        page.navigate("/streams");
        return page;
    }

    /** In a browser whose person came back from Discord once: log-ins from one address are few. */
    private Page enterLoggedIn(Window window, ColorScheme scheme) {
        var page = enter(window, scheme);
        assertThat(page.getByText("Please log in with Discord")).isVisible();
        page.context().addCookies(List.of(session));
        page.navigate("/dashboard");
        assertThat(page.getByText("Speed Club").first()).isVisible();
        assertThat(page).hasURL("http://127.0.0.1:" + api.port() + "/streams");
        return page;
    }

    /** As if the person had been at Discord and come back, which nobody here can. */
    private static Guests loggedIn(Person person) {
        var browser = new Guests(api.port(), "http://127.0.0.1:" + api.port());
        var login =
                browser.post(
                        "/api/auth/discord/exchange",
                        Map.of("code", DISCORD.code(person), "redirect_uri", CALLBACK));
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        return browser;
    }

    private static Cookie logInWithDiscord() {
        var browser = loggedIn(NEO);
        return new Cookie("session", browser.cookie().substring("session=".length()))
                .setUrl("http://127.0.0.1:" + api.port());
    }

    @Test
    void whoever_is_not_logged_in_at_discord_is_led_there() {
        var page = enter(Window.DESKTOP, ColorScheme.DARK);
        assertThat(
                        page.getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions().setName("Log in with Discord"))
                                .getAttribute("href"))
                .isEqualTo("/api/auth/discord/login");
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    void an_admin_chooses_the_channel_adds_a_streamer_and_posts_a_test() {
        var page = enterLoggedIn(Window.DESKTOP, ColorScheme.DARK);
        page.navigate("/streams/" + CLUB + "/settings");
        page.getByLabel("Channel for posts").selectOption(CHANNEL);
        press(page, "Save");
        assertThat(page.getByText("Saved.").first()).isVisible();

        page.navigate("/streams/" + CLUB);
        page.getByLabel("Twitch name or address").fill("nobody_x");
        press(page, "Add");
        assertThat(page.getByText("Twitch knows no channel of that name.").first()).isVisible();
        page.getByLabel("Twitch name or address").fill("twitch.tv/ada");
        press(page, "Add");
        assertThat(page.getByText("is followed now.")).isVisible();

        page.navigate("/streams/" + CLUB + "/post");
        press(page, "Post a test");
        assertThat(page.getByText("The test is posted.").first()).isVisible();
        assertThat(DISCORD.messages(CHANNEL)).hasSize(1);
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Text").setExact(true))
                .fill("{streamer_display_name} is live {nope}");
        assertThat(page.getByText("There is no variable {nope} for this text.").first())
                .isVisible();
        assertThat(DISCORD.messages(CHANNEL)).hasSize(1);
    }

    /** As another admin, who has the page open elsewhere. */
    private static void savesElsewhere(Page page, String text) {
        var status =
                page.evaluate(
                        """
                        async ([server, content]) => (await fetch(`/api/guilds/${server}/config`, {
                          method: 'PUT',
                          headers: { 'Content-Type': 'application/json' },
                          body: JSON.stringify({ message_template: { content } }),
                        })).status
                        """,
                        List.of(CLUB, text));
        assertThat(status).isEqualTo(200);
    }

    @Test
    void a_text_that_another_admin_saved_meanwhile_is_shown_before_ones_own_takes_its_place() {
        var page = enterLoggedIn(Window.DESKTOP, ColorScheme.DARK);
        page.navigate("/streams/" + CLUB + "/post");
        var text =
                page.getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("Text").setExact(true));
        var alert = page.getByText("Somebody saved another text since you began yours.");
        text.fill("Begun by me");
        assertThat(page.getByText("Not saved yet; kept in this browser.")).isVisible();
        savesElsewhere(page, "Saved by Bob");
        page.reload();
        assertThat(alert).isVisible();
        assertThat(page.getByText("Text: Saved by Bob")).isVisible();
        assertThat(text).hasValue("Begun by me");
        press(page, "Save mine instead");
        assertThat(page.getByText("Saved.")).isVisible();

        text.fill("Gone on with by me");
        savesElsewhere(page, "Saved by Bob again");
        press(page, "Save");
        assertThat(page.getByText("Text: Saved by Bob again")).isVisible();
        press(page, "Discard changes");
        assertThat(alert).hasCount(0);
        assertThat(text).hasValue("Saved by Bob again");
    }

    /**
     * Walks to Twitch and presses {@code choice} there. Our page may name the same channel, so
     * nothing is pressed before Twitch's page is there.
     */
    private static void linkAtTwitch(Page page, String choice) {
        press(page, "Link my channel");
        page.waitForURL(url -> url.startsWith(TWITCH.url().toString()));
        page.getByText(choice).click();
    }

    @Test
    void a_person_links_their_own_channel_at_twitch_and_lets_nobody_follow_it() {
        var page = enterLoggedIn(Window.DESKTOP, ColorScheme.DARK);
        var server = "/streams/" + CLUB;
        page.navigate(server);
        linkAtTwitch(page, "Cancel");
        assertThat(page.getByText("You said no at Twitch, so nothing was linked.")).isVisible();
        press(page, "Close");

        linkAtTwitch(page, "Bob & Co");
        assertThat(page).hasURL("http://127.0.0.1:" + api.port() + server);
        assertThat(page.getByText("You", new Page.GetByTextOptions().setExact(true))).isVisible();
        linkAtTwitch(page, "Bob & Co");
        assertThat(page.getByText("Bob & Co is followed here already.")).isVisible();

        page.navigate("/streams/channels");
        page.getByLabel("Who may follow it").selectOption("nobody");
        press(page, "Let nobody follow it");
        assertThat(page.getByText("No server follows it.")).isVisible();
        page.navigate("/?error=auth_denied");
        assertThat(page.getByText("The log-in with Discord did not work.")).isVisible();
    }

    @Test
    void an_admin_has_a_role_made_for_a_streamer_and_somebody_takes_it_and_leaves_it() {
        var page = enterLoggedIn(Window.DESKTOP, ColorScheme.DARK);
        page.navigate("/streams/" + CLUB);
        page.getByLabel("Twitch name or address").fill("cy");
        press(page, "Add");
        assertThat(page.getByText("is followed now.")).isVisible();
        var streamer = "/streams/" + CLUB + "/streamers/" + idOf(page, "cy");
        page.navigate(streamer);
        page.getByText("Settings for this streamer").click();
        page.getByLabel("Who is pinged").selectOption("managed_role");
        assertThat(page.getByText("gives it to whoever switches their pings on")).isVisible();
        press(page, "Save the settings");
        assertThat(page.getByText("Saved.").first()).isVisible();
        await().pollInSameThread()
                .untilAsserted(
                        () -> {
                            page.navigate(streamer);
                            assertThat(page.getByText("The bot may not manage roles.")).isVisible();
                        });

        page.navigate("/streams/choices");
        var pings = page.locator(".switch").filter(new Locator.FilterOptions().setHasText("Cy"));
        pings.click();
        assertThat(page.getByText("An admin has to let our bot manage roles.").first()).isVisible();
        DISCORD.botManagesRoles(CLUB, true);
        pings.click();
        assertThat(page.getByText("You have the role that its posts ping")).isVisible();
        await().until(() -> DISCORD.rolesOf(CLUB, NEO).contains("Live: Cy"));
        pings.click();
        await().until(() -> !DISCORD.rolesOf(CLUB, NEO).contains("Live: Cy"));
        assertThat(page.getByText("Switched on, you get the role")).isVisible();
    }

    @Test
    void an_admin_makes_an_invite_that_is_used_up_and_takes_another_one_back() {
        var page = enterLoggedIn(Window.DESKTOP, ColorScheme.DARK);
        var invites = "/streams/" + CLUB + "/invites";
        page.navigate(invites);
        page.getByLabel("How many may come by it").fill("one");
        press(page, "Make an invite");
        assertThat(page.getByText("Please give a whole number, or nothing.")).isVisible();
        page.getByLabel("How many may come by it").fill("1");
        press(page, "Make an invite");
        var first = page.getByLabel("Invites").getByRole(AriaRole.LISTITEM).first();
        assertThat(first).containsText("Nobody came by it so far; 1 may.");
        var used = linkIn(first);

        var trinity = loggedIn(new Person("186000000000000002", "trinity"));
        assertThat(
                        trinity.post("/api" + used.replace("/invite/", "/invites/") + "/accept")
                                .status())
                .isEqualTo(200);
        page.navigate(invites);
        assertThat(first).containsText("Used up: 1 person came by it.");
        page.navigate(used);
        assertThat(page.locator("h1:visible").first()).containsText("Invite");
        assertThat(page.locator(".bones")).hasCount(0);
        assertThat(page.getByText("Come in", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);

        page.navigate(invites);
        press(page, "Make an invite");
        assertThat(first).containsText("Nobody came by it so far.");
        var revoked = linkIn(first);
        first.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete")).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.locator("a[href$='" + revoked + "']")).hasCount(0);
        assertThat(trinity.get("/api" + revoked.replace("/invite/", "/invites/")).status())
                .isEqualTo(404);

        page.navigate("/streams/" + CLUB + "/audit");
        var entries = page.getByLabel("Audit").getByRole(AriaRole.LISTITEM);
        assertThat(entries.nth(0)).containsText("Deleted an invite");
        assertThat(entries.nth(0)).containsText("By you");
        assertThat(entries.nth(0)).containsText("done");
        assertThat(entries.nth(1)).containsText("Made an invite");
        assertThat(entries.nth(2)).containsText("Came in by an invite");
        assertThat(entries.nth(2))
                .containsText(
                        "By account "
                                + trinity.get("/api/auth/me").json().path("user_id").asText());
    }

    /** The path that a row leads to. */
    private static String linkIn(Locator row) {
        var address = row.getByRole(AriaRole.LINK).first().getAttribute("href");
        return address.substring(address.indexOf("/invite/"));
    }

    @Test
    void an_admin_finds_in_the_history_what_became_of_a_stream_and_why() {
        var neo = loggedIn(NEO);
        follow(neo, "dot", Map.of("channel_id", OTHER_CHANNEL));
        follow(neo, "eli", Map.of("channel_id", OTHER_CHANNEL, "enabled", false));
        TWITCH.goLive("dot", "The cup", "Trackmania");
        TWITCH.goLive("eli", "The other cup", "Trackmania");
        var told = "/api/guilds/" + CLUB + "/deliveries";
        await().until(
                        () ->
                                neo.get(told)
                                        .json()
                                        .findValuesAsText("reason")
                                        .containsAll(List.of("announced", "link_disabled")));

        var page = enterLoggedIn(Window.DESKTOP, ColorScheme.DARK);
        page.navigate("/streams/" + CLUB + "/history");
        var rows = page.getByLabel("What became of each stream").locator(":scope > li");
        assertThat(rows.filter(with("Dot"))).containsText("Posted.");
        rows.filter(with("Dot")).locator("summary").click();
        assertThat(rows.filter(with("Dot")).getByText("see it at Discord"))
                .hasAttribute(
                        "href",
                        "https://discord.com/channels/"
                                + CLUB
                                + "/"
                                + OTHER_CHANNEL
                                + "/"
                                + DISCORD.messages(OTHER_CHANNEL).getFirst().id());

        page.getByLabel("What became of it").selectOption("skipped");
        assertThat(rows).hasCount(1);
        assertThat(rows.first()).containsText("Eli");
        assertThat(rows.first()).containsText("Posts were switched off for this streamer.");
        page.getByLabel("Streamer").selectOption("Dot");
        assertThat(page.getByText("Nothing matches")).isVisible();
        page.getByLabel("What became of it").selectOption("sent");
        assertThat(rows).hasCount(1);
        assertThat(rows.first()).containsText("Dot");
    }

    private static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void follow(Guests admin, String login, Map<String, ?> settings) {
        var added = admin.post("/api/guilds/" + CLUB + "/streamers", Map.of("login", login));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var streamer = "/api/guilds/" + CLUB + "/streamers/" + added.json().path("id").asText();
        assertThat(admin.put(streamer, settings).status()).isEqualTo(200);
        await().until(() -> admin.get(streamer).json().path("events").asText().equals("push"));
    }

    private static String idOf(Page page, String login) {
        return (String)
                page.evaluate(
                        "([guild, login]) => fetch('/api/guilds/' + guild + '/streamers')"
                                + ".then((answer) => answer.json()).then((all) =>"
                                + " all.find((it) => it.twitch_login === login).id)",
                        List.of(CLUB, login));
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void every_page_is_read_without_barriers_and_fits(Window window) {
        // The phone in the dark, the desk in the light: colours are the same on both.
        var scheme = window == Window.PHONE ? ColorScheme.DARK : ColorScheme.LIGHT;
        var page = enterLoggedIn(window, scheme);
        for (var path :
                List.of(
                        "",
                        "/channels",
                        "/" + CLUB,
                        "/" + CLUB + "/post",
                        "/" + CLUB + "/history",
                        "/" + CLUB + "/invites",
                        "/" + CLUB + "/audit",
                        "/choices",
                        "/" + CLUB + "/settings")) {
            page.navigate("/streams" + path);
            isReadable(page, path);
        }
    }

    static Stream<Arguments> looks() {
        return Stream.of(Window.values())
                .flatMap(
                        window ->
                                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                        .map(scheme -> Arguments.of(window, scheme)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void an_invite_shows_its_server_and_leads_there_once_somebody_logged_in(
            Window window, ColorScheme scheme) {
        var member = enterLoggedIn(window, scheme);
        var invite = "/invite/" + inviteOf(member);

        var stranger = visitors.visit(window, "http://127.0.0.1:" + api.port(), scheme);
        stranger.navigate(invite);
        assertThat(stranger.getByText("Speed Club").first()).isVisible();
        assertThat(
                        stranger.getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions().setName("Log in to come in"))
                                .getAttribute("href"))
                .isEqualTo("/login?next=" + URLEncoder.encode(invite, StandardCharsets.UTF_8));
        isReadable(stranger, "a stranger at an invite");
        stranger.navigate("/invite/0123456789abcdef");
        assertThat(stranger.getByText("Log in to come in")).hasCount(0);
        isReadable(stranger, "at an invite that is unknown");

        member.navigate(invite);
        isReadable(member, "a member at an invite");
        press(member, "Come in");
        assertThat(member).hasURL("http://127.0.0.1:" + api.port() + "/streams/" + CLUB);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void the_way_back_from_twitch_leads_to_the_server_with_what_it_has_to_say(
            Window window, ColorScheme scheme) {
        var page = enterLoggedIn(window, scheme);

        page.navigate(
                "/dashboard/guilds/" + CLUB + "?notice=already_linked&streamer=Bob%20%26%20Co");

        assertThat(page.getByText("Bob & Co is followed here already.")).isVisible();
        assertThat(page.locator("h1:visible").first()).containsText("Speed Club");
        isReadable(page, "back from Twitch");
    }

    private static void isReadable(Page page, String where) {
        assertThat(page.locator("h1:visible, h2:visible").first()).isVisible();
        assertThat(page.locator(".bones")).hasCount(0);
        assertThat(BrowserUsers.barriers(page)).as(where).isEmpty();
        assertThat(BrowserUsers.sideways(page)).as(where).isZero();
    }

    private static String inviteOf(Page page) {
        return (String)
                page.evaluate(
                        "guild => fetch('/api/guilds/' + guild + '/invites', { method: 'POST',"
                                + " headers: { 'Content-Type': 'application/json' }, body: '{}' })"
                                + ".then((answer) => answer.json()).then((made) => made.code)",
                        CLUB);
    }
}
