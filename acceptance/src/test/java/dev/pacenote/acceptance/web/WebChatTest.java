package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.Addresses;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People who write to each other in the web app, and what the shared inbox says of it. */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebChatTest {

    /** Somebody who is logged in. */
    private record Person(String id, String name, Api.Answer login) {

        String token() {
            return login.text("access_token");
        }
    }

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania");
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Pattern ONE_UNREAD = Pattern.compile("\\(1\\) .*");

    private static Api api = new Api(0);

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    private Person ann = person("Ann");
    private Person bob = person("Bob");

    @BeforeAll
    static void open() {
        api = APP.open();
        APP.clock.letGo();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    /** No limit of the test before is in the way. */
    @BeforeEach
    void pass() {
        APP.clock.pass(Duration.ofMinutes(2));
    }

    @AfterEach
    void nothingBehindThePersonsBack() {
        assertThat(visitors.complaints()).isEmpty();
        assertThat(visitors.foreign()).isEmpty();
    }

    /** Each from another address, so that no limit of registrations is in the way. */
    private static Person person(String name) {
        int number = NUMBERS.incrementAndGet();
        var whole = name + " " + number;
        var email = name.toLowerCase(Locale.ROOT) + number + "@example.org";
        var password = TestApplication.PASSWORD;
        from(
                "/api/v1/users/register",
                Map.of("username", whole, "email", email, "password", password));
        var login = from("/api/v1/users/login", Map.of("email", email, "password", password));
        var id = api.get("/api/v1/users/profile", login.text("access_token")).text("id");
        return new Person(id, whole, login);
    }

    private static Api.Answer from(String path, Map<String, ?> body) {
        var answer =
                api.send(
                        api.json(path)
                                .header("X-Forwarded-For", Addresses.next())
                                .POST(Api.body(body)));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return answer;
    }

    private static void write(Person from, Person to, String content) {
        var answer =
                api.post("/messages", from.token(), Map.of("userId", to.id(), "content", content));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String base() {
        return "http://127.0.0.1:" + APP.service().port();
    }

    private Page enter(Window window, Person who, String path) {
        return enter(window, ColorScheme.DARK, who, path);
    }

    private Page enter(Window window, ColorScheme scheme, Person who, String path) {
        var page = visitors.visit(window, base(), scheme, who.login());
        page.navigate(path);
        return page;
    }

    private Page chat(Window window, Person who, Person with) {
        var page = enter(window, who, "/Chat/" + with.id());
        assertThat(page.getByRole(AriaRole.HEADING, named(with.name()))).isVisible();
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator field(Page page) {
        return page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
    }

    private static void say(Page page, String text) {
        field(page).fill(text);
        page.keyboard().press("Enter");
    }

    private static Locator message(Page page, String text) {
        return page.locator(".message").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, named(name).setExact(true)).click();
    }

    @Test
    void two_people_write_to_each_other_and_see_it_at_once() {
        var desk = chat(Window.DESKTOP, ann, bob);
        var phone = chat(Window.PHONE, bob, ann);

        say(desk, "Gate 3 is closed");
        assertThat(message(phone, "Gate 3 is closed")).isVisible();
        assertThat(message(desk, "Gate 3 is closed").getByLabel("read")).isVisible();
        say(phone, "Thank you");
        assertThat(message(desk, "Thank you")).isVisible();

        field(desk).fill("one line");
        desk.keyboard().press("Shift+Enter");
        desk.keyboard().type("another line");
        desk.keyboard().press("Enter");
        assertThat(message(phone, "another line")).containsText("one line\nanother line");
        assertThat(desk.locator(".message")).hasCount(3);
        assertThat(phone.locator(".message")).hasCount(3);
        assertThat(BrowserUsers.sideways(phone)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void what_is_unread_stands_in_the_title_and_beside_its_page_until_it_is_read(Window window) {
        var page = enter(window, bob, "/me");
        var places = page.locator(window == Window.PHONE ? "nav.tabs" : "nav.rail");
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Me");
        write(ann, bob, "Gate 3 is closed");

        assertThat(page).hasTitle(ONE_UNREAD);
        assertThat(places.getByRole(AriaRole.LINK, linked("Chat"))).containsText("1 unread");
        assertThat(places.getByRole(AriaRole.LINK, linked("Inbox"))).containsText("1 unread");
        places.getByRole(AriaRole.LINK, linked("Chat")).click();
        page.locator("a.line.unread").click();
        assertThat(message(page, "Gate 3 is closed")).isVisible();
        assertThat(page.getByText("New", new Page.GetByTextOptions().setExact(true))).isVisible();
        assertThat(page).not().hasTitle(ONE_UNREAD);
        assertThat(places.locator(".badge")).hasCount(0);
    }

    private static Locator.GetByRoleOptions linked(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    @Test
    void a_draft_is_there_after_a_reload_and_gone_once_it_is_sent() {
        var page = chat(Window.PHONE, ann, bob);
        field(page).fill("What I want to say");
        page.reload();
        assertThat(field(page)).hasValue("What I want to say");
        page.keyboard().press("Tab");
        field(page).press("Enter");
        assertThat(message(page, "What I want to say").getByLabel("sent")).isVisible();
        page.reload();
        assertThat(message(page, "What I want to say")).isVisible();
        assertThat(field(page)).hasValue("");
    }

    @Test
    void a_message_that_got_lost_stays_and_is_sent_once_when_it_is_tried_again() {
        var page = chat(Window.DESKTOP, ann, bob);
        page.route("**/messages", Route::abort);
        say(page, "Only once");
        var unknown = page.getByText("It is not known whether this was sent");
        assertThat(unknown).containsText("Pacenote cannot be reached");
        page.reload();
        assertThat(unknown).isVisible();
        page.unroute("**/messages");
        press(page, "Try again");

        assertThat(unknown).hasCount(0);
        assertThat(message(page, "Only once")).hasCount(1);
        assertThat(readBy(bob)).containsExactly("Only once");
    }

    @Test
    void a_message_of_which_only_the_answer_was_lost_stands_there_once_as_sent() {
        var page = chat(Window.DESKTOP, ann, bob);
        page.route(
                "**/messages",
                route -> {
                    route.fetch();
                    route.abort();
                });
        say(page, "Arrived");
        assertThat(message(page, "Arrived").getByLabel("sent")).isVisible();
        assertThat(page.getByText("It is not known whether this was sent")).hasCount(0);
        page.reload();
        assertThat(message(page, "Arrived").getByLabel("sent")).isVisible();
        assertThat(message(page, "Arrived")).hasCount(1);
        assertThat(readBy(bob)).containsExactly("Arrived");
    }

    private List<String> readBy(Person person) {
        var items = api.get("/messages?with=" + ann.id(), person.token()).json().path("items");
        return items.valueStream().map(item -> item.path("content").asText()).toList();
    }

    @Test
    void a_message_that_nobody_takes_says_why_and_can_be_thrown_away() {
        assertThat(
                        api.send(
                                        api.json("/users/me/blocks/" + ann.id())
                                                .header("Authorization", "Bearer " + bob.token())
                                                .PUT(Api.body(Map.of())))
                                .status())
                .isEqualTo(200);
        var page = chat(Window.PHONE, ann, bob);
        say(page, "Are you there");
        assertThat(page.getByText("You cannot write to this person.")).isVisible();
        press(page, "Discard");
        assertThat(page.getByText("No messages yet")).isVisible();
    }

    @Test
    void older_messages_come_when_one_reads_up_and_nothing_jumps() {
        for (int i = 0; i < 120; i++) {
            if (i % 50 == 0) {
                APP.clock.pass(Duration.ofMinutes(2));
            }
            write(i % 2 == 0 ? ann : bob, i % 2 == 0 ? bob : ann, "Message number " + i + ".");
        }
        var page = chat(Window.DESKTOP, ann, bob);
        assertThat(message(page, "Message number 119.")).isInViewport();
        assertThat(message(page, "Message number 20.")).hasCount(0);
        var box = page.getByLabel("Messages", new Page.GetByLabelOptions().setExact(true));
        box.evaluate("box => box.scrollTo({ top: -box.scrollHeight })");
        assertThat(message(page, "Message number 40.")).hasCount(1);
        for (int i = 0; i < 3; i++) {
            box.evaluate("box => box.scrollTo({ top: -box.scrollHeight })");
        }
        assertThat(message(page, "Message number 0.")).hasCount(1);
        message(page, "Message number 60.").scrollIntoViewIfNeeded();
        var before = message(page, "Message number 60.").boundingBox();
        write(bob, ann, "One more");
        assertThat(message(page, "One more")).hasCount(1);
        assertThat(message(page, "Message number 60.").boundingBox().y)
                .isCloseTo(before.y, org.assertj.core.data.Offset.offset(2.0));
    }

    /**
     * What arrives has the conversation asked for anew, which ends the question for its older part.
     */
    @Test
    void somebody_is_found_by_name_written_to_and_blocked() {
        var page = enter(Window.PHONE, ann, "/chat");
        assertThat(page.getByText("Nobody has written yet")).isVisible();
        press(page, "New message");
        page.getByLabel("Name").fill(bob.name());
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(bob.name()))
                .click();
        assertThat(page).hasURL(base() + "/chat/" + bob.id());
        say(page, "Hello");
        assertThat(message(page, "Hello").getByLabel("sent")).isVisible();

        press(page, "Block");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Block").setExact(true))
                .click();
        assertThat(page.getByText("You block this person.")).isVisible();
        press(page, "End the block");
        assertThat(field(page)).isVisible();
        page.getByLabel("All conversations").click();
        assertThat(page.locator("a.line")).containsText("You: Hello");
    }

    @Test
    void an_own_message_is_taken_back_for_both_and_one_of_somebody_else_hidden_for_oneself() {
        write(ann, bob, "Too early");
        write(bob, ann, "What?");
        var desk = chat(Window.DESKTOP, ann, bob);
        var phone = chat(Window.PHONE, bob, ann);
        var own = message(desk, "Too early");
        own.getByLabel("Time and more").click();
        own.getByText("Take back").click();
        assertThat(desk.getByText("You took this message back")).isVisible();
        assertThat(message(phone, "Message taken back")).isVisible();
        message(desk, "What?").getByLabel("Time and more").click();
        message(desk, "What?").getByText("Hide for me").click();
        assertThat(message(desk, "What?")).hasCount(0);
        assertThat(message(phone, "What?")).isVisible();
    }

    @Test
    void where_something_swallows_the_socket_one_line_says_so_and_news_still_come() {
        var page = visitors.visit(Window.DESKTOP, base(), ColorScheme.DARK, bob.login());
        page.routeWebSocket(Pattern.compile(".*/ws.*"), socket -> socket.close());
        page.clock().install();
        page.navigate("/me");
        await().until(
                        () -> {
                            page.clock().runFor(5_000);
                            return page.getByText("Live updates are not available here").count()
                                    == 1;
                        });
        write(ann, bob, "By another way");
        await().until(
                        () -> {
                            page.clock().runFor(31_000);
                            return page.title().startsWith("(1) ");
                        });
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void the_inbox_says_what_happened_opens_it_and_says_why(Window window) {
        write(ann, bob, "Gate 3 is closed");
        var page = enter(window, bob, "/Inbox");
        var item = page.locator(".item").first();
        assertThat(item).hasClass(Pattern.compile(".*unread.*"));
        item.getByText("why?").click();
        assertThat(page.getByText("Why did I get this?")).isVisible();
        assertThat(page.getByText("New messages").last()).isVisible();
        assertThat(BrowserUsers.sideways(page)).isZero();
        page.getByRole(AriaRole.LINK, named("Close")).click();
        item.getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.locator(".item.unread")).hasCount(0);
        item.getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.locator(".item.unread")).hasCount(1);
        item.locator("a.title").click();
        assertThat(page).hasURL(Pattern.compile(".*/[Cc]hat/" + ann.id()));
        assertThat(message(page, "Gate 3 is closed")).isVisible();
    }

    @Test
    void everything_is_marked_read_at_once_and_the_rest_archived() {
        var cid = person("Cid");
        write(ann, bob, "One");
        write(cid, bob, "Two");
        var page = enter(Window.PHONE, bob, "/inbox");
        assertThat(page.locator(".item.unread")).hasCount(2);
        press(page, "Mark all as read");
        assertThat(page.locator(".item.unread")).hasCount(0);
        page.locator(".item").first().getByRole(AriaRole.BUTTON).last().click();
        assertThat(page.locator(".item")).hasCount(1);
        page.getByText("Archived").click();
        assertThat(page.locator(".item")).hasCount(1);
    }

    @Test
    void settings_are_sent_as_they_are_touched_and_are_there_after_a_reload() {
        var page = enter(Window.PHONE, ann, "/settings");
        BrowserUsers.answered(page, "PUT", () -> page.getByText("Quiet hours off").click());
        assertThat(page.getByText("Quiet hours on")).isVisible();
        BrowserUsers.answered(page, "PUT", () -> page.getByText("People I wrote to").click());
        page.reload();
        assertThat(page.getByText("Quiet hours on")).isVisible();
        assertThat(
                        page.locator(".choice[data-selected]")
                                .filter(
                                        new Locator.FilterOptions()
                                                .setHasText("People I wrote to")))
                .isVisible();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void which_topic_comes_by_which_channel_is_chosen_and_there_after_a_reload(Window window) {
        var page = enter(window, ann, "/settings");
        var mail = page.getByLabel("New messages: Mail");
        var webhook = page.getByLabel("New messages: Webhook");
        assertThat(mail).isChecked();
        assertThat(webhook).not().isChecked();

        BrowserUsers.answered(page, "PUT", mail::uncheck);
        BrowserUsers.answered(page, "PUT", webhook::check);
        page.reload();

        assertThat(mail).not().isChecked();
        assertThat(webhook).isChecked();
        assertThat(BrowserUsers.sideways(page)).isZero();
        var settings = api.get("/notifications/settings", ann.token()).json();
        assertThat(settings.at("/topics/message.new").toString())
                .isEqualTo("{\"mail\":false,\"webhook\":true}");
    }

    @Test
    void a_webhook_is_added_shows_its_key_once_and_is_taken_out() {
        var page = enter(Window.PHONE, ann, "/settings");
        press(page, "Add a webhook");
        assertThat(page.getByText("Please give the address of your program.")).isVisible();
        page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true))
                .fill("https://hooks.example/pacenote");
        page.getByLabel("Messages", new Page.GetByLabelOptions().setExact(true)).check();
        press(page, "Add a webhook");
        assertThat(page.getByText(Pattern.compile("^whsec_"))).isVisible();
        assertThat(BrowserUsers.sideways(page)).isZero();

        page.reload();

        assertThat(page.getByText("told about Messages")).isVisible();
        assertThat(page.getByText(Pattern.compile("^whsec_"))).hasCount(0);
        press(page, "Remove https://hooks.example/pacenote");
        assertThat(page.getByText("You have none.")).isVisible();
    }

    private static void fillWebhook(Page page, String address) {
        page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).fill(address);
        page.getByLabel("Messages", new Page.GetByLabelOptions().setExact(true)).check();
    }

    @Test
    void a_webhook_whose_answer_was_lost_shows_its_key_when_it_is_added_again() {
        var page = enter(Window.PHONE, ann, "/settings");
        page.route(
                "**/notifications/webhooks",
                route -> {
                    if (route.request().method().equals("POST")) {
                        route.fetch();
                        route.abort();
                    } else {
                        route.resume();
                    }
                });
        fillWebhook(page, "https://hooks.example/lost");
        press(page, "Add a webhook");
        assertThat(page.getByText("it is added once, and its key is shown then")).isVisible();
        assertThat(page.getByText("told about Messages")).isVisible();
        page.unroute("**/notifications/webhooks");
        page.reload();
        fillWebhook(page, "https://hooks.example/lost");
        press(page, "Add a webhook");
        assertThat(page.getByText(Pattern.compile("^whsec_"))).isVisible();
        assertThat(page.getByText("told about Messages")).hasCount(1);
    }

    @Test
    void a_part_of_the_settings_that_cannot_be_loaded_says_so_and_comes_when_it_can() {
        var page = enter(Window.DESKTOP, ann, "/inbox");
        page.route(
                "**/notifications/topics",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(500).setBody("{}")));
        page.navigate("/settings");
        assertThat(page.getByText("What I am told, and how")).isVisible();
        assertThat(page.getByText("The server answered with an error (500)")).isVisible();
        page.unroute("**/notifications/topics");
        press(page, "Try again");
        assertThat(page.locator("table.topics")).isVisible();
    }

    @Test
    void the_inbox_shows_what_is_unread_only_when_that_is_asked_for() {
        var cid = person("Cid");
        write(ann, bob, "One");
        write(cid, bob, "Two");
        var page = enter(Window.DESKTOP, bob, "/inbox");
        page.locator(".item").first().getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.locator(".item.unread")).hasCount(1);

        page.getByText("Unread", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page).hasURL(Pattern.compile(".*/inbox\\?show=unread"));
        assertThat(page.locator(".item")).hasCount(1);
        assertThat(page.locator(".item")).containsText("Ann");
        page.reload();
        assertThat(page.locator(".item")).hasCount(1);
        page.getByText("All", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".item")).hasCount(2);
    }

    @Test
    void a_phone_has_a_tab_for_each_area_and_its_pages_inside() {
        var page = enter(Window.PHONE, ann, "/");
        assertThat(page.locator("nav.tabs li"))
                .containsText(new String[] {"Records", "Chat", "Inbox", "Me"});
        page.locator("nav.inside").getByText("Guard").click();
        assertThat(page).hasURL(base() + "/guard");
        assertThat(page.locator("nav.tabs [aria-current=page]")).hasText("Records");
        page.locator("nav.tabs").getByText("Chat").click();
        assertThat(page.locator("nav.inside")).hasCount(0);
    }

    @Test
    void no_page_shuts_anybody_out_in_the_dark_on_a_desk() {
        checkAccess(Window.DESKTOP, ColorScheme.DARK);
    }

    @Test
    void no_page_shuts_anybody_out_in_the_light_on_a_phone() {
        checkAccess(Window.PHONE, ColorScheme.LIGHT);
    }

    private void checkAccess(Window window, ColorScheme scheme) {
        write(ann, bob, "Gate 3 is closed");
        write(bob, ann, "Thank you, then I go by gate 4.");
        write(ann, bob, "x".repeat(300));
        var page = enter(window, scheme, bob, "/");
        for (var path : List.of("/inbox", "/settings", "/chat", "/chat/" + ann.id(), "/chat/999")) {
            page.navigate(path);
            assertThat(page.getByRole(AriaRole.HEADING).first()).isAttached();
            assertThat(page.locator("[aria-busy]")).hasCount(0);
            assertThat(BrowserUsers.barriers(page)).as(path).isEmpty();
            assertThat(BrowserUsers.sideways(page)).as(path).isZero();
        }
    }
}
