package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pacenote.acceptance.web.ChatPeople.message;
import static dev.pacenote.acceptance.web.ChatPeople.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.web.ChatPeople.Person;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Live updates, also where they are cut, and what a page makes of it. */
@ResourceLock("browser")
class WebLiveTest {

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

    private static void cut(boolean cut) {
        var request = PEOPLE.api().json("/sandbox/api/sockets").PUT(Api.body(Map.of("cut", cut)));
        var answer = PEOPLE.api().send(request);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** A page may open sockets also where they are not at its own address. */
    @Test
    void what_happens_comes_over_the_socket_of_a_page() {
        var page = PEOPLE.enter(visitors, Window.DESKTOP, bob, "/");
        var frames = new ConcurrentLinkedQueue<String>();
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> frames.add(frame.text())));
        page.navigate("/chat/" + ann.id());
        ChatPeople.isOpen(page, ann);
        page.waitForCondition(() -> !frames.isEmpty());

        PEOPLE.write(ann, bob, "Over the socket");
        assertThat(message(page, "Over the socket")).isVisible();
        page.waitForCondition(
                () -> frames.stream().anyMatch(frame -> frame.contains("Over the socket")));
    }

    @Test
    @ServerOnly("sockets of functions are held by another, which the sandbox does not cut")
    void a_page_whose_socket_is_cut_says_so_comes_back_and_misses_nothing() {
        var page = PEOPLE.chat(visitors, Window.DESKTOP, bob, ann);
        PEOPLE.write(ann, bob, "Before");
        assertThat(message(page, "Before")).isVisible();
        cut(true);
        assertThat(page.getByText("No live updates right now; connecting again.")).isVisible();
        PEOPLE.write(ann, bob, "Meanwhile");
        say(page, "I write all the same");
        assertThat(message(page, "I write all the same").getByLabel("sent")).isVisible();

        cut(false);
        assertThat(message(page, "Meanwhile")).isVisible();
        assertThat(page.getByText("No live updates right now")).hasCount(0);
        PEOPLE.write(ann, bob, "Afterwards");
        assertThat(message(page, "Afterwards")).hasCount(1);
        assertThat(page.locator(".message")).hasCount(4);
    }

    @Test
    @ServerOnly("sockets of functions are held by another, which the sandbox does not cut")
    void the_page_of_the_sandbox_cuts_live_updates_and_lets_them_be_again() {
        var page = PEOPLE.enter(visitors, Window.PHONE, bob, "/sandbox");
        page.getByText("1 page follows what happens").click();
        assertThat(page.getByText("No live updates right now; connecting again.")).isVisible();
        page.getByText("Every page says that it connects again").click();
        assertThat(page.getByText("No live updates right now")).hasCount(0);
    }
}
