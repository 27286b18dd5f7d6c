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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A workshop in the web app: what is on the shelf, taken, received, ordered and counted. */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebPartsTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "parts,trackmania");

    /** What only a page has that could read what it shows. */
    private static final Map<String, String> WHAT_IS_THERE =
            Map.of(
                    "/parts", "Timing belts",
                    "/parts/new", "Price and supplier",
                    "/parts/belts", "Timing belts",
                    "/reorder", "Brake pads",
                    "/reorder/purchase-list", "Rossi",
                    "/analytics", "By category",
                    "/job-card", "No parts on this card yet");

    private static final List<String> WITH_A_CHART = List.of("/parts/belts", "/analytics");

    private static Api api = new Api(0);

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    private final WebWorkshop workshop = WebWorkshop.opened(api);

    @BeforeAll
    static void open() {
        api = APP.open();
        APP.clock.letGo();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @AfterEach
    void nothingBehindThePersonsBack() {
        assertThat(visitors.foreign()).isEmpty();
        assertThat(visitors.complaints()).isEmpty();
    }

    private void part(String id, String name, int stock, int threshold) {
        workshop.part(id, name, stock, threshold);
    }

    private int stock(String id) {
        return workshop.stock(id);
    }

    private Page enter(Window window, String path) {
        return enter(window, ColorScheme.DARK, path);
    }

    private Page enter(Window window, ColorScheme scheme, String path) {
        return workshop.enter(visitors, window, scheme, path);
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Locator field(Page page, String name) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void a_part_is_added_taken_and_received_on_a_phone() {
        var page = enter(Window.PHONE, "/parts/new");
        page.getByLabel("Name").first().fill("Brake pad, front");
        page.getByLabel("In stock").fill("9");
        page.getByLabel("Reorder at").fill("5");
        press(page, "Add the part");
        assertThat(heading(page, "Brake pad, front")).isVisible();

        field(page, "How many to take").fill("4");
        press(page, "Take 4");
        assertThat(page.getByText("Took 4, 5 left.").first()).isVisible();
        assertThat(page.getByText("To be ordered").first()).isVisible();
        field(page, "How many to take").fill("9");
        press(page, "Take 9");
        assertThat(page.getByText("Only 5 left.").first()).isVisible();
        press(page, "Take 5 instead");
        assertThat(page.getByText("Took 5, 0 left.").first()).isVisible();
        field(page, "How many came").fill("12");
        press(page, "Receive 12");
        assertThat(page.getByText("Received 12, now 12.").first()).isVisible();

        var id = page.url().substring(page.url().lastIndexOf('/') + 1);
        assertThat(stock(id)).isEqualTo(12);
        assertThat(BrowserUsers.sideways(page)).isZero();
    }

    @Test
    void what_runs_low_is_ordered_and_received_from_the_list_of_tasks() {
        part("pads", "Brake pads", 5, 5);
        var page = enter(Window.DESKTOP, "/reorder");
        assertThat(page.getByText("Brake pads").first()).isVisible();
        press(page, "Order 10 Brake pads");
        press(page, "It is ordered");
        assertThat(page.getByText("Nothing has to be ordered").first()).isVisible();
        page.navigate("/reorder?show=ordered");
        assertThat(page.getByText("Brake pads").first()).isVisible();
        press(page, "Receive Brake pads");
        field(page, "How many came").fill("10");
        press(page, "Receive");
        assertThat(page.getByText("Nothing is on order")).isVisible();
        assertThat(stock("pads")).isEqualTo(15);
    }

    @Test
    void a_job_card_that_cannot_be_written_marks_the_line_that_is_short() {
        part("pads", "Brake pads", 3, 0);
        part("belts", "Timing belts", 8, 0);
        var page = enter(Window.PHONE, "/job-card");
        page.getByLabel("Job number").fill("JOB-1182");
        for (var name : new String[] {"Brake pads", "Timing belts"}) {
            page.getByLabel("Find a part").fill(name);
            page.getByLabel("Found parts")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                    .click();
        }
        field(page, "How many").first().fill("4");
        press(page, "Write the card");
        assertThat(page.getByText("Only 3 left.").first()).isVisible();
        assertThat(stock("belts")).isEqualTo(8);
        press(page, "Take 3 instead");
        press(page, "Write the card");
        assertThat(page.getByText("JOB-1182 is written: 2 lines.").first()).isVisible();
        assertThat(stock("pads")).isZero();
        assertThat(stock("belts")).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void every_page_is_read_without_barriers_and_fits(Window window) {
        part("pads", "Brake pads", 5, 5);
        part("belts", "Timing belts", 8, 2);
        api.put("/stock/belts", workshop.token(), Map.of("operation", "subtract", "quantity", 3));
        // The phone in the dark, the desk in the light: colours are the same on both.
        var scheme = window == Window.PHONE ? ColorScheme.DARK : ColorScheme.LIGHT;
        for (var path : WHAT_IS_THERE.keySet()) {
            var page = enter(window, scheme, path);
            assertThat(page.locator("h1:visible, h2:visible").first()).isVisible();
            var there = ":text('" + WHAT_IS_THERE.get(path) + "'):visible";
            assertThat(page.locator(there).first()).isVisible();
            if (WITH_A_CHART.contains(path)) {
                assertThat(page.locator(".chart canvas").first()).isVisible();
            }
            assertThat(page.locator(".bones")).hasCount(0);
            assertThat(BrowserUsers.barriers(page)).as(path).isEmpty();
            assertThat(BrowserUsers.sideways(page)).as(path).isZero();
        }
    }
}
