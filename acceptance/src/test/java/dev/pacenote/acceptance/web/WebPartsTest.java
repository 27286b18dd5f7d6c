package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pacenote.acceptance.web.PartsPage.dialog;
import static dev.pacenote.acceptance.web.PartsPage.field;
import static dev.pacenote.acceptance.web.PartsPage.heading;
import static dev.pacenote.acceptance.web.PartsPage.isForEverybody;
import static dev.pacenote.acceptance.web.PartsPage.named;
import static dev.pacenote.acceptance.web.PartsPage.press;
import static dev.pacenote.acceptance.web.PartsPage.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A workshop in the web app: what is on the shelf, taken, received, ordered and counted. */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebPartsTest {

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

    private static final String MOVEMENTS = "**/stock/movements";

    private static final List<String> WITH_A_CHART = List.of("/parts/belts", "/analytics");

    @RegisterExtension static final WebPartsServer SERVER = new WebPartsServer();

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    private final WebWorkshop workshop = SERVER.workshop();

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

    /** A card that takes two of a part; its answer is lost, and nothing arrives here any more. */
    private Page cardWhoseAnswerWasLost() {
        part("pads", "Brake pads", 9, 0);
        var page = enter(Window.PHONE, "/job-card");
        page.getByLabel("Find a part").fill("Brake pads");
        page.getByLabel("Found parts")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Brake pads"))
                .click();
        field(page, "How many").fill("2");
        page.route(
                MOVEMENTS,
                route -> {
                    route.fetch();
                    route.abort();
                });
        press(page, "Write the card");
        says(page, "Press again when you are ready: it counts once.");
        page.unroute(MOVEMENTS);
        return page;
    }

    @Test
    void a_job_card_whose_answer_was_lost_counts_once_whatever_is_refused_before_it_goes_again() {
        var page = cardWhoseAnswerWasLost();
        page.route(
                MOVEMENTS,
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(429)
                                        .setContentType("application/problem+json")
                                        .setBody(
                                                """
                                                {"code": "rate_limited", "status": 429,
                                                 "detail": "That was too much at once."}
                                                """)));
        press(page, "Write the card");
        says(page, "That was too much at once.");
        page.unroute(MOVEMENTS);
        press(page, "Write the card");
        says(page, "The job card is written: 1 line.");
        assertThat(stock("pads")).isEqualTo(7);
    }

    @Test
    void a_job_card_that_may_have_been_written_days_ago_is_not_written_again_unasked() {
        var page = cardWhoseAnswerWasLost();
        page.evaluate(
                """
                days => {
                  const name = Object.keys(localStorage).find(key => /\\.key\\..*job-card$/.test(key));
                  const [key, since] = localStorage.getItem(name).split(' ');
                  localStorage.setItem(name, `${key} ${since - days * 86_400_000}`);
                }
                """,
                3);
        page.reload();
        press(page, "Write the card");
        says(page, "Nothing was sent now");
        isForEverybody(page);
        assertThat(stock("pads")).isEqualTo(7);
        press(page, "Write the card");
        says(page, "The job card is written: 1 line.");
        assertThat(stock("pads")).isEqualTo(5);
    }

    private static void takesFromThePool(Page page, String model) {
        page.getByText("Job, model, price").click();
        page.getByLabel("Stock for").selectOption(model);
    }

    @Test
    void stock_is_set_aside_for_a_model_taken_from_there_and_counted() {
        part("pads", "Brake pads", 10, 0);
        var page = enter(Window.PHONE, "/parts/pads");
        press(page, "Move to another model");
        dialog(page).getByLabel("To", new Locator.GetByLabelOptions().setExact(true)).fill("Camry");
        field(page, "How many").fill("4");
        isForEverybody(page);
        press(page, "Move");
        says(page, "Moved 4 to Camry.");
        assertThat(named(page, "Stock by model").locator("li"))
                .containsText(new String[] {"All models6", "Camry4"});

        takesFromThePool(page, "Camry");
        field(page, "How many to take").fill("5");
        press(page, "Take 5");
        says(page, "Only 4 left.");
        press(page, "Take 4 instead");
        says(page, "Took 4, 6 left.");

        press(page, "Count All models");
        says(page, "there should be 6");
        workshop.take("pads", 1);
        field(page, "Counted").fill("7");
        press(page, "Save the count");
        says(page, "there should be 5 now");
        assertThat(field(page, "Counted")).hasValue("7");
        assertThat(stock("pads")).as("nothing counted yet").isEqualTo(5);
        press(page, "Save my count all the same");
        says(page, "Counted 7.");
        assertThat(stock("pads")).isEqualTo(7);
        isForEverybody(page, Window.PHONE);
    }

    @Test
    void what_was_done_is_undone_at_one_press_and_later_from_the_ledger() {
        part("pads", "Brake pads", 9, 0);
        var page = enter(Window.PHONE, "/parts/pads");
        field(page, "How many to take").fill("4");
        press(page, "Take 4");
        says(page, "Took 4, 5 left.");
        isForEverybody(page, Window.PHONE);
        press(page, "Undo");
        assertThat(named(page, "What was done")).hasCount(0);
        assertThat(named(page, "Ledger").locator("li"))
                .containsText(new String[] {"Undone", "Taken · undone", "Opening stock"});
        assertThat(stock("pads")).isEqualTo(9);

        field(page, "How many came").fill("3");
        press(page, "Receive 3");
        says(page, "Received 3, now 12.");
        press(page, "Close");
        named(page, "Ledger").getByText("Received").click();
        press(page, "Undo this");
        dialog(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(dialog(page)).hasCount(0);
        assertThat(named(page, "Ledger").getByText("Received · undone")).isVisible();
        assertThat(stock("pads")).isEqualTo(9);
    }

    @Test
    void what_cannot_be_undone_any_more_says_why_and_stays_until_it_is_closed() {
        part("pads", "Brake pads", 1, 0);
        var page = enter(Window.DESKTOP, "/parts/pads");
        field(page, "How many came").fill("5");
        press(page, "Receive 5");
        says(page, "Received 5, now 6.");
        workshop.take("pads", 4);

        press(page, "Undo");

        assertThat(named(page, "What was done").getByText("Only 2 left.")).isVisible();
        press(page, "Close");
        assertThat(named(page, "What was done")).hasCount(0);
        assertThat(stock("pads")).isEqualTo(2);
    }

    @Test
    void the_offer_to_undo_goes_after_ten_seconds_unless_a_hand_is_on_it() {
        part("pads", "Brake pads", 9, 0);
        var page = enter(Window.DESKTOP, "/favicon.svg");
        page.clock().install();
        page.navigate("/parts/pads");
        press(page, "Take 1");
        var done = named(page, "What was done");
        done.hover();
        page.clock().fastForward(60_000);
        assertThat(done).isVisible();

        heading(page, "Brake pads").hover();
        page.clock().fastForward(10_000);
        assertThat(done).hasCount(0);
        assertThat(stock("pads")).isEqualTo(8);
    }

    @Test
    void closed_tasks_stand_in_the_order_in_which_they_were_closed() {
        for (var id : List.of("belts", "bulbs", "pads")) {
            part(id, "Name of " + id, 1, 5);
        }
        workshop.dismiss("pads");
        workshop.dismiss("belts");
        var page = enter(Window.PHONE, "/reorder?show=closed");
        assertThat(named(page, "Tasks").locator("li .title"))
                .hasText(new String[] {"Name of belts", "Name of pads"});
        isForEverybody(page, Window.PHONE);

        page.getByText("Needed").click();
        press(page, "Dismiss Name of bulbs");
        dialog(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Dismiss"))
                .click();
        assertThat(dialog(page)).hasCount(0);
        page.getByText("Closed").click();
        assertThat(named(page, "Tasks").locator("li .title"))
                .hasText(new String[] {"Name of bulbs", "Name of belts", "Name of pads"});
    }

    @Test
    void the_purchase_list_is_a_sheet_for_each_supplier_with_what_it_costs() {
        part("pads", "Brake pads", 5, 5);
        part("belts", "Timing belts", 2, 3);
        part("bulbs", "Bulbs", 1, 1);
        workshop.change("bulbs", Map.of("supplier", "Bianchi", "unitPrice", 1.5, "packSize", 6));
        var page = enter(Window.PHONE, "/reorder/purchase-list");
        assertThat(heading(page, "Bianchi")).isVisible();
        var sheets = page.locator("section.panel");
        assertThat(sheets).hasCount(2);
        assertThat(sheets.first()).containsText("Bulbs");
        assertThat(sheets.first()).containsText("12 in packs of 6");
        assertThat(sheets.first()).containsText("US$18.00");
        assertThat(sheets.last()).containsText("US$490.00");
        says(page, "US$508.00");
        isForEverybody(page);

        page.navigate("/reorder");
        press(page, "Order 12 Bulbs");
        press(page, "It is ordered");
        assertThat(dialog(page)).hasCount(0);
        page.navigate("/reorder/purchase-list");
        assertThat(heading(page, "Rossi")).isVisible();
        assertThat(sheets).hasCount(1);
        page.evaluate("() => { window.print = () => { window.printed = true; }; }");
        press(page, "Print");
        assertThat((Boolean) page.evaluate("window.printed")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void every_page_is_read_without_barriers_and_fits(Window window) {
        part("pads", "Brake pads", 5, 5);
        part("belts", "Timing belts", 8, 2);
        workshop.take("belts", 3);
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
