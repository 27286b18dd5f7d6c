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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Live updates that are cut, and what a page makes of it. */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
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
        cut(false);
        assertThat(visitors.complaints()).isEmpty();
        assertThat(visitors.foreign()).isEmpty();
    }

    private static void cut(boolean cut) {
        var request = PEOPLE.api().json("/sandbox/api/sockets").PUT(Api.body(Map.of("cut", cut)));
        var answer = PEOPLE.api().send(request);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
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
    void the_page_of_the_sandbox_cuts_live_updates_and_lets_them_be_again() {
        var page = PEOPLE.enter(visitors, Window.PHONE, bob, "/sandbox");
        page.getByText("1 page follows what happens").click();
        assertThat(page.getByText("No live updates right now; connecting again.")).isVisible();
        page.getByText("Every page says that it connects again").click();
        assertThat(page.getByText("No live updates right now")).hasCount(0);
    }
}
