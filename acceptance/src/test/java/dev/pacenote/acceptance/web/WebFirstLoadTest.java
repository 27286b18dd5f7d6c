package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.assembly.DemoServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a page fetches before it can be used, with all areas switched on. */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebFirstLoadTest {

    private static final List<String> PATHS =
            List.of(
                    "/",
                    "/maps",
                    "/guard",
                    "/guard/add",
                    "/records",
                    "/search",
                    "/history",
                    "/me",
                    "/settings",
                    "/inbox",
                    "/chat",
                    "/feedback",
                    "/parts",
                    "/parts/new",
                    "/parts/import",
                    "/job-card",
                    "/reorder",
                    "/reorder/purchase-list",
                    "/analytics",
                    "/streams",
                    "/streams/channels",
                    "/streams/choices");

    /** Bytes of packed script; no page fetches as many before it can be used. */
    private static final int PROMISED = 200_000;

    /** What grows is noticed so many bytes before the promise is broken. */
    private static final int HEADROOM = 1_000;

    private static final DemoServer DEMO =
            new DemoServer(Map.of("FEATURES", "trackmania,messages,streams,parts"));

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    @AfterAll
    static void close() {
        DEMO.close();
    }

    private Page open(String path) {
        DEMO.letLimitsPass();
        var page =
                visitors.visit(
                        Window.DESKTOP,
                        DEMO.base(),
                        ColorScheme.DARK,
                        DEMO.logIn("fox@example.org"));
        page.navigate(path);
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        return page;
    }

    /** The scripts that a page has fetched so far, and the bytes that came for each. */
    private static Map<String, Integer> scripts(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        var files =
                (List<?>)
                        page.evaluate(
                                "performance.getEntriesByType('resource')"
                                        + ".filter(file => file.name.endsWith('.js'))"
                                        + ".map(file => file.encodedBodySize + ' ' + file.name)");
        return files.stream()
                .map(file -> file.toString().split(" ", 2))
                .collect(
                        Collectors.toMap(
                                file -> file[1],
                                file -> Integer.valueOf(file[0]),
                                (first, _) -> first));
    }

    @Test
    void the_first_load_of_every_page_is_light() {
        var page = open("/");
        var bytes = new TreeMap<String, Integer>();
        for (var path : PATHS) {
            page.navigate(path);
            assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
            bytes.put(path, scripts(page).values().stream().mapToInt(Integer::intValue).sum());
        }

        assertThat(bytes)
                .as("bytes of packed script")
                .allSatisfy((_, size) -> assertThat(size).isBetween(50_000, PROMISED - HEADROOM));
    }

    @Test
    void a_page_comes_when_somebody_reaches_for_it() {
        var page = open("/records");
        // It is drawn by a library that comes with it.
        assertThat(page.locator(".chart").first()).isVisible();
        assertThat(scripts(page).keySet()).noneMatch(file -> file.contains("/Guard-"));

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Guard")).first().hover();

        page.waitForFunction(
                "performance.getEntriesByType('resource')"
                        + ".some(file => file.name.includes('/Guard-'))");
        assertThat(page).hasURL(Pattern.compile(".*/records"));
    }
}
