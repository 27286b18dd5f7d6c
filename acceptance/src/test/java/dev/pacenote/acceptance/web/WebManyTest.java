package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pacenote.acceptance.web.ChatPeople.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.web.ChatPeople.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Chat and inbox of somebody who has nothing, or very much, with names and texts of every kind. The
 * long lists are made up in front of the browser: nobody writes to five hundred people in a test.
 */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebManyTest {

    private static final int PART = 50;
    private static final Pattern CURSOR = Pattern.compile("cursor=(\\d+)");

    /** What people call themselves, and what may become of them. */
    private static final List<String> NAMES =
            List.of(
                    "Ann Berg",
                    "Deleted user",
                    "\u0644\u064A\u0644\u0649",
                    "\uD83D\uDC69\u200D\uD83D\uDE80 Zo\u00EB \uD83C\uDFC1",
                    "W".repeat(100),
                    "\u202Egro.elpmaxe");

    private static final List<String> TEXTS =
            List.of(
                    "Gate 3 is closed",
                    "x".repeat(300),
                    "\u0645\u0631\u062D\u0628\u0627 \uD83D\uDC4B",
                    "one\ntwo\nthree",
                    "<b>not bold</b>");

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

    private static <T> T turn(List<T> all, int number) {
        return all.get(number % all.size());
    }

    private static Map<String, Object> conversation(int number) {
        var peer = Map.of("userId", "9" + number, "displayName", turn(NAMES, number));
        var message = new HashMap<String, Object>();
        message.put("messageId", "m" + number);
        message.put("userId", "1");
        message.put("senderId", "9" + number);
        message.put("content", turn(TEXTS, number));
        message.put("read", number % 3 > 0);
        message.put("deleted", number % 7 == 6);
        message.put("seq", 10_000 - number);
        message.put("createdAt", "2026-11-20T10:00:00Z");
        return Map.of(
                "peer",
                peer,
                "lastMessage",
                message,
                "unreadCount",
                number % 3 == 0 ? 1 + number : 0,
                "seq",
                10_000 - number);
    }

    private static Map<String, Object> item(int number) {
        var item = new HashMap<String, Object>();
        item.put("notificationId", "00000000-0000-0000-0000-" + String.format("%012d", number));
        item.put("type", "message");
        item.put("topic", "message.new");
        item.put("title", turn(NAMES, number));
        item.put("content", turn(TEXTS, number));
        item.put("count", 1);
        item.put("seen", true);
        item.put("read", false);
        item.put("archived", false);
        item.put("actionUrl", "/chat/9" + number);
        item.put("seq", 10_000 - number);
        item.put("occurredAt", "2026-11-20T10:00:00Z");
        return item;
    }

    /** Answers a list of so many in parts. */
    private static void answer(Route route, int all, IntFunction<Map<String, Object>> one) {
        var cursor = CURSOR.matcher(route.request().url());
        int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
        int to = Math.min(all, from + PART);
        var body = new HashMap<String, Object>();
        body.put("items", IntStream.range(from, to).mapToObj(one).toList());
        body.put("nextCursor", to < all ? String.valueOf(to) : null);
        try {
            route.fulfill(
                    new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(Api.JSON.writeValueAsString(body)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void isUsable(Page page, Window window) {
        assertThat(page.locator("[aria-busy]")).hasCount(0);
        assertThat(BrowserUsers.sideways(page)).isZero();
        assertThat(BrowserUsers.barriers(page)).isEmpty();
        if (window == Window.PHONE) {
            assertThat(BrowserUsers.smallTargets(page)).isEmpty();
        }
    }

    private Page open(Window window, String path) {
        var scheme = window == Window.PHONE ? ColorScheme.LIGHT : ColorScheme.DARK;
        var page = visitors.visit(window, PEOPLE.base(), scheme, bob.login());
        page.navigate(path);
        return page;
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void whoever_has_nothing_yet_reads_what_will_be_there(Window window) {
        var page = open(window, "/chat");
        assertThat(page.getByText("Nobody has written yet")).isVisible();
        isUsable(page, window);
        page.navigate("/inbox");
        assertThat(page.getByText("Nothing new so far")).isVisible();
        isUsable(page, window);
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void five_hundred_conversations_are_listed_whoever_they_are_with(Window window) {
        var page = open(window, "/me");
        page.route("**/messages/conversations?*", route -> answer(route, 500, WebManyTest::conversation));
        page.route("**/messages/conversations", route -> answer(route, 500, WebManyTest::conversation));
        page.navigate("/chat");
        var rows = page.locator(".chat .rows a.line");
        assertThat(rows).hasCount(PART);
        isUsable(page, window);
        for (int shown = PART; shown < 500; shown += PART) {
            assertThat(rows).hasCount(shown);
            press(page, "Older conversations");
        }
        assertThat(rows).hasCount(500);
        assertThat(page.getByText("Older conversations")).hasCount(0);
        assertThat(BrowserUsers.sideways(page)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_conversation_bears_words_and_names_of_every_kind(Window window) {
        TEXTS.forEach(text -> PEOPLE.write(ann, bob, text));
        var layla = PEOPLE.person(NAMES.get(2));
        PEOPLE.write(layla, bob, TEXTS.get(2));
        PEOPLE.write(bob, layla, "W".repeat(500));
        for (var who : List.of(ann, layla)) {
            var page = open(window, "/chat/" + who.id());
            assertThat(page.locator(".message").first()).isVisible();
            isUsable(page, window);
            page.locator(".message").first().getByLabel("Time and more").click();
            assertThat(page.getByText("Hide for me")).isVisible();
            isUsable(page, window);
        }
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void five_thousand_items_are_marked_read_in_one_step(Window window) {
        PEOPLE.write(ann, bob, "One that the server knows of");
        var page = open(window, "/me");
        page.route(
                Pattern.compile(".*/notifications(\\?.*)?$"),
                route -> answer(route, 5_000, WebManyTest::item));
        var marks = new ArrayList<String>();
        page.onRequest(
                request -> {
                    if (request.url().endsWith("/notifications/read-all")) {
                        marks.add(request.postData());
                    }
                });
        page.navigate("/inbox");
        assertThat(page.locator(".item")).hasCount(PART);
        press(page, "Show older ones");
        assertThat(page.locator(".item")).hasCount(2 * PART);
        isUsable(page, window);
        BrowserUsers.answered(page, "POST", () -> press(page, "Mark all as read"));
        assertThat(
                        page.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName("Mark all as read")))
                .hasCount(0);
        assertThat(marks).containsExactly("{\"upToSeq\":10000}");
    }

    @Test
    void a_message_is_written_found_and_answered_with_the_keyboard_alone() {
        PEOPLE.write(ann, bob, "Gate 3 is closed");
        var page = open(Window.DESKTOP, "/chat");
        var row = page.locator(".chat .rows a.line").first();
        assertThat(row).isVisible();
        for (int i = 0; i < 30 && !isFocused(page, ".chat .rows a.line"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(ChatPeople.message(page, "Gate 3 is closed")).isVisible();
        for (int i = 0; i < 60 && !isFocused(page, ".composer textarea"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().type("Then I take gate 4");
        page.keyboard().press("Enter");
        assertThat(ChatPeople.message(page, "Then I take gate 4").getByLabel("sent")).isVisible();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Take back")).isVisible();
    }

    private static boolean isFocused(Page page, String selector) {
        return (Boolean) page.evaluate("css => document.activeElement.matches(css)", selector);
    }
}
