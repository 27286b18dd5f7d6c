package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.assembly.DemoServer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page of a mapper and a driver, in the sandbox after its first days, on a phone and a desk.
 */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
@Order(5)
class WebPagesTest {

    private static final DemoServer DEMO = new DemoServer();

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    private Api.Answer fox;

    /**
     * Six map searches in a minute are one too many: nobody pays here for what another test asked.
     */
    @BeforeEach
    void comeLater() {
        DEMO.letLimitsPass();
        fox = DEMO.logIn("fox@example.org");
    }

    @AfterAll
    static void close() {
        DEMO.close();
    }

    @AfterEach
    void nothingBehindThePersonsBack() {
        assertThat(visitors.complaints()).isEmpty();
        assertThat(visitors.foreign()).isEmpty();
    }

    private Page open(Window window, String path) {
        var page = visitors.visit(window, DEMO.base(), ColorScheme.DARK, fox);
        page.navigate(path);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator choice(Page page, String name) {
        return page.locator(".choice", new Page.LocatorOptions().setHasText(name));
    }

    private static Locator part(Page page, String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void home_says_what_fell_who_passed_and_when_the_next_look_is(Window window) {
        var page = open(window, "/");

        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Today, Mad Fox");
        assertThat(page.getByText(Pattern.compile("maps checked .* next look .* \\(your time\\)")))
                .isVisible();
        assertThat(page.locator("dl.facts dd").nth(1)).hasText("12");
        assertThat(page.getByText("Records on my maps")).isVisible();
        assertThat(page.locator(".rows .line").first()).isVisible();
        assertThat(BrowserUsers.sideways(page)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void whoever_has_no_address_reads_why_no_mail_comes(Window window) {
        var page = open(window, "/");
        page.route(
                "**/api/v1/users/profile",
                route -> {
                    var answer = route.fetch();
                    route.fulfill(
                            new Route.FulfillOptions()
                                    .setResponse(answer)
                                    .setBody(
                                            answer.text()
                                                    .replaceFirst(
                                                            "\"email\":\"[^\"]*\"",
                                                            "\"email\":\"\"")
                                                    .replace(
                                                            "\"emailVerified\":true",
                                                            "\"emailVerified\":false")));
                });
        page.navigate("/me");

        assertThat(page.getByText("no mail can reach you")).isVisible();
        assertThat(page.getByText("Send the link again")).hasCount(0);
        assertThat(
                        page.getByText(
                                "No daily mail comes, because your account has no e-mail address"))
                .isVisible();
        assertThat(page.getByText("Mail on")).hasCount(0);
        assertThat(BrowserUsers.sideways(page)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_mapper_changes_the_filter_pauses_and_mutes_and_sees_who_led_when(Window window) {
        var page = open(window, "/maps");
        BrowserUsers.answered(page, "PUT", () -> choice(page, "World records").click());
        assertThat(page.getByText("only who takes the first place")).isVisible();
        page.reload();
        assertThat(choice(page, "World records")).hasAttribute("data-selected", "true");
        choice(page, "Top 5").click();
        page.getByText("Following", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Paused", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.getByText("Paused", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Following", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        page.getByLabel("Find a map").fill("tunnel");
        assertThat(page.getByText("1 map", new Page.GetByTextOptions().setExact(true))).isVisible();
        page.locator("a.line").first().click();
        var board = part(page, "Board");
        assertThat(board.locator(".chip.first")).hasText("#1");
        assertThat(board.getByText("The record over time")).isVisible();
        board.getByText("As a table").click();
        assertThat(board.getByRole(AriaRole.TABLE)).isVisible();
        // Each is answered before the next: the answer to the first would pass for that to the
        // second.
        BrowserUsers.answered(page, "PUT", () -> board.getByText("In my mail").click());
        assertThat(board.getByText("Muted")).isVisible();
        BrowserUsers.answered(page, "PUT", () -> board.getByText("Muted").click());
        assertThat(board.getByText("In my mail")).isVisible();
        assertThat(BrowserUsers.sideways(page)).isZero();

        page.reload();
        assertThat(part(page, "Board").locator(".chip.first")).isVisible();
        link(page, "Close").click();
        assertThat(page).hasURL(DEMO.base() + "/maps");
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_driver_finds_a_map_is_told_why_not_and_sees_a_place_over_time(Window window) {
        var page = open(window, "/guard");
        page.locator("a.line").first().click();
        var detail = part(page, "Guarded map");
        assertThat(detail.getByText("My place over time")).isVisible();
        assertThat(detail.getByText("To the record")).isVisible();
        assertThat(BrowserUsers.sideways(page)).isZero();
        link(page, "Close").click();

        link(page, "Guard a place").click();
        page.getByRole(AriaRole.SEARCHBOX).fill("a");
        button(page, "Search").click();
        assertThat(page).hasURL(Pattern.compile("/guard/add$"));
        page.getByRole(AriaRole.SEARCHBOX).fill("Garden");
        button(page, "Search").click();
        assertThat(part(page, "Found maps").locator(".disc").first()).isVisible();
        part(page, "Found maps")
                .getByText("Guard", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("top 5");
        page.reload();
        assertThat(part(page, "Found maps").locator(".line").first()).isVisible();
        assertThat(BrowserUsers.sideways(page)).isZero();
    }

    @Test
    void a_place_is_given_up_and_guarded_again() {
        var page = open(Window.DESKTOP, "/guard");
        var row = page.locator("a.line").last();
        row.click();
        var name = part(page, "Guarded map").getByRole(AriaRole.HEADING).first().innerText();
        var before = page.locator("a.line").count();
        button(page, "Stop guarding").click();
        page.getByRole(AriaRole.DIALOG).getByText("Keep").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).not().isVisible();
        button(page, "Stop guarding").click();
        var stop =
                page.getByRole(AriaRole.DIALOG)
                        .getByText("Stop guarding", new Locator.GetByTextOptions().setExact(true));
        page.route("**/api/v1/driver/notifications/*", Route::abort);
        stop.click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.ALERT))
                .containsText("Pacenote cannot be reached");
        page.unroute("**/api/v1/driver/notifications/*");
        stop.click();
        assertThat(page.locator("a.line")).hasCount(before - 1);
        assertThat(page.getByText(name)).not().isVisible();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void the_list_of_records_is_narrowed_by_time_and_by_map(Window window) {
        var page = open(window, "/records");
        assertThat(page.getByText("Records found per day")).isVisible();
        var all = part(page, "Records").locator("li").count();
        choice(page, "Last day").click();
        assertThat(page).hasURL(DEMO.base() + "/records?days=1");
        page.waitForCondition(() -> part(page, "Records").locator("li").count() < all);
        choice(page, "All").click();
        part(page, "Records").locator("li a").nth(1).click();
        link(page, "Records found here").click();
        assertThat(page.getByText("Show all maps")).isVisible();
        page.waitForCondition(() -> part(page, "Records").locator("li").count() < all);
        assertThat(BrowserUsers.sideways(page)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_search_is_sorted_and_saved_as_a_file(Window window) throws Exception {
        var page = open(window, "/search");
        page.getByRole(AriaRole.COMBOBOX).fill("Zoë.x");
        assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
        page.keyboard().press("Escape");
        choice(page, window == Window.DESKTOP ? "Last 30 days" : "Last 7 days").click();
        button(page, "Search").click();
        assertThat(page.getByText(Pattern.compile("records on . maps of Zoë.x"))).isVisible();
        if (window == Window.DESKTOP) {
            page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Place"))
                    .getByRole(AriaRole.BUTTON)
                    .click();
            assertThat(page.locator("tbody tr").first()).containsText("#1");
        }
        var file = page.waitForDownload(() -> button(page, "Download CSV").click());
        assertThat(Files.readString(file.path()))
                .startsWith(
                        "\uFEFFmap,map_uid,place,player,account_id,zone,time_ms,time,driven_at");
        assertThat(BrowserUsers.sideways(page)).isZero();
        page.reload();
        assertThat(page.getByText(Pattern.compile("records on . maps of Zoë.x"))).isVisible();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void history_shows_each_day_and_a_past_mail_is_read_again(Window window) {
        var page = open(window, "/history");
        assertThat(page.getByText("Maps:")).hasCount(5);
        var subject = page.locator("a.line .what").first().innerText();
        page.locator("a.line").first().click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText(subject);
        assertThat(page.getByText("New records on your maps")).isVisible();
        assertThat(page.locator(".daily-email .line").first()).isVisible();
        assertThat(BrowserUsers.sideways(page)).isZero();
        page.navigate("/history/00000000-0000-0000-0000-000000000000");
        assertThat(page.getByText("You have no such mail.")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void an_account_is_cared_for(Window window) throws Exception {
        var name = "carer " + window;
        DEMO.api()
                .post(
                        "/api/v1/users/register",
                        Map.of(
                                "username",
                                name,
                                "email",
                                window + "@example.org",
                                "password",
                                "sandbox-demo"));
        var login = DEMO.logIn(name);
        var page = visitors.visit(window, DEMO.base(), ColorScheme.LIGHT, login);
        page.navigate("/me");
        page.getByText("Mail on").click();
        assertThat(page.getByText("Mail is switched off")).isVisible();
        button(page, "Switch mail on").click();
        assertThat(page.getByText("Mail is switched off")).not().isVisible();
        BrowserUsers.answered(
                page,
                "PUT",
                () -> page.getByLabel("Time zone in mails").selectOption("Europe/Riga"));
        assertThat(button(page, "Use UTC")).isVisible();
        page.reload();
        assertThat(page.getByLabel("Time zone in mails")).hasValue("Europe/Riga");

        page.getByLabel("Current password").fill("wrong");
        page.getByLabel("New password").fill("battery staple");
        button(page, "Change the password").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.getByLabel("New password")).hasValue("battery staple");
        page.getByLabel("Current password").fill("sandbox-demo");
        button(page, "Change the password").click();
        assertThat(page.getByLabel("New password")).hasValue("");

        DEMO.api().post("/api/v1/users/login", Map.of("email", name, "password", "battery staple"));
        page.reload();
        button(page, "Log out everywhere else").click();
        assertThat(button(page, "Log out everywhere else")).not().isVisible();
        var file =
                page.waitForDownload(
                        () -> button(page, "Download everything stored about me").click());
        assertThat(Files.readString(file.path())).contains(name).doesNotContain("argon2");
        assertThat(BrowserUsers.sideways(page)).isZero();

        button(page, "Delete my account").click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Password").fill("wrong horse");
        button(page, "Delete for ever").click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.ALERT)).isVisible();
        page.getByRole(AriaRole.DIALOG).getByLabel("Password").fill("battery staple");
        button(page, "Delete for ever").click();
        assertThat(page.getByText("A record fell on your map.")).isVisible();
    }

    @Test
    void somebody_new_sees_what_will_appear_and_how_to_begin() {
        DEMO.api()
                .post(
                        "/api/v1/users/register",
                        Map.of(
                                "username", "山",
                                "email", "new@example.org",
                                "password", "sandbox-demo"));
        var page = visitors.visit(Window.PHONE, DEMO.base(), ColorScheme.DARK, DEMO.logIn("山"));
        page.navigate("/");
        link(page, "Follow my maps").click();
        choice(page, "Top 100").click();
        button(page, "Follow").click();
        assertThat(page.getByText("3 maps", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.navigate("/records");
        assertThat(page.getByText("No records here")).isVisible();
        page.navigate("/guard");
        page.getByLabel("My Trackmania name").fill("nobody has this name");
        button(page, "That is me").click();
        assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
        page.navigate("/maps");
        button(page, "Stop following").click();
        page.getByRole(AriaRole.DIALOG)
                .getByText("Stop following", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(button(page, "Follow")).isVisible();
    }

    @Test
    void the_whole_way_to_a_muted_map_can_be_gone_with_the_keyboard() {
        var page = open(Window.DESKTOP, "/");
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        page.keyboard().press("Tab");
        assertThat(page.getByText("To the content")).isFocused();
        page.keyboard().press("Enter");
        page.navigate("/maps");
        page.getByLabel("Find a map").focus();
        page.keyboard().type("spiral");
        assertThat(page.getByText("1 map", new Page.GetByTextOptions().setExact(true))).isVisible();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(part(page, "Board")).isVisible();
        button(page, "As a table").focus();
        page.keyboard().press("Enter");
        assertThat(part(page, "Board").getByRole(AriaRole.TABLE)).isVisible();
        button(page, "Stop following").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).not().isVisible();
        assertThat(button(page, "Stop following")).isFocused();
    }

    @Test
    void who_wants_no_motion_has_none() {
        var page = open(Window.PHONE, "/");
        assertThat(page.locator(".rows .line").first()).isVisible();
        var moving =
                (String)
                        page.evaluate(
                                "getComputedStyle(document.querySelector('.nav')).transitionDuration"
                                        + " + ' ' + getComputedStyle(document.querySelector('main'))"
                                        + ".animationDuration");
        assertThat(moving).isEqualTo("1e-05s 1e-05s");
    }

    @Test
    void no_page_shuts_anybody_out_in_the_dark_on_a_desk() {
        checkAccess(Window.DESKTOP, ColorScheme.DARK);
    }

    @Test
    void no_page_shuts_anybody_out_in_the_light_on_a_phone() {
        checkAccess(Window.PHONE, ColorScheme.LIGHT);
    }

    private void checkAccess(Window window, ColorScheme scheme) {
        var guest = visitors.visit(window, DEMO.base(), scheme);
        for (var path :
                List.of("/", "/login", "/register", "/forgot-password", "/reset-password")) {
            checkAccess(guest, path);
        }
        var page = visitors.visit(window, DEMO.base(), scheme, fox);
        for (var path :
                List.of(
                        "/",
                        "/maps",
                        "/guard",
                        "/guard/add?q=Can",
                        "/inbox",
                        "/records",
                        "/settings",
                        "/search",
                        "/history",
                        "/me",
                        "/feedback",
                        "/sandbox",
                        "/nothing")) {
            checkAccess(page, path);
        }
        page.navigate("/maps");
        page.locator("a.line").first().click();
        assertThat(part(page, "Board").locator(".chart canvas").first()).isVisible();
        assertThat(BrowserUsers.barriers(page)).isEmpty();
        page.navigate("/maps");
        button(page, "Stop following").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(BrowserUsers.barriers(page)).isEmpty();
    }

    private static void checkAccess(Page page, String path) {
        page.navigate(path);
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(page.locator("[aria-busy]")).hasCount(0);
        assertThat(BrowserUsers.barriers(page)).as(path).isEmpty();
        assertThat(BrowserUsers.sideways(page)).as(path).isZero();
    }
}
