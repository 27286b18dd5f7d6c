package dev.pacenote.acceptance.support;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * People with a browser: the Chromium of the system, without a window. Whatever a page does behind
 * the person's back is noted; when a test fails, its trace says what its pages showed, and pictures
 * of them are kept in {@code target/pictures}.
 */
public final class BrowserUsers implements AfterEachCallback {

    /** A browser window. */
    public enum Window {
        PHONE(390, 844),
        DESKTOP(1440, 900);

        final int width;
        final int height;

        Window(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final List<String> PROGRAMS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> ARGUMENTS =
            List.of("--no-sandbox", "--disable-dev-shm-usage");
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int DEADLINE_MS = 120_000;

    private static final String SMALL_TARGETS =
            """
            () => [...document.querySelectorAll(
                'a[href], button, input, select, textarea, summary, [role=switch], [role=radio]')]
              .map((one) => one.closest('label') ?? one)
              .filter((one, index, all) => all.indexOf(one) === index)
              .filter((one) => one.checkVisibility({ visibilityProperty: true }))
              .filter((one) => !one.matches('.skip') && !one.disabled)
              .filter((one) => !one.closest('[style*="inset(50%)"]'))
              .filter((one) => {
                const box = one.getBoundingClientRect();
                const inText = getComputedStyle(one).display === 'inline'
                  && one.parentElement.textContent.trim() !== one.textContent.trim();
                return !inText && box.width > 1 && (box.width < 43.5 || box.height < 43.5);
              })
              .map((one) => `${one.outerHTML.slice(0, 120)} `
                + `${Math.round(one.getBoundingClientRect().width)} x `
                + `${Math.round(one.getBoundingClientRect().height)}`)
            """;

    private static final Browser BROWSER = start();

    private final List<Page> pages = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private static Browser start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(DEADLINE_MS);
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(program())
                                .setArgs(ARGUMENTS));
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> PROGRAMS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "No Chromium on this machine: install one (Debian: apt-get"
                                                + " install chromium); the browser tests need it."));
    }

    /** A fresh browser with nothing remembered. */
    public Page visit(Window window, String base) {
        return visit(window, base, ColorScheme.DARK);
    }

    public Page visit(Window window, String base, ColorScheme scheme) {
        var context =
                BROWSER.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(base)
                                .setViewportSize(window.width, window.height)
                                .setColorScheme(scheme)
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setLocale("en-GB")
                                .setTimezoneId("UTC"));
        return watched(context, base);
    }

    /**
     * A browser whose owner has switched cookies and site data off for all pages, as its settings
     * do it: already the look at {@code localStorage} throws.
     *
     * @param folder empty, for what this browser writes
     */
    public Page visitKeepingNothing(Window window, String base, Path folder) throws IOException {
        var preferences = Files.createDirectories(folder.resolve("Default")).resolve("Preferences");
        Files.writeString(
                preferences,
                """
                {"profile": {"default_content_setting_values": {"cookies": 2}}}
                """);
        var context =
                BROWSER.browserType()
                        .launchPersistentContext(
                                folder,
                                new BrowserType.LaunchPersistentContextOptions()
                                        .setExecutablePath(program())
                                        .setArgs(ARGUMENTS)
                                        .setBaseURL(base)
                                        .setViewportSize(window.width, window.height)
                                        .setColorScheme(ColorScheme.DARK)
                                        .setReducedMotion(ReducedMotion.REDUCE)
                                        .setLocale("en-GB")
                                        .setTimezoneId("UTC"));
        return watched(context, base);
    }

    private Page watched(BrowserContext context, String base) {
        context.setDefaultTimeout(DEADLINE_MS);
        watch(context, base);
        return watched(context);
    }

    /** Another tab of the same browser. */
    public Page anotherTab(Page tab) {
        return watched(tab.context());
    }

    private Page watched(BrowserContext context) {
        var page = context.newPage();
        page.onPageError(error -> complaints.add("error on the page: " + error));
        page.onConsoleMessage(
                message -> {
                    if (message.text().contains("Content Security Policy")) {
                        complaints.add(message.text());
                    }
                });
        pages.add(page);
        return page;
    }

    /** A browser in which somebody has logged in. */
    public Page visit(Window window, String base, ColorScheme scheme, Api.Answer login) {
        var page = visit(window, base, scheme);
        page.navigate("/favicon.svg");
        page.evaluate(
                "([access, refresh]) => { localStorage.setItem('access_token', access);"
                        + " localStorage.setItem('refresh_token', refresh); }",
                List.of(login.text("access_token"), login.text("refresh_token")));
        return page;
    }

    private void watch(BrowserContext context, String base) {
        context.onRequest(
                request -> {
                    var url = request.url();
                    if (!url.startsWith(base)
                            && !url.startsWith("data:")
                            && !url.startsWith("blob:")) {
                        foreign.add(url);
                    }
                });
    }

    /** Requests to anybody but the server, so far. */
    public List<String> foreign() {
        return List.copyOf(foreign);
    }

    /**
     * Errors on pages and broken policies, so far. The public address of the tests is nowhere: that
     * a page may not open its socket there says nothing of the page.
     */
    public List<String> complaints() {
        return complaints.stream()
                .filter(complaint -> !complaint.contains("wss://pacenote.example/"))
                .toList();
    }

    /** What a tool finds wrong for people who cannot see or point, if it is serious. */
    public static List<String> barriers(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .flatMap(
                                rule ->
                                        rule.getNodes().stream()
                                                .map(
                                                        node ->
                                                                rule.getId()
                                                                        + ": "
                                                                        + node.getHtml()
                                                                        + " "
                                                                        + node.getFailureSummary()))
                        .toList();
    }

    /**
     * What a thumb has to press that is not 44 pixels high and wide, but for links that are words
     * of a sentence, and for what is clipped away for everybody but screen readers.
     */
    public static List<String> smallTargets(Page page) {
        return ((List<?>) page.evaluate(SMALL_TARGETS)).stream().map(String::valueOf).toList();
    }

    /** Does something that sends a change, and waits until it is answered. */
    public static void answered(Page page, String method, Runnable act) {
        page.waitForResponse(response -> response.request().method().equals(method), act);
    }

    /** How far the page can be moved sideways: nothing, on every width. */
    public static int sideways(Page page) {
        return (Integer)
                page.evaluate(
                        "document.documentElement.scrollWidth -"
                                + " document.documentElement.clientWidth");
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var failure = test.getExecutionException();
        if (failure.isPresent()) {
            for (int i = 0; i < pages.size(); i++) {
                var name =
                        test.getRequiredTestClass().getSimpleName()
                                + "-"
                                + test.getRequiredTestMethod().getName()
                                + "-"
                                + i
                                + ".png";
                pages.get(i)
                        .screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)));
                failure.get()
                        .addSuppressed(
                                new AssertionError(
                                        name + " showed:\n" + pages.get(i).innerText("body")));
            }
        }
        // A route that waits for its last request must not hear of it while the page goes.
        pages.forEach(Page::unrouteAll);
        pages.forEach(page -> page.context().close());
        pages.clear();
        foreign.clear();
        complaints.clear();
    }
}
