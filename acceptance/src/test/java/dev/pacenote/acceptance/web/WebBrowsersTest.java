package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The web app in browsers that are set up differently: one that keeps nothing, one that translates;
 * and with names in every script and direction.
 */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebBrowsersTest {

    private static final String FEEDBACK = "The chart on my map is upside down; please look.";

    /** What the translator writes around the texts. */
    enum Translator {
        /** The page's own text stays, inside of what is put around it. */
        WRAPS("text.replaceWith(outer); inner.append(text);"),
        /** Another text takes the place of the page's own. */
        REPLACES("text.replaceWith(outer); inner.append('\u00bb' + text.data);");

        /** Whatever is on the page, and whatever comes later, as translators do. */
        final String script;

        Translator(String put) {
            script =
                    """
                    () => {
                      const translate = () => {
                        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                        const texts = [];
                        while (walk.nextNode()) texts.push(walk.currentNode);
                        for (const text of texts) {
                          if (text.parentElement.closest('font, script, style, [translate=no]')) continue;
                          const outer = document.createElement('font');
                          const inner = document.createElement('font');
                          outer.append(inner);
                          %s
                        }
                      };
                      translate();
                      new MutationObserver(translate).observe(document.body,
                          { childList: true, characterData: true, subtree: true });
                    }
                    """
                            .formatted(put);
        }
    }

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private Api api;
    private String base;

    @BeforeEach
    void open() {
        app.inventor.author(
                app.world,
                new TmxUser(1, "Mad Fox"),
                40,
                30,
                Inventor.Pace.STILL,
                LocalDate.of(2026, 11, 20));
        app.with("ADMIN_EMAIL", "boss@example.org")
                .with("ADMIN_USERNAME", "Boss")
                .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
        api = app.open();
        app.clock.letGo();
        base = "http://127.0.0.1:" + app.service().port();
        api.register("Mad Fox", "fox@example.org");
    }

    @AfterEach
    void close() {
        app.close();
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void go(Page page, String address) {
        page.locator("nav.rail a.nav[href='" + address + "']").click();
    }

    private static Locator button(Page page, String text) {
        return page.locator("button").filter(new Locator.FilterOptions().setHasText(text)).first();
    }

    private String messages() {
        var boss = api.logIn("boss@example.org").text("access_token");
        return api.get("/api/v1/feedback", boss).body();
    }

    @Test
    void a_browser_that_keeps_nothing_shows_the_page_says_so_and_is_logged_in_while_it_is_open(
            @TempDir Path folder) throws IOException {
        var page = visitors.visitKeepingNothing(Window.DESKTOP, base, folder);
        page.navigate("/login");
        assertThat(
                        page.evaluate(
                                "() => { try { return String(localStorage) } catch (e) { return e.name } }"))
                .isEqualTo("SecurityError");
        assertThat(page.getByText("the session ends when you close this tab")).isVisible();

        page.getByLabel("E-mail or TMX name").fill("fox@example.org");
        page.getByLabel("Password").fill(TestApplication.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.getByText("You follow no maps yet")).isVisible();
        page.getByText("Theme: system").first().click();
        assertThat(page.getByText("Theme: dark").first()).isVisible();
        app.clock.pass(Duration.ofMinutes(16));
        go(page, "/feedback");
        page.getByLabel("Message").fill(FEEDBACK);
        press(page, "Send");

        assertThat(page.getByLabel("Message")).hasValue("");
        assertThat(messages()).contains(FEEDBACK);
        assertThat(visitors.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_page_that_a_translator_rewrites_goes_on_and_its_forms_arrive(Translator translator) {
        var page =
                visitors.visit(
                        Window.DESKTOP, base, ColorScheme.DARK, api.logIn("fox@example.org"));
        page.navigate("/");
        assertThat(page.getByText("You follow no maps yet")).isVisible();
        page.evaluate(translator.script);

        go(page, "/maps");
        page.locator("button[type=submit]").click();
        assertThat(page.getByText("40 maps").first()).isVisible();
        page.getByLabel("Find a map").fill("no map is called so");
        assertThat(page.getByText("No map of yours has this in its name")).isVisible();
        page.getByLabel("Find a map").fill("");
        assertThat(page.getByText("40 maps").first()).isVisible();
        page.locator("a[href^='/maps/']").first().click();
        // A text beside others that comes and goes.
        page.getByLabel("Board").locator(".switch").click();
        assertThat(page.getByText("1 muted")).isVisible();
        page.getByLabel("Board").locator(".switch").click();
        assertThat(page.getByText("1 muted")).hasCount(0);
        button(page, "system").click();
        assertThat(button(page, "dark")).isVisible();
        assertThat(page.getByText("system")).hasCount(0);
        for (var address :
                new String[] {
                    "/guard", "/inbox", "/records", "/search", "/history", "/settings", "/me", "/"
                }) {
            go(page, address);
            assertThat(page.locator("main h1")).isVisible();
        }
        go(page, "/feedback");
        page.getByLabel("Message").fill(FEEDBACK);
        page.locator("form button[type=submit]").click();
        assertThat(page.getByLabel("Message")).hasValue("");

        assertThat(messages()).contains(FEEDBACK);
        assertThat(visitors.complaints()).isEmpty();
    }

    private void drive(Track track, Player player) {
        app.world.add(player);
        app.drive(track, player, track.board(app.clock.instant()).getFirst().score() - 10);
    }

    @Test
    void names_keep_to_themselves_are_never_blank_and_never_translated() {
        var fox = api.logIn("fox@example.org").text("access_token");
        api.post("/api/v1/users/alerts", fox, Map.of("record_filter", "top5"));
        api.cron();
        var tracks = app.world.tracks();
        var turning = new Player(UUID.randomUUID(), "avoN\u202e", "World|Europe|France");
        var unseen = new Player(UUID.randomUUID(), "\u3164\u200b", "World|Europe|Latvia");
        drive(tracks.get(0), turning);
        drive(tracks.get(1), unseen);
        app.clock.set(Instant.parse("2026-11-21T05:00:00Z"));
        api.cron();
        var page =
                visitors.visit(Window.PHONE, base, ColorScheme.DARK, api.logIn("fox@example.org"));
        page.navigate("/records");

        var row = page.locator("li").filter(new Locator.FilterOptions().setHasText("avoN"));
        var name = row.getByText("avoN").boundingBox();
        var zone = row.getByText("France").boundingBox();
        assertThat(zone.x).isGreaterThan(name.x);
        assertThat(row.getByText("avoN")).hasAttribute("translate", "no");
        assertThat(page.getByText(unseen.id().toString())).isVisible();
    }
}
