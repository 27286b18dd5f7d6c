package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pacenote.acceptance.web.PartsPage.button;
import static dev.pacenote.acceptance.web.PartsPage.isForEverybody;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files and settings of a workshop in the web app, on phone and desk, by night and by day. */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebPartsFilesTest {

    @RegisterExtension static final WebPartsServer SERVER = new WebPartsServer();

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    private final WebWorkshop workshop = SERVER.workshop();

    @AfterEach
    void nothingBehindThePersonsBack() {
        assertThat(visitors.foreign()).isEmpty();
        assertThat(visitors.complaints()).isEmpty();
    }

    private static FilePayload file(String name, String type, String text) {
        return new FilePayload(name, type, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"PHONE,DARK", "PHONE,LIGHT", "DESKTOP,DARK", "DESKTOP,LIGHT"})
    void a_file_says_what_is_wrong_or_would_happen_and_is_then_imported(
            Window window, ColorScheme scheme) {
        workshop.part("pads", "Brake pads", 5, 0);
        var page = workshop.enter(visitors, window, scheme, "/parts/import");
        var wrong = "partId,partName,currentStock\npads,,7\nlow,Low,1\nbelt,Belt,-1\n";
        page.getByLabel("CSV file").setInputFiles(file("wrong.csv", "text/csv", wrong));
        assertThat(page.getByText("2 lines are wrong, so nothing is imported.")).isVisible();
        assertThat(page.getByText("Line 3, partId")).isVisible();
        assertThat(page.getByText("The first stock is 0 or more.")).isVisible();
        assertThat(button(page, "Import")).hasCount(0);
        isForEverybody(page, window);

        var right = "partId,partName,currentStock\npads,,7\nbelt,Belt,3\n";
        page.getByLabel("CSV file").setInputFiles(file("right.csv", "text/csv", right));
        assertThat(page.getByText("2 lines: 1 part is new and 1 changes.")).isVisible();
        assertThat(workshop.stock("pads")).as("only tried").isEqualTo(5);
        isForEverybody(page, window);
        button(page, "Import").click();
        assertThat(page.getByText("1 part was added")).isVisible();
        isForEverybody(page, window);
        assertThat(workshop.stock("pads")).isEqualTo(7);
        assertThat(workshop.stock("belt")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"PHONE,DARK", "PHONE,LIGHT", "DESKTOP,DARK", "DESKTOP,LIGHT"})
    void an_invoice_is_added_to_a_part_opened_and_deleted(Window window, ColorScheme scheme)
            throws IOException {
        workshop.part("pads", "Brake pads", 5, 0);
        var page = workshop.enter(visitors, window, scheme, "/parts/pads");
        var files = page.getByLabel("Files", new Page.GetByLabelOptions().setExact(true));
        assertThat(files.getByText("No files yet")).isVisible();
        page.getByLabel("What it is").selectOption("invoice");
        files.getByLabel("Add a file").setInputFiles(file("Rechnung ü.txt", "text/plain", "24.50"));
        assertThat(files.getByText("Rechnung ü.txt").first()).isVisible();
        assertThat(files.getByText("Invoice").last()).isVisible();
        isForEverybody(page, window);

        var saved = page.waitForDownload(() -> button(page, "Open Rechnung ü.txt").click());
        assertThat(saved.suggestedFilename()).isEqualTo("Rechnung ü.txt");
        assertThat(Files.readString(saved.path())).isEqualTo("24.50");

        files.getByLabel("Add a file")
                .setInputFiles(file("photo.png", "image/png", "<html>no picture</html>"));
        assertThat(files.getByText("What arrived is not the file that was announced.")).isVisible();
        isForEverybody(page, window);
        button(page, "Leave it").click();

        button(page, "Delete Rechnung ü.txt").click();
        isForEverybody(page);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(files.getByText("No files yet")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"PHONE,DARK", "PHONE,LIGHT", "DESKTOP,DARK", "DESKTOP,LIGHT"})
    void settings_of_a_workshop_are_changed_and_an_alert_is_tried(
            Window window, ColorScheme scheme) {
        workshop.part("pads", "Brake pads", 3, 0);
        var page = workshop.enter(visitors, window, scheme, "/settings");
        page.getByLabel("Reorder at, where a part says nothing").fill("4");
        page.getByLabel("Currency").fill("eur");
        isForEverybody(page, window);
        button(page, "Save").click();
        assertThat(button(page, "Save")).hasCount(0);
        assertThat(page.getByLabel("Currency")).hasValue("EUR");
        BrowserUsers.answered(
                page, "PUT", () -> page.getByText("Stock may fall below zero").click());
        button(page, "Send a test alert").click();
        assertThat(page.getByText("Inbox: it is there")).isVisible();
        isForEverybody(page, window);

        var settings = SERVER.api().get("/parts/settings", workshop.token()).json();
        assertThat(settings.path("currency").asText()).isEqualTo("EUR");
        assertThat(settings.path("defaultReorderThreshold").asInt()).isEqualTo(4);
        assertThat(settings.path("allowNegativeStock").asBoolean()).isTrue();
        page.navigate("/reorder");
        assertThat(page.getByText("Brake pads").first()).isVisible();
    }
}
