package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** How somebody gets in: the landing page, registration, confirmation, log-in, a new password. */
@ResourceLock("browser")
class WebEntryTest {

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/\\S+)");

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private Api api;
    private String base;

    @BeforeEach
    void open() {
        int port = FreePort.find();
        base = "http://127.0.0.1:" + port;
        app.inventor.author(
                app.world,
                new TmxUser(1, "Zoë . 山 x"),
                2,
                30,
                Inventor.Pace.STILL,
                LocalDate.of(2026, 11, 20));
        // Links in mails lead to the public address: here that is this server.
        app.with("PORT", Integer.toString(port)).with("PUBLIC_URL", base);
        app.with("EMAIL_VERIFICATION", "required");
        api = app.open();
        app.clock.letGo();
    }

    @AfterEach
    void close() {
        app.close();
    }

    private static void fillLogin(Page page, String who, String password) {
        page.getByLabel("E-mail or TMX name").fill(who);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, named("Log in")).click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private String linkFor(String address) {
        await().until(() -> !app.mailbox().to(address).isEmpty());
        var link = LINK.matcher(app.mailbox().to(address).getLast().text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void somebody_registers_with_the_keyboard_alone_confirms_and_is_in() {
        app.service().startScheduledJobs();
        var page = visitors.visit(Window.PHONE, base);
        page.navigate("/");
        assertThat(page.getByText("Maps watched")).isVisible();
        assertThat(page).hasTitle("Pacenote");
        page.navigate("/register");

        page.getByRole(AriaRole.COMBOBOX).focus();
        page.keyboard().type("zoë");
        assertThat(page.getByRole(AriaRole.OPTION)).hasText("Zoë . 山 x");
        page.waitForCondition(
                () -> {
                    page.keyboard().press("ArrowDown");
                    return page.locator(".option[data-focused]").count() == 1;
                });
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.COMBOBOX)).hasValue("Zoë . 山 x");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(0);
        page.keyboard().press("Tab");
        page.keyboard().type("zoe@example.org");
        page.keyboard().press("Tab");
        page.keyboard().type("short");
        page.keyboard().press("Enter");
        assertThat(page.getByText("A password has at least 8 characters.")).isVisible();
        page.keyboard().type("er no more");
        page.keyboard().press("Enter");

        assertThat(page.getByText("We sent you a mail")).isVisible();
        fillLogin(page, "zoë . 山 X", "shorter no more");
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Today, Zoë . 山 x");
        assertThat(page.getByText("Confirm your address")).isVisible();

        page.navigate(linkFor("zoe@example.org"));
        assertThat(page.getByText("Is zoe@example.org your address?")).isVisible();
        page.getByText("Confirm this address").click();
        assertThat(page.getByText("The address zoe@example.org is confirmed")).isVisible();
        page.getByText("To the start page").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Today, Zoë . 山 x");
        assertThat(page.getByText("Confirm your address")).hasCount(0);
    }

    @Test
    void a_link_that_a_mail_gateway_opened_still_waits_for_its_person() {
        app.service().startScheduledJobs();
        api.register("Mad Fox", "fox@example.org");
        var link = linkFor("fox@example.org");
        var token = link.substring(link.indexOf('=') + 1);
        var gateway = visitors.visit(Window.DESKTOP, base);
        gateway.navigate(link);
        assertThat(gateway.getByText("Confirm this address")).isVisible();
        assertThat(isConfirmed("fox@example.org")).isFalse();

        var person = visitors.visit(Window.PHONE, base);
        // As versions before this one mailed it.
        person.navigate("/api/v1/users/verify-email?token=" + token);
        assertThat(person).hasURL(base + "/verify-email?token=" + token);
        person.getByText("Confirm this address").click();
        assertThat(person.getByText("The address fox@example.org is confirmed")).isVisible();
        assertThat(BrowserUsers.barriers(person)).isEmpty();
        assertThat(isConfirmed("fox@example.org")).isTrue();
        person.reload();
        assertThat(person.getByText("The address fox@example.org is confirmed")).isVisible();

        person.navigate("/verify-email?token=" + token.substring(1));
        assertThat(person.getByText("This link does not work")).isVisible();
        assertThat(person.getByText("have a new one sent")).isVisible();
        assertThat(BrowserUsers.barriers(person)).isEmpty();
        assertThat(visitors.foreign()).isEmpty();
        assertThat(visitors.complaints()).isEmpty();
    }

    private boolean isConfirmed(String email) {
        var token = api.logIn(email).text("access_token");
        return api.get("/api/v1/users/profile", token).json().path("emailVerified").asBoolean();
    }

    @Test
    void a_taken_name_and_a_wrong_password_are_said_where_they_were_typed() {
        api.register("Mad Fox", "fox@example.org");
        var page = visitors.visit(Window.DESKTOP, base);
        page.navigate("/register");
        page.getByRole(AriaRole.COMBOBOX).fill("mad fox");
        page.getByLabel("E-mail").fill("other@example.org");
        page.getByLabel("Password").fill("correct horse");
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, named("Register")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("already registered");
        assertThat(page.getByLabel("E-mail")).hasValue("other@example.org");

        page.navigate("/login");
        fillLogin(page, "fox@example.org", "wrong horse");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.getByLabel("E-mail or TMX name")).hasValue("fox@example.org");
        page.getByLabel("E-mail or TMX name").fill("");
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, named("Log in")).click();
        assertThat(page.getByText("Please give your e-mail or your TMX name.")).isVisible();
    }

    @Test
    void a_deep_link_asks_for_the_log_in_and_goes_on_and_never_to_a_foreign_page() {
        api.register("Mad Fox", "fox@example.org");
        var page = visitors.visit(Window.DESKTOP, base);
        page.navigate("/records?days=7");
        fillLogin(page, "fox@example.org", TestApplication.PASSWORD);
        assertThat(page).hasURL(base + "/records?days=7");
        page.reload();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Records");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();
        assertThat(page).hasURL(base + "/");
        page.navigate("/login?next=//evil.example/");
        fillLogin(page, "fox@example.org", TestApplication.PASSWORD);
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Today, Mad Fox");
        assertThat(page).hasURL(base + "/");
    }

    @Test
    void a_forgotten_password_is_replaced_by_a_mailed_link_that_works_once() {
        api.register("Mad Fox", "fox@example.org");
        app.service().startScheduledJobs();
        linkFor("fox@example.org");
        var page = visitors.visit(Window.PHONE, base);
        page.navigate("/login");
        page.getByText("Forgot the password?").click();
        page.getByLabel("E-mail", new Page.GetByLabelOptions().setExact(true))
                .fill("fox@example.org");
        page.getByText("Send the link").click();
        assertThat(page.getByRole(AriaRole.STATUS).last()).isVisible();
        await().until(() -> linkFor("fox@example.org").startsWith("/reset-password"));
        var link = linkFor("fox@example.org");

        page.navigate(link);
        page.getByLabel("New password").fill("battery staple");
        page.getByText("Set the password").click();
        assertThat(page.getByText("Your new password is set")).isVisible();
        fillLogin(page, "fox@example.org", "battery staple");
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Today, Mad Fox");

        page.navigate(link);
        page.getByLabel("New password").fill("battery staples");
        page.getByText("Set the password").click();
        assertThat(page.getByText("Have a new link sent")).isVisible();
    }

    @Test
    void addresses_of_mails_and_of_the_older_client_lead_to_their_pages() {
        api.register("Mad Fox", "fox@example.org");
        var login = api.logIn("fox@example.org");
        var page = visitors.visit(Window.DESKTOP, base, ColorScheme.LIGHT, login);
        for (var address :
                List.of(
                        "/MapperAlerts>/maps",
                        "/MapperNews>/records",
                        "/inbox?days=7>/records?days=7",
                        "/DriverNotifications>/guard")) {
            var way = address.split(">", -1);
            page.navigate(way[0]);
            assertThat(page).hasURL(base + way[1]);
        }
        page.navigate("/no/such/page");
        assertThat(page.getByText("There is nothing at this address")).isVisible();
        assertThat(visitors.foreign()).isEmpty();
        assertThat(visitors.complaints()).isEmpty();
    }
}
