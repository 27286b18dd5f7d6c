package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.assembly.DemoServer;
import dev.pacenote.acceptance.support.assembly.FreePort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Pictures for the README and figures of the first load, from the sandbox: {@code ./pacenote
 * pictures}. No test by its name, so that it runs only when asked for.
 */
class WebPictures {

    private static final DemoServer DEMO = demo();
    private static final Path FOLDER = Path.of("../docs/pictures");
    private static final int LOADS = 5;

    /** What Lighthouse looks at, from the browser's own records. */
    private static final String FIGURES =
            """
            async () => {
              const last = (type) => new Promise((done) => {
                let value = 0;
                new PerformanceObserver((list) => {
                  for (const entry of list.getEntries()) {
                    value = type === 'layout-shift' ? value + entry.value : entry.startTime;
                  }
                }).observe({ type, buffered: true });
                setTimeout(() => done(value), 300);
              });
              const files = performance.getEntriesByType('resource');
              const sum = (list) => list.reduce((all, entry) => all + entry.encodedBodySize, 0);
              return {
                fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
                lcp: await last('largest-contentful-paint'),
                cls: await last('layout-shift'),
                script: sum(files.filter((entry) => entry.name.endsWith('.js'))),
                all: sum(files) + performance.getEntriesByType('navigation')[0].encodedBodySize,
              };
            }
            """;

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    /** At an address that the make-believe Twitch can be told. */
    private static DemoServer demo() {
        int port = FreePort.find();
        return new DemoServer(
                Map.of("PORT", Integer.toString(port), "API_BASE_URL", "http://127.0.0.1:" + port));
    }

    @AfterAll
    static void close() {
        DEMO.close();
    }

    private static void save(Page page, String name) {
        assertThat(page.locator("[aria-busy]")).hasCount(0);
        page.waitForTimeout(400);
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }

    private static Locator button(Page page, String begin) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + begin)))
                .first();
    }

    /** Opens the sandbox's Discord, which does not change by itself, until that is there. */
    private static void showsSoon(Page page, String what) {
        await().pollInSameThread()
                .until(
                        () -> {
                            page.navigate("/sandbox/discord");
                            return page.locator(what).count() > 0;
                        });
    }

    @Test
    void pictures() {
        var fox = DEMO.logIn("fox@example.org");
        var desk = visitors.visit(Window.DESKTOP, DEMO.base(), ColorScheme.DARK, fox);
        desk.setViewportSize(1280, 800);
        desk.navigate("/");
        save(desk, "home");
        desk.navigate("/maps");
        desk.getByLabel("Find a map").fill("tunnel");
        desk.locator("a.line").first().click();
        assertThat(desk.locator(".chart canvas").first()).isVisible();
        save(desk, "maps");
        var phone = visitors.visit(Window.PHONE, DEMO.base(), ColorScheme.LIGHT, fox);
        phone.navigate("/guard");
        phone.locator("a.line").last().click();
        assertThat(phone.locator(".chart canvas").first()).isVisible();
        save(phone, "guard-phone");
        phone.navigate("/records");
        assertThat(phone.locator(".chart canvas").first()).isVisible();
        save(phone, "records-phone");
        phone.navigate("/inbox");
        assertThat(phone.locator(".item").first()).isVisible();
        save(phone, "inbox-phone");
        phone.navigate("/reorder");
        assertThat(button(phone, "Order ")).isVisible();
        save(phone, "reorder-phone");
        desk.navigate("/chat");
        desk.locator("a.line", new Page.LocatorOptions().setHasText("Ann Berg")).click();
        desk.getByLabel("Message", new Page.GetByLabelOptions().setExact(true))
                .fill("Not yet. By how much?");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".message")).hasCount(3);
        save(desk, "chat");
        showsSoon(phone, "button");
        button(phone, "Ada goes live").click();
        showsSoon(phone, "article");
        save(phone, "go-live-phone");
        var admin =
                visitors.visit(
                        Window.DESKTOP,
                        DEMO.base(),
                        ColorScheme.DARK,
                        DEMO.logIn("admin@example.org"));
        admin.setViewportSize(1280, 800);
        admin.navigate("/admin/runs");
        admin.locator("tbody a").first().click();
        save(admin, "run");
    }

    private record Load(double paint, double largest, double usable, double shift) {}

    @Test
    void figures() {
        var fox = DEMO.logIn("fox@example.org");
        System.out.printf(
                "%-22s %9s %9s %8s %8s %8s %6s%n",
                "first load", "script kB", "all kB", "FCP ms", "LCP ms", "usable", "CLS");
        for (var path : List.of("/", "/maps", "/records", "/inbox", "/me")) {
            figures("logged in " + path, path, fox);
        }
    }

    private void figures(String name, String path, Api.Answer login) {
        var loads = new ArrayList<Load>();
        double script = 0;
        double all = 0;
        for (int i = 0; i < LOADS; i++) {
            var page = visitors.visit(Window.PHONE, DEMO.base(), ColorScheme.DARK, login);
            long begin = System.nanoTime();
            page.navigate(path);
            page.getByRole(AriaRole.HEADING).first().click();
            double usable = (System.nanoTime() - begin) / 1e6;
            page.waitForTimeout(500);
            var figures = (Map<?, ?>) page.evaluate(FIGURES);
            loads.add(
                    new Load(
                            number(figures, "fcp"),
                            number(figures, "lcp"),
                            usable,
                            number(figures, "cls")));
            script = number(figures, "script") / 1000;
            all = number(figures, "all") / 1000;
        }
        System.out.printf(
                Locale.ROOT,
                "%-22s %9.0f %9.0f %8.0f %8.0f %8.0f %6.3f%n",
                name,
                script,
                all,
                middle(loads.stream().map(Load::paint).toList()),
                middle(loads.stream().map(Load::largest).toList()),
                middle(loads.stream().map(Load::usable).toList()),
                middle(loads.stream().map(Load::shift).toList()));
    }

    private static double number(Map<?, ?> figures, String name) {
        return figures.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    private static double middle(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
