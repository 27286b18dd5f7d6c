package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the web app does when things go wrong: sessions that end, servers that are slow or away. */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebTroubleTest {

    private static final String FEEDBACK = "The chart on my map is upside down; please look.";

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

    private Page enter(Window window) {
        return visitors.visit(window, base, ColorScheme.DARK, api.logIn("fox@example.org"));
    }

    private static Locator exactly(Page page, String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    void a_session_that_ends_in_the_middle_of_a_form_loses_nothing_of_it() {
        var page = enter(Window.PHONE);
        page.navigate("/feedback");
        page.getByLabel("Message").fill(FEEDBACK);
        var owner = api.logIn("fox@example.org").text("access_token");
        api.send(
                api.json("/api/v1/users/sessions")
                        .header("Authorization", "Bearer " + owner)
                        .DELETE());

        press(page, "Send");

        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Your session has ended");
        page.getByRole(AriaRole.DIALOG).getByLabel("E-mail or TMX name").fill("fox@example.org");
        page.getByRole(AriaRole.DIALOG).getByLabel("Password").fill(TestApplication.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).not().isVisible();
        assertThat(page.getByLabel("Message")).hasValue(FEEDBACK);
        press(page, "Send");
        assertThat(page.getByLabel("Message")).hasValue("");
    }

    @Test
    void somebody_else_who_logs_in_at_an_ended_session_finds_nothing_of_it() {
        api.newcomer("Hare", "hare@example.org");
        var page = enter(Window.PHONE);
        page.navigate("/feedback");
        page.getByLabel("Message").fill(FEEDBACK);
        var owner = api.logIn("fox@example.org").text("access_token");
        api.send(
                api.json("/api/v1/users/sessions")
                        .header("Authorization", "Bearer " + owner)
                        .DELETE());
        press(page, "Send");
        page.getByRole(AriaRole.DIALOG).getByLabel("E-mail or TMX name").fill("hare@example.org");
        page.getByRole(AriaRole.DIALOG).getByLabel("Password").fill(TestApplication.PASSWORD);

        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Hare");
        page.navigate("/feedback");
        assertThat(page.getByLabel("Message")).hasValue("");
    }

    @Test
    void no_touch_is_lost_while_an_earlier_one_is_unanswered() {
        var page = enter(Window.PHONE);
        page.navigate("/maps");
        press(page, "Follow");
        assertThat(exactly(page, "Following")).isVisible();
        var held = new ArrayList<Route>();
        page.route(
                "**/users/alerts/*",
                route -> {
                    if (held.isEmpty()) {
                        held.add(route);
                    } else {
                        route.resume();
                    }
                });

        exactly(page, "World records").click();
        exactly(page, "Following").click();
        exactly(page, "Paused").click();
        exactly(page, "Following").click();
        exactly(page, "Top 100").click();

        assertThat(exactly(page, "Paused")).isVisible();
        assertThat(held).hasSize(1);
        held.getFirst().resume();
        var token = api.logIn("fox@example.org").text("access_token");
        page.waitForCondition(
                () ->
                        api.get("/api/v1/users/alerts", token)
                                .json()
                                .at("/alerts/0/recordFilter")
                                .asText()
                                .equals("all"));
        assertThat(api.get("/api/v1/users/alerts", token).json().at("/alerts/0/isActive").asText())
                .isEqualTo("false");
        page.reload();
        assertThat(exactly(page, "Paused")).isVisible();
    }

    @Test
    void an_access_token_that_expired_is_renewed_once_for_everything_on_the_page() {
        var page = enter(Window.DESKTOP);
        var renewals = new AtomicInteger();
        page.onRequest(
                request -> {
                    if (request.url().endsWith("/users/refresh")) {
                        renewals.incrementAndGet();
                    }
                });
        page.evaluate(
                "localStorage.setItem('access_token', localStorage.getItem('access_token') + 'x')");

        page.navigate("/");

        assertThat(page.getByText("You follow no maps yet")).isVisible();
        assertThat(page.getByText("You guard no place yet")).isVisible();
        assertThat(renewals).hasValue(1);
    }

    @Test
    void a_failing_server_is_said_with_what_to_do_and_what_was_shown_stays() {
        var page = enter(Window.DESKTOP);
        page.route(
                "**/api/v1/users/records?**",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(500)
                                        .setContentType("text/html")
                                        .setBody("<h1>proxy</h1>")));
        page.navigate("/records");
        assertThat(page.getByText("The server answered with an error (500)")).isVisible();
        page.unroute("**/api/v1/users/records?**");
        press(page, "Try again");
        assertThat(page.getByText("No records here")).isVisible();

        page.navigate("/feedback");
        page.getByLabel("Message").fill(FEEDBACK);
        page.route("**/api/v1/feedback", Route::abort);
        press(page, "Send");
        assertThat(page.getByText("Pacenote cannot be reached")).isVisible();
        assertThat(page.getByLabel("Message")).hasValue(FEEDBACK);
        page.unroute("**/api/v1/feedback");
        press(page, "Send");
        assertThat(page.getByLabel("Message")).hasValue("");
    }

    @Test
    void a_page_whose_script_is_gone_after_an_update_says_so_and_loads_again() {
        var page = visitors.visit(Window.PHONE, base, ColorScheme.DARK);
        page.route(
                "**/assets/index-*.js",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(403)));
        page.navigate("/login");
        assertThat(page.getByText("Pacenote could not be loaded")).isVisible();
        page.unroute("**/assets/index-*.js");
        press(page, "Reload the page");
        assertThat(page.getByLabel("Password")).isVisible();
        assertThat(page.getByText("Pacenote could not be loaded")).isHidden();
    }

    @Test
    void an_admin_has_a_mail_that_did_not_leave_tried_again() {
        var fox = api.logIn("fox@example.org").text("access_token");
        api.post("/api/v1/users/alerts", fox, Map.of("record_filter", "wr"));
        api.cron();
        var track = app.world.tracks().getFirst();
        app.drive(
                track,
                app.world.players().iterator().next(),
                track.board(app.clock.instant()).getFirst().score() - 10);
        app.mail.stop();
        app.clock.set(Instant.parse("2026-11-21T05:00:00Z"));
        assertThat(api.cron().text("emailsFailed")).isEqualTo("1");
        var page =
                visitors.visit(Window.PHONE, base, ColorScheme.DARK, api.logIn("boss@example.org"));
        page.navigate("/admin/mails");
        assertThat(page.locator("tbody")).containsText("will be tried again");
        press(page, "Try again");
        assertThat(page.locator("tbody tr td[data-label=Tries]")).hasText("2");
    }

    @Test
    void offline_is_shown_and_the_page_stays() {
        var page = enter(Window.PHONE);
        page.navigate("/");
        assertThat(page.getByText("You follow no maps yet")).isVisible();

        page.context().setOffline(true);
        assertThat(page.getByText("Offline: what you see is from before.")).isVisible();
        assertThat(page.getByText("You follow no maps yet")).isVisible();
        page.context().setOffline(false);
        assertThat(page.getByText("Offline: what you see is from before.")).not().isVisible();
    }

    @Test
    void a_slow_server_shows_the_shape_of_what_comes_and_takes_no_second_press() {
        var page = enter(Window.DESKTOP);
        var sent = new ArrayList<Route>();
        page.route(
                "**/api/v1/users/alerts",
                route -> {
                    if (route.request().method().equals("POST")) {
                        sent.add(route);
                    } else {
                        route.resume();
                    }
                });
        page.navigate("/maps");
        var follow = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Follow"));
        follow.dblclick();
        page.waitForCondition(() -> !sent.isEmpty());
        sent.getFirst().resume();

        assertThat(page.getByText("40 maps").first()).isVisible();
        assertThat(sent).hasSize(1);
    }

    @Test
    void a_search_shows_how_far_it_is_survives_a_reload_and_can_be_stopped() {
        app.inventor.author(
                app.world,
                new TmxUser(2, "Many"),
                300,
                30,
                Inventor.Pace.STILL,
                LocalDate.of(2026, 11, 20));
        app.sandbox.faults().latency(Duration.ofMillis(250));
        app.service().startScheduledJobs();
        var page = enter(Window.DESKTOP);
        page.navigate("/search");
        assertThat(page.getByRole(AriaRole.COMBOBOX)).hasValue("Mad Fox");
        page.getByRole(AriaRole.COMBOBOX).fill("Many");
        // Suggestions that come later would lie over the rest of the page.
        assertThat(page.getByRole(AriaRole.OPTION)).isVisible();
        page.keyboard().press("Escape");
        press(page, "Search");
        assertThat(page.getByText("of 300 maps read")).isVisible();

        page.reload();
        assertThat(page.getByText("of 300 maps read")).isVisible();
        press(page, "Stop");

        assertThat(page.getByText("You stopped this search.")).isVisible();
        long asked = app.sandbox.manners().total();
        var last = new AtomicLong(asked);
        page.waitForCondition(
                () -> {
                    page.waitForTimeout(1_000);
                    long now = app.sandbox.manners().total();
                    return last.getAndSet(now) == now;
                });
        assertThat(last.get() - asked)
                .as("it is noticed soon, and not after another two hundred maps")
                .isLessThan(100);
    }

    @Test
    void nothing_foreign_is_asked_but_pictures_of_maps_and_those_only_if_wanted() {
        var page = enter(Window.DESKTOP);
        page.route("https://trackmania.exchange/**", Route::abort);
        page.navigate("/maps");
        press(page, "Follow");
        assertThat(page.getByText("40 maps").first()).isVisible();
        page.waitForCondition(() -> !visitors.foreign().isEmpty());
        assertThat(visitors.foreign())
                .allMatch(url -> url.startsWith("https://trackmania.exchange/mapthumb/"));

        page.navigate("/me");
        page.getByText("Pictures of maps").click();
        int before = visitors.foreign().size();
        page.navigate("/maps");
        assertThat(page.getByText("40 maps").first()).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(visitors.foreign()).hasSize(before);
        assertThat(visitors.complaints()).isEmpty();
    }
}
