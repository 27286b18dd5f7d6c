package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pacenote.acceptance.web.PartsPage.button;
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
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Parts in the web app: found by words, filters and barcodes, edited, archived and brought back.
 */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebCatalogueTest {

    /** A browser that reads barcodes: {@code inView} is what lies in front of its camera. */
    private static final String READS_BARCODES =
            """
            window.camera = { wanted: [], stopped: 0 };
            window.BarcodeDetector = class {
              async detect() {
                return window.inView ? [{ rawValue: window.inView }] : [];
              }
            };
            navigator.mediaDevices.getUserMedia = async (wanted) => {
              window.camera.wanted.push(wanted.video.facingMode);
              const canvas = document.createElement('canvas');
              const picture = canvas.getContext('2d');
              setInterval(() => picture.fillRect(0, 0, 9, 9), 50);
              const stream = canvas.captureStream();
              for (const track of stream.getTracks()) {
                const stop = track.stop.bind(track);
                track.stop = () => { window.camera.stopped += 1; stop(); };
              }
              return stream;
            };
            """;

    private static final String MAY_NOT_USE_THE_CAMERA =
            READS_BARCODES
                    + """
                    navigator.mediaDevices.getUserMedia =
                        () => Promise.reject(new DOMException('no', 'NotAllowedError'));
                    """;

    private static final String READS_NO_BARCODES = "delete window.BarcodeDetector;";

    @RegisterExtension static final WebPartsServer SERVER = new WebPartsServer();

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    private final WebWorkshop workshop = SERVER.workshop();

    @AfterEach
    void nothingBehindThePersonsBack() {
        assertThat(visitors.foreign()).isEmpty();
        assertThat(visitors.complaints()).isEmpty();
    }

    private Page enter(Window window, String path) {
        return workshop.enter(visitors, window, ColorScheme.DARK, path);
    }

    private Page enterWith(String script, String path) {
        var page = enter(Window.PHONE, "/favicon.svg");
        page.addInitScript(script);
        page.navigate(path);
        return page;
    }

    private static void isInView(Page page, String barcode) {
        page.evaluate("barcode => { window.inView = barcode; }", barcode);
    }

    private static void cameraIsFreed(Page page) {
        page.waitForFunction("window.camera.stopped === 1");
    }

    @Test
    void a_barcode_in_front_of_the_camera_opens_its_part_and_sets_the_camera_free() {
        workshop.part("pads", "Brake pads", 5, 0);
        workshop.change("pads", Map.of("barcode", "4006381333931"));
        var page = enterWith(READS_BARCODES, "/parts");
        press(page, "Scan");
        assertThat(named(page, "What the camera sees")).isVisible();
        isForEverybody(page, Window.PHONE);

        isInView(page, "4006381333931");

        assertThat(heading(page, "Brake pads")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/parts/pads"));
        cameraIsFreed(page);
        assertThat(page.evaluate("window.camera.wanted")).isEqualTo(List.of("environment"));
    }

    @Test
    void a_barcode_that_no_part_has_begins_a_new_one() {
        var page = enterWith(READS_BARCODES, "/parts");
        press(page, "Scan");
        isInView(page, "4006381333948");
        says(page, "No part has the barcode 4006381333948.");
        isForEverybody(page, Window.PHONE);

        page.getByText("Add a part with it").click();

        assertThat(page.getByLabel("Barcode")).hasValue("4006381333948");
        cameraIsFreed(page);
    }

    @Test
    void a_scanner_that_is_closed_sets_the_camera_free() {
        var page = enterWith(READS_BARCODES, "/parts");
        press(page, "Scan");
        page.waitForFunction("window.camera.wanted.length === 1");
        press(page, "Close");
        assertThat(dialog(page)).hasCount(0);
        cameraIsFreed(page);
    }

    @Test
    void where_the_camera_may_not_be_used_the_code_is_typed() {
        workshop.part("pads", "Brake pads", 5, 0);
        workshop.change("pads", Map.of("barcode", "4006381333931"));
        var page = enterWith(MAY_NOT_USE_THE_CAMERA, "/parts");
        press(page, "Scan");
        says(page, "The camera cannot be used. Allow it for this site in the browser");
        field(page, "Barcode").fill(" 4006381333931 ");
        press(page, "Find");
        assertThat(heading(page, "Brake pads")).isVisible();
    }

    @Test
    void where_the_browser_reads_no_barcodes_a_scanner_types_them_also_on_a_job_card() {
        workshop.part("pads", "Brake pads", 5, 0);
        workshop.change("pads", Map.of("barcode", "4006381333931"));
        var page = enterWith(READS_NO_BARCODES, "/parts");
        press(page, "Barcode");
        assertThat(field(page, "Barcode")).isFocused();
        assertThat(named(page, "What the camera sees")).hasCount(0);
        page.keyboard().type("4006381333931");
        page.keyboard().press("Enter");
        assertThat(heading(page, "Brake pads")).isVisible();

        page.navigate("/job-card");
        press(page, "Barcode");
        page.keyboard().type("4006381333931");
        page.keyboard().press("Enter");
        assertThat(dialog(page)).hasCount(0);
        assertThat(field(page, "How many")).hasValue("1");
        says(page, "Brake pads");
        assertThat(workshop.stock("pads")).as("the card is not written yet").isEqualTo(5);
    }

    /** The names that the list shows, from the top. */
    private static void lists(Page page, String... names) {
        assertThat(named(page, "Parts").locator(".what > bdi")).hasText(names);
    }

    private void fillsShelves() {
        workshop.part("belt", "Timing belt", 8, 2);
        workshop.part("pads", "Brake pads", 5, 5);
        workshop.part("wheel", "Wheel", 20, 0);
        workshop.part("lamp", "Lamp", 1, 0);
        workshop.part("old", "Old brake", 3, 0);
        workshop.change("wheel", Map.of("vehicleModel", "Camry", "partNumber", "W-7"));
        workshop.change("lamp", Map.of("vehicleModel", "Corolla", "alsoFits", List.of("Camry")));
        assertThat(SERVER.api().delete("/parts/old", workshop.token()).status()).isEqualTo(200);
    }

    @Test
    void parts_are_found_by_words_and_by_what_is_low_and_the_address_keeps_it() {
        fillsShelves();
        var page = enter(Window.PHONE, "/parts");
        lists(page, "Brake pads", "Lamp", "Timing belt", "Wheel");
        page.getByLabel("Find a part").fill("w-7");
        lists(page, "Wheel");
        page.getByLabel("Find a part").fill("BRAKE");
        lists(page, "Brake pads");
        assertThat(page).hasURL(Pattern.compile(".*[?&]q=BRAKE"));
        page.getByLabel("Find a part").fill("nothing like it");
        says(page, "No such part");

        press(page, "Show all parts");
        lists(page, "Brake pads", "Lamp", "Timing belt", "Wheel");
        assertThat(page.getByLabel("Find a part")).hasValue("");
        page.getByText("Low only").click();
        lists(page, "Brake pads");
        page.reload();
        lists(page, "Brake pads");
        assertThat(page.getByLabel("Low only")).isChecked();
        isForEverybody(page, Window.PHONE);
    }

    @Test
    void parts_are_listed_by_stock_by_model_and_from_the_archive() {
        fillsShelves();
        var page = enter(Window.DESKTOP, "/parts");
        page.getByLabel("In the order of").selectOption("-stock");
        lists(page, "Wheel", "Timing belt", "Brake pads", "Lamp");

        page.getByText("More filters").click();
        page.getByLabel("Vehicle model").fill("camry");
        lists(page, "Wheel", "Timing belt", "Brake pads", "Lamp");
        page.getByText("Also parts that fit all models").click();
        lists(page, "Wheel", "Lamp");
        isForEverybody(page);

        press(page, "Show all parts");
        page.getByText("Archived parts").click();
        lists(page, "Old brake");
    }

    @Test
    void what_somebody_typed_is_kept_and_saved_on_top_of_what_another_changed_meanwhile() {
        workshop.part("pads", "Brake pads", 9, 0);
        var page = enter(Window.PHONE, "/parts/pads");
        press(page, "Edit");
        field(page, "Name").fill("Brake pads, front");
        workshop.change("pads", Map.of("supplier", "Bianchi"));
        workshop.take("pads", 3);

        press(page, "Save");

        says(page, "Somebody changed this part meanwhile.");
        says(page, "Supplier: Rossi, now Bianchi");
        assertThat(field(page, "Name")).hasValue("Brake pads, front");
        assertThat(workshop.details("pads").path("partName").asText()).isEqualTo("Brake pads");
        isForEverybody(page, Window.PHONE);
        press(page, "Save again");
        assertThat(heading(page, "Brake pads, front")).isVisible();
        assertThat(field(page, "Name")).hasCount(0);
        var after = workshop.details("pads");
        assertThat(after.path("partName").asText()).isEqualTo("Brake pads, front");
        assertThat(after.path("supplier").asText()).isEqualTo("Bianchi");
        assertThat(after.path("currentStock").asInt()).isEqualTo(6);
    }

    @Test
    void a_part_leaves_for_the_archive_and_comes_back_unless_its_number_is_taken() {
        workshop.part("pads", "Brake pads", 9, 0);
        workshop.change("pads", Map.of("partNumber", "BP-1"));
        var page = enter(Window.DESKTOP, "/parts/pads");
        press(page, "Archive");
        says(page, "It leaves the lists and is not reordered.");
        isForEverybody(page);
        dialog(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Archive"))
                .click();
        says(page, "This part is in the archive");
        says(page, "No parts yet");
        assertThat(button(page, "Take 1")).hasCount(0);
        isForEverybody(page);

        workshop.part("other", "Other pads", 1, 0);
        workshop.change("other", Map.of("partNumber", "bp-1"));
        press(page, "Bring it back");
        assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
        says(page, "This part is in the archive");
        workshop.change("other", Map.of("partNumber", ""));
        press(page, "Bring it back");
        assertThat(button(page, "Take 1")).isVisible();
        lists(page, "Brake pads", "Other pads");
        assertThat(workshop.details("pads").path("archived").asBoolean()).isFalse();
    }
}
