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
import dev.pacenote.acceptance.support.assembly.DemoServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of those who run the service, and the sandbox's own. */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebAdminTest {

    private static final DemoServer DEMO = new DemoServer();

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    @AfterAll
    static void close() {
        DEMO.close();
    }

    @AfterEach
    void nothingBehindThePersonsBack() {
        assertThat(visitors.complaints()).isEmpty();
        assertThat(visitors.foreign()).isEmpty();
    }

    /** A session of its own for each test: days pass between them, and tokens with them. */
    private static Api.Answer admin() {
        return DEMO.logIn("admin@example.org");
    }

    private static Api.Answer fox() {
        return DEMO.logIn("fox@example.org");
    }

    private Page open(Window window, String path) {
        var page = visitors.visit(window, DEMO.base(), ColorScheme.DARK, admin());
        page.navigate(path);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator exactly(Page page, String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void the_days_show_everybody_and_lead_on_to_the_person(Window window) {
        var page = open(window, "/admin");
        assertThat(page).hasURL(DEMO.base() + "/admin/overview");
        assertThat(page.getByText("database: UP")).isVisible();
        assertThat(page.locator("details").first()).containsText("Mad Fox");
        assertThat(BrowserUsers.sideways(page)).isZero();
        page.locator("details").first().getByText("Mad Fox").click();
        assertThat(page).hasURL(Pattern.compile("/admin/people\\?q=Mad"));
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void people_are_found_made_admin_disabled_and_enabled_again() {
        DEMO.api()
                .post(
                        "/api/v1/users/register",
                        Map.of(
                                "username", "Guest",
                                "email", "guest@example.org",
                                "password", "sandbox-demo"));
        var page = open(Window.DESKTOP, "/admin/people");
        page.getByLabel("Find people").fill("guest@");
        assertThat(page.locator("tbody tr")).hasCount(1);
        button(page, "Guest").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.locator(".choice", new Locator.LocatorOptions().setHasText("Admin")).click();
        assertThat(page.locator("tbody")).containsText("admin");
        dialog.locator(".choice", new Locator.LocatorOptions().setHasText("User")).click();
        dialog.getByText("Enabled").click();
        assertThat(dialog.getByText("Disabled")).isVisible();
        assertThat(page.locator("tbody")).containsText("disabled");
        assertThat(page.locator("tbody")).not().containsText("admin");
        dialog.getByText("Disabled", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(dialog.getByText("Enabled")).isVisible();
        button(page, "Close").click();

        page.getByLabel("Find people").fill("Admin");
        button(page, "Admin").click();
        page.getByRole(AriaRole.DIALOG)
                .locator(".choice", new Locator.LocatorOptions().setHasText("User"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.ALERT)).isVisible();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_dry_run_shows_what_it_would_have_sent(Window window) {
        var page = open(window, "/admin/runs");
        assertThat(page.locator("tbody tr").first()).isVisible();
        button(page, "Dry run").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Dry run of");
        assertThat(exactly(page, "completed")).isVisible();
        assertThat(page.getByText("What would have been sent")).isVisible();
        assertThat(page.getByText(Pattern.compile("of 20 maps"))).isVisible();
        assertThat(BrowserUsers.sideways(page)).isZero();
        page.navigate("/admin/runs");
        button(page, "Run now").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Run of");
        assertThat(exactly(page, "completed")).isVisible();
    }

    @Test
    void a_setting_out_of_range_is_refused_and_one_in_range_holds() {
        var page = open(Window.PHONE, "/admin/config");
        page.getByLabel("many maps threshold").fill("5abc");
        var form =
                page.locator(
                        "form",
                        new Page.LocatorOptions().setHas(page.getByLabel("many maps threshold")));
        form.getByText("Save").click();
        assertThat(form.getByRole(AriaRole.ALERT).first()).isVisible();
        assertThat(page.getByLabel("many maps threshold")).hasValue("5abc");
        page.getByLabel("many maps threshold").fill("101");
        form.getByText("Save").click();
        assertThat(form.getByText("Saved.")).isVisible();
        page.reload();
        assertThat(page.getByLabel("many maps threshold")).hasValue("101");
    }

    @Test
    void what_people_write_is_read_as_they_typed_it_and_deleted() {
        var text = "<b>please update</b>; it's \"broken\" -- 山";
        DEMO.api().post("/api/v1/feedback", fox().text("access_token"), Map.of("message", text));
        var page = open(Window.PHONE, "/admin/feedback");
        assertThat(page.getByText(text)).isVisible();
        button(page, "Mark as read").click();
        assertThat(page.getByText(Pattern.compile("^read "))).isVisible();
        button(page, "Delete").click();
        page.getByRole(AriaRole.DIALOG)
                .getByText("Delete", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("Nobody has written")).isVisible();
    }

    @Test
    void admin_pages_are_closed_to_everybody_else_and_shut_nobody_out() {
        var stranger = visitors.visit(Window.DESKTOP, DEMO.base(), ColorScheme.DARK, fox());
        stranger.navigate("/admin/people");
        assertThat(stranger.getByText("For admins only")).isVisible();
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            var page =
                    visitors.visit(
                            scheme == ColorScheme.DARK ? Window.DESKTOP : Window.PHONE,
                            DEMO.base(),
                            scheme,
                            admin());
            for (var path :
                    List.of(
                            "overview",
                            "runs",
                            "mails",
                            "people",
                            "config",
                            "feedback",
                            "announce",
                            "deliveries")) {
                page.navigate("/admin/" + path);
                assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
                assertThat(page.locator("[aria-busy]")).hasCount(0);
                assertThat(BrowserUsers.barriers(page)).as(path).isEmpty();
                assertThat(BrowserUsers.sideways(page)).as(path).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void what_is_announced_to_somebody_is_accepted_once_and_wants_a_title(Window window) {
        var page = open(window, "/admin/announce");
        button(page, "Announce").click();
        assertThat(page.getByText("Please give a title.")).isVisible();
        page.getByLabel("Title").fill("Works on " + window);
        page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill("At ten.");
        page.locator(".choice", new Page.LocatorOptions().setHasText("Some")).click();
        page.getByLabel("Find people").fill("Mad");
        button(page, "+ Mad Fox").click();
        button(page, "Announce").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Tell 1 person?");
        assertThat(BrowserUsers.barriers(page)).isEmpty();
        assertThat(BrowserUsers.sideways(page)).isZero();

        button(page, "Tell them").click();

        assertThat(page.locator("p.bar.good[role=status]"))
                .hasText(Pattern.compile("Telling: 0 of 1 person\\.|Done: 1 person was told\\."));
        assertThat(page.getByLabel("Title")).hasValue("");
    }

    @Test
    void an_announcement_whose_answer_was_lost_goes_once_though_its_words_are_mended() {
        var page = open(Window.DESKTOP, "/admin/announce");
        page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill("At ten.");
        page.getByLabel("Title").fill("Closed tomorow");
        page.getByLabel("Title").press("Enter");
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText(Pattern.compile("\\d+ accounts will be told"));
        page.route(
                "**/notifications",
                route -> {
                    route.fetch();
                    route.abort();
                });
        button(page, "Tell everybody").click();
        assertThat(dialog).containsText("nobody is told twice");
        page.unroute("**/notifications");
        page.reload();
        page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill("At ten.");
        page.getByLabel("Title").fill("Closed tomorrow");
        button(page, "Announce").click();
        button(page, "Tell everybody").click();
        assertThat(dialog).containsText("What you sent first did arrive");
        button(page, "Back").click();
        assertThat(page.getByText("What you sent first did arrive")).isVisible();

        var titles =
                DEMO.api()
                        .get("/notifications?limit=50", fox().text("access_token"))
                        .json()
                        .path("items");
        assertThat(titles.valueStream().map(item -> item.path("title").asText()))
                .doesNotContain("Closed tomorrow");
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void in_the_sandbox_a_day_passes_at_a_press_and_its_mail_is_there_to_read(Window window) {
        var page = visitors.visit(window, DEMO.base(), ColorScheme.LIGHT, fox());
        page.navigate("/sandbox");
        assertThat(page.locator(".list li").first()).isVisible();
        button(page, "Let a day pass").click();
        assertThat(page.getByText("A day has passed")).isVisible();
        page.locator(".list a").first().click();
        assertThat(page.frameLocator("iframe").locator("body")).containsText("Pacenote");
        page.locator(".choice", new Page.LocatorOptions().setHasText("Text")).click();
        assertThat(page.locator("pre")).containsText("Hello");
        assertThat(BrowserUsers.sideways(page)).isZero();
        page.navigate("/");
        assertThat(page.getByText(Pattern.compile("maps checked today 05:00"))).isVisible();
    }

    @Test
    void a_guest_of_the_sandbox_is_in_with_one_press() {
        var page = visitors.visit(Window.PHONE, DEMO.base());
        page.navigate("/");
        assertThat(page.getByText("Sandbox: nothing leaves this machine.")).isVisible();
        button(page, "Log in as zoe@example.org").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Today, Zoë.x");
    }
}
