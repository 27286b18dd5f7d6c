package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.Addresses;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A sandbox whose people write to each other, by its interface and in browsers. */
final class ChatPeople implements AutoCloseable {

    /** Somebody who is logged in. */
    record Person(String id, String name, String email, Api.Answer login) {

        String token() {
            return login.text("access_token");
        }
    }

    private static final String ADMIN = "boss@example.org";

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("PACENOTE_SANDBOX", "on")
                    .with("FEATURES", "messages,trackmania")
                    .with("ADMIN_EMAIL", ADMIN)
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
    private final AtomicInteger numbers = new AtomicInteger();
    private final Api api;

    ChatPeople() {
        api = app.open();
        app.clock.letGo();
    }

    TestApplication app() {
        return app;
    }

    Api api() {
        return api;
    }

    String base() {
        return "http://127.0.0.1:" + app.service().port();
    }

    /** Each from another address, so that no limit of registrations is in the way. */
    Person person(String name) {
        int number = numbers.incrementAndGet();
        var whole = name + " " + number;
        var email = "person" + number + "@example.org";
        var password = TestApplication.PASSWORD;
        from(
                "/api/v1/users/register",
                Map.of("username", whole, "email", email, "password", password));
        return logIn(whole, email);
    }

    /** Whoever runs the service. */
    Person admin() {
        return logIn("Boss", ADMIN);
    }

    /** The same person with a session of its own. */
    Person again(Person person) {
        return logIn(person.name(), person.email());
    }

    private Person logIn(String name, String email) {
        var login =
                from(
                        "/api/v1/users/login",
                        Map.of("email", email, "password", TestApplication.PASSWORD));
        var id = api.get("/api/v1/users/profile", login.text("access_token")).text("id");
        return new Person(id, name, email, login);
    }

    private Api.Answer from(String path, Map<String, ?> body) {
        var answer =
                api.send(
                        api.json(path)
                                .header("X-Forwarded-For", Addresses.next())
                                .POST(Api.body(body)));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return answer;
    }

    Api.Answer write(Person from, Person to, String content) {
        var answer =
                api.post("/messages", from.token(), Map.of("userId", to.id(), "content", content));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    Page enter(BrowserUsers visitors, Window window, Person who, String path) {
        var page = visitors.visit(window, base(), ColorScheme.DARK, who.login());
        page.navigate(path);
        return page;
    }

    Page chat(BrowserUsers visitors, Window window, Person who, Person with) {
        var page = enter(visitors, window, who, "/chat/" + with.id());
        isOpen(page, with);
        return page;
    }

    static void isOpen(Page page, Person with) {
        assertThat(
                        page.getByRole(
                                AriaRole.HEADING, new Page.GetByRoleOptions().setName(with.name())))
                .isVisible();
    }

    static Locator field(Page page) {
        return page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
    }

    static void say(Page page, String text) {
        field(page).fill(text);
        page.keyboard().press("Enter");
    }

    static Locator message(Page page, String text) {
        return page.locator(".message").filter(new Locator.FilterOptions().setHasText(text));
    }

    static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Override
    public void close() {
        app.close();
    }
}
