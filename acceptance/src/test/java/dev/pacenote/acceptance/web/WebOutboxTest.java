package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pacenote.acceptance.web.ChatPeople.field;
import static dev.pacenote.acceptance.web.ChatPeople.isOpen;
import static dev.pacenote.acceptance.web.ChatPeople.message;
import static dev.pacenote.acceptance.web.ChatPeople.press;
import static dev.pacenote.acceptance.web.ChatPeople.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.web.ChatPeople.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Messages that wait to be sent, in a browser with several tabs. */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebOutboxTest {

    private static final String UNKNOWN = "It is not known whether this was sent";

    private static final ChatPeople PEOPLE = new ChatPeople();

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    private final Person ann = PEOPLE.person("Ann");
    private final Person bob = PEOPLE.person("Bob");

    @AfterAll
    static void close() {
        PEOPLE.close();
    }

    @AfterEach
    void nothingBehindThePersonsBack() {
        assertThat(visitors.complaints()).isEmpty();
        assertThat(visitors.foreign()).isEmpty();
    }

    private List<String> arrived() {
        return PEOPLE.api()
                .get("/messages?with=" + ann.id(), bob.token())
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("content").asText())
                .toList();
    }

    private Page anotherTab(Page tab) {
        var other = visitors.anotherTab(tab);
        other.navigate("/chat/" + bob.id());
        isOpen(other, bob);
        return other;
    }

    private static void tryAgain(Locator message) {
        message.locator("button", new Locator.LocatorOptions().setHasText("Try again")).click();
    }

    @Test
    void what_waits_is_one_list_in_all_tabs_and_each_of_it_is_sent_once() {
        var one = PEOPLE.chat(visitors, Window.DESKTOP, ann, bob);
        var other = anotherTab(one);
        one.context().setOffline(true);
        say(one, "From here");
        say(other, "From there");
        for (var tab : List.of(one, other)) {
            assertThat(tab.getByText(UNKNOWN)).hasCount(2);
        }
        one.context().setOffline(false);

        tryAgain(message(other, "From here"));
        tryAgain(message(one, "From there"));

        for (var tab : List.of(one, other)) {
            assertThat(tab.getByText(UNKNOWN)).hasCount(0);
            assertThat(message(tab, "From here").getByLabel("sent")).hasCount(1);
            assertThat(message(tab, "From there").getByLabel("sent")).hasCount(1);
        }
        assertThat(arrived()).containsExactlyInAnyOrder("From here", "From there");
    }

    @Test
    void two_tabs_that_try_the_same_message_at_once_send_it_once() {
        var one = PEOPLE.chat(visitors, Window.DESKTOP, ann, bob);
        var other = anotherTab(one);
        var held = new ArrayList<Route>();
        one.context().route("**/messages", held::add);
        say(one, "Only once");
        one.waitForCondition(() -> held.size() == 1);
        held.getFirst().abort();
        assertThat(other.getByText(UNKNOWN)).hasCount(1);
        tryAgain(message(one, "Only once"));
        one.waitForCondition(() -> held.size() == 2);
        // Its own requests pass; to end the other route would let go what it holds.
        other.route("**/messages", Route::resume);
        other.evaluate(
                """
                () => {
                  const key = Object.keys(localStorage).find((one) => one.includes('.outbox.'));
                  const message = JSON.parse(localStorage[key]);
                  localStorage[key] = JSON.stringify({ ...message, until: 0 });
                }
                """);
        other.reload();
        tryAgain(message(other, "Only once"));
        assertThat(message(other, "Only once").getByLabel("sent")).hasCount(1);
        held.getLast().resume();

        for (var tab : List.of(one, other)) {
            assertThat(message(tab, "Only once").getByLabel("sent")).hasCount(1);
            assertThat(message(tab, "Only once")).hasCount(1);
        }
        assertThat(arrived()).containsExactly("Only once");
    }

    @Test
    void whoever_leaves_while_a_message_is_sent_leaves_nothing_of_it_in_the_browser() {
        var page = PEOPLE.chat(visitors, Window.DESKTOP, ann, bob);
        var held = new ArrayList<Route>();
        page.route("**/messages", held::add);
        say(page, "On its way");
        page.waitForCondition(() -> !held.isEmpty());
        field(page).fill("A draft");
        press(page, "Log out");
        assertThat(page).hasURL(PEOPLE.base() + "/");
        assertThat(
                        (List<?>)
                                page.evaluate(
                                        "Object.keys(localStorage).filter(key =>"
                                                + " key.startsWith('pacenote.mine'))"))
                .isEmpty();
    }

    @Test
    void a_browser_that_is_full_says_so_and_sends_all_the_same() {
        var page = PEOPLE.chat(visitors, Window.PHONE, ann, bob);
        page.evaluate(
                """
                () => {
                  Storage.prototype.setItem = () => {
                    throw new DOMException('full', 'QuotaExceededError');
                  };
                }
                """);
        field(page).fill("No room");
        assertThat(page.getByText("This browser keeps nothing now")).isVisible();
        page.keyboard().press("Enter");
        assertThat(message(page, "No room").getByLabel("sent")).isVisible();
        await().untilAsserted(() -> assertThat(arrived()).containsExactly("No room"));
    }
}
