package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Addresses;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** A workshop as a client of the service: a new account, logged in. */
final class Workshop {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Api api;
    private final int number;
    private final String address;
    private String token;

    private Workshop(Api api) {
        this.api = api;
        number = NUMBERS.incrementAndGet();
        address = Addresses.next();
        var registered =
                fromOwnAddress(
                        "/api/v1/users/register",
                        Map.of(
                                "username",
                                "Workshop " + number,
                                "email",
                                email(),
                                "password",
                                TestApplication.PASSWORD));
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        token = logIn();
    }

    static Workshop opened(Api api) {
        return new Workshop(api);
    }

    /** The same workshop, logged in as it is, at another server. */
    private Workshop(Api other, Workshop same) {
        api = other;
        number = same.number;
        address = same.address;
        token = same.token;
    }

    Workshop at(Api other) {
        return new Workshop(other, this);
    }

    String email() {
        return "workshop" + number + "@example.org";
    }

    /** Each from another address, so that no limit of registrations is in the way. */
    private Api.Answer fromOwnAddress(String path, Map<String, ?> body) {
        return api.send(api.json(path).header("X-Forwarded-For", address).POST(Api.body(body)));
    }

    private String logIn() {
        return fromOwnAddress(
                        "/api/v1/users/login",
                        Map.of("email", email(), "password", TestApplication.PASSWORD))
                .text("access_token");
    }

    /** A token does not last as long as tests let pass. */
    void logsInAgain() {
        token = logIn();
    }

    /** Time passes, and with it the time of a token. */
    void letPass(TestApplication app, Duration time) {
        app.clock.pass(time);
        logsInAgain();
    }

    /**
     * Lets the clock go on with a file of which more is to be imported: whoever would wait too long
     * is answered before.
     *
     * @param whole whether all of it is there
     */
    static void untilImported(TestApplication app, Callable<Boolean> whole) {
        await().atMost(Duration.ofMinutes(10))
                .until(
                        () -> {
                            boolean there = whole.call();
                            if (!there) {
                                app.clock.pass(Duration.ofMinutes(1));
                                app.lookAround();
                            }
                            return there;
                        });
    }

    /** Whoever knows the clock's secret asks for a check of all workshops. */
    static Api.Answer startCheck(Api api) {
        return api.send(
                api.request("/reorder/run")
                        .header("Authorization", "Bearer " + TestApplication.CRON_SECRET)
                        .POST(BodyPublishers.noBody()));
    }

    String token() {
        return token;
    }

    Api.Answer get(String path) {
        return api.get(path, token);
    }

    Api.Answer post(String path, Map<String, ?> body) {
        return api.post(path, token, body);
    }

    Api.Answer put(String path, Map<String, ?> body) {
        return api.put(path, token, body);
    }

    Api.Answer put(String path, Map<String, ?> body, String header, String value) {
        return api.send(
                api.json(path)
                        .header("Authorization", "Bearer " + token)
                        .header(header, value)
                        .PUT(Api.body(body)));
    }

    Api.Answer post(String path, Map<String, ?> body, String header, String value) {
        return api.send(
                api.json(path)
                        .header("Authorization", "Bearer " + token)
                        .header(header, value)
                        .POST(Api.body(body)));
    }

    /** Whatever text, JSON or not. */
    Api.Answer putText(String path, String body) {
        return api.send(
                api.json(path)
                        .header("Authorization", "Bearer " + token)
                        .PUT(BodyPublishers.ofString(body)));
    }

    /** A file for spreadsheets. */
    Api.Answer postCsv(String path, String csv, String... headers) {
        var request =
                api.request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "text/csv; charset=utf-8")
                        .POST(BodyPublishers.ofString(csv));
        return api.send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Deletes its account. */
    Api.Answer leaves() {
        return api.send(
                api.json("/api/v1/users/me")
                        .header("Authorization", "Bearer " + token)
                        .method("DELETE", Api.body(Map.of("password", TestApplication.PASSWORD))));
    }

    Api.Answer delete(String path) {
        return api.delete(path, token);
    }

    Api.Answer add(String id, int stock, int threshold) {
        return post(
                "/parts",
                Map.of(
                        "partId", id,
                        "partName", "Brake pad " + id,
                        "currentStock", stock,
                        "reorderThreshold", threshold));
    }

    Api.Answer stock(String id, String operation, Object quantity) {
        return put("/stock/" + id, Map.of("operation", operation, "quantity", quantity));
    }

    /** Whoever is told that the part is busy, or that nobody can say now, sends it again. */
    int takes(String id, int quantity) {
        int status = 503;
        while (status == 503) {
            status = stock(id, "subtract", quantity).status();
        }
        return status;
    }

    /** All rows of a bare list, answer by answer. */
    List<JsonNode> all(String list) {
        var rows = new ArrayList<JsonNode>();
        var answer = get(list);
        while (true) {
            assertThat(answer.json().isArray()).as(answer.body()).isTrue();
            answer.json().forEach(rows::add);
            var cursor = answer.header("X-Next-Cursor");
            if (cursor.isEmpty()) {
                return rows;
            }
            answer = get(list + (list.contains("?") ? "&" : "?") + "cursor=" + cursor);
        }
    }

    /** The ledger says what the shelves do. */
    void hasCleanBooks() {
        var verified = get("/stock/verify");
        assertThat(verified.status()).as(verified.body()).isEqualTo(200);
        assertThat(verified.json().path("mismatches")).as(verified.body()).isEmpty();
    }

    JsonNode part(String id) {
        return get("/parts/" + id).json();
    }

    /** Topics of what the inbox tells about parts, the oldest item first, each as often as told. */
    List<String> told() {
        return get("/notifications")
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("topic").asText().startsWith("parts."))
                .map(it -> it.path("notificationId").asText())
                .flatMap(id -> get("/notifications/" + id).json().path("notices").valueStream())
                .map(it -> it.path("topic").asText())
                .toList()
                .reversed();
    }

    /** What has to be ordered. */
    List<String> needed() {
        return ids(get("/reorder/tasks"));
    }

    /** What has to be ordered, or is ordered. */
    List<String> open() {
        return ids(get("/reorder/tasks?status=open"));
    }

    /** The id of the open task of a part. */
    String openTask(String part) {
        return get("/reorder/tasks?status=open")
                .json()
                .valueStream()
                .filter(task -> task.path("partId").asText().equals(part))
                .map(task -> task.path("taskId").asText())
                .findFirst()
                .orElseThrow();
    }

    static void isRefused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("error")).isEqualTo(answer.text("detail")).isNotEmpty();
    }

    static List<String> ids(Api.Answer list) {
        assertThat(list.json().isArray()).as(list.body()).isTrue();
        return list.json().valueStream().map(it -> it.path("partId").asText()).toList();
    }
}
