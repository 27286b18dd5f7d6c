package dev.pacenote.acceptance.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.Addresses;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.TestApplication;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A workshop with an account of its own, whose people sit at browsers.
 *
 * @param login what they logged in with
 */
record WebWorkshop(Api api, Api.Answer login) {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static WebWorkshop opened(Api api) {
        int number = NUMBERS.incrementAndGet();
        var email = "workshop" + number + "@example.org";
        var password = TestApplication.PASSWORD;
        from(
                api,
                "/api/v1/users/register",
                Map.of("username", "Workshop " + number, "email", email, "password", password));
        return new WebWorkshop(
                api,
                from(api, "/api/v1/users/login", Map.of("email", email, "password", password)));
    }

    /** Each from another address, so that no limit of registrations is in the way. */
    private static Api.Answer from(Api api, String path, Map<String, ?> body) {
        var answer =
                api.send(
                        api.json(path)
                                .header("X-Forwarded-For", Addresses.next())
                                .POST(Api.body(body)));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return answer;
    }

    String token() {
        return login.text("access_token");
    }

    void part(String id, String name, int stock, int threshold) {
        var answer =
                api.post(
                        "/parts",
                        token(),
                        Map.of(
                                "partId",
                                id,
                                "partName",
                                name,
                                "supplier",
                                "Rossi",
                                "unitPrice",
                                24.5,
                                "currentStock",
                                stock,
                                "reorderThreshold",
                                threshold));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** Changes what is entered about a part, as somebody else who works here. */
    void change(String id, Map<String, ?> details) {
        var answer = api.put("/parts/" + id, token(), details);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Takes from a shelf, as somebody else who works here. */
    void take(String id, int quantity) {
        var answer =
                api.put(
                        "/stock/" + id,
                        token(),
                        Map.of("operation", "subtract", "quantity", quantity));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Dismisses what is open about a part, as somebody else who works here. */
    void dismiss(String id) {
        for (var task : api.get("/reorder/tasks?status=open", token()).json()) {
            if (task.path("partId").asText().equals(id)) {
                var path = "/reorder/tasks/" + task.path("taskId").asText() + "/dismiss";
                assertThat(api.post(path, token(), Map.of()).status()).isEqualTo(200);
                return;
            }
        }
        throw new AssertionError("nothing is open about " + id);
    }

    int stock(String id) {
        return details(id).path("currentStock").asInt();
    }

    /** A part as programs see it. */
    JsonNode details(String id) {
        return api.get("/parts/" + id, token()).json();
    }

    Page enter(BrowserUsers visitors, Window window, ColorScheme scheme, String path) {
        var page = visitors.visit(window, "http://127.0.0.1:" + api.port(), scheme, login);
        page.navigate(path);
        return page;
    }
}
