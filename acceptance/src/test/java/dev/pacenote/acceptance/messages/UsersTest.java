package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People of the site: added, shown to each other and deleted (messages contract 2.1). */
class UsersTest extends SiteUsers {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,messages")
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
    private static final Api API = APP.open();

    UsersTest() {
        super(APP, API);
    }

    @BeforeAll
    static void startScheduledJobs() {
        APP.service().startScheduledJobs();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private Map<String, Object> ann(String email) {
        return Map.of("email", email, "firstName", "Ann", "lastName", "Berg");
    }

    private Api.Answer add(String token, String key, Map<String, ?> body) {
        return API.send(
                API.json("/users")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key)
                        .POST(Api.body(body)));
    }

    private <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        try (var pool = Executors.newFixedThreadPool(works.size())) {
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(works)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void an_admin_adds_somebody_who_sets_a_password_by_a_mailed_link_and_logs_in_by_address() {
        var added = API.post("/users", admin(), ann("ann@example.org"));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo("/users/" + added.text("userId"));
        assertThat(added.header("ETag"))
                .isEqualTo("\"" + added.json().path("version").asLong() + "\"");
        assertThat(added.header("Cache-Control")).isEqualTo("no-store");
        assertThat(added.text("displayName")).isEqualTo("Ann Berg");
        assertThat(added.json().path("username").isNull()).isTrue();
        assertThat(added.json().path("emailVerified").asBoolean())
                .as("no address has to be confirmed here")
                .isTrue();

        var link = link("ann@example.org", "You have a Pacenote account");
        assertThat(link).startsWith("https://pacenote.example/reset-password?token=");
        var reset =
                API.post(
                        "/api/v1/users/password/reset",
                        Map.of("token", token(link), "password", TestApplication.PASSWORD));
        assertThat(reset.status()).as(reset.body()).isEqualTo(200);

        var ann = API.logIn("ANN@example.org").text("access_token");
        assertThat(me(ann).json().path("emailVerified").asBoolean()).isTrue();
        var profile = API.get("/api/v1/users/profile", ann);
        assertThat(profile.text("username"))
                .as("a text in the older interface")
                .isEqualTo("Ann Berg");
    }

    @Test
    void of_two_who_add_one_address_at_once_in_other_letter_case_one_is_told_that_it_is_taken()
            throws Exception {
        var admin = admin();
        var answers =
                atOnce(
                        List.<Callable<Api.Answer>>of(
                                () -> API.post("/users", admin, ann("twin@example.org")),
                                () -> API.post("/users", admin, ann("TWIN@Example.org"))));

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(201, 409);
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> isRefused(answer, 409, "USER_EXISTS"));
    }

    @Test
    void a_repeated_request_adds_nobody_and_gets_the_answer_of_the_first() throws Exception {
        var admin = admin();
        var body = ann("once@example.org");
        Callable<Api.Answer> request = () -> add(admin, "key-1", body);
        var answers = atOnce(List.of(request, request, request, request));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.text("userId"))
                .containsOnly(answers.getFirst().text("userId"));
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replay").equals("true"))
                .hasSize(3)
                .allMatch(answer -> answer.header("Idempotency-Replayed").equals("true"))
                .allMatch(answer -> answer.header("Location").startsWith("/users/"));
        isRefused(add(admin, "key-1", ann("another@example.org")), 422, "IDEMPOTENCY_MISMATCH");
        isRefused(add(admin, "k".repeat(256), body), 400, "INVALID_INPUT");
    }

    @Test
    void what_is_wrong_with_a_new_user_is_said_by_code_and_field() {
        var admin = admin();
        isRefused(API.post("/users", admin, ann("no address")), 400, "INVALID_EMAIL");
        isRefused(
                API.post(
                        "/users",
                        admin,
                        Map.of("email", "x@example.org", "firstName", "", "lastName", "Berg")),
                400,
                "INVALID_INPUT");
        var misspelled = new HashMap<>(ann("x@example.org"));
        misspelled.put("fristName", "Ann");
        var refused = API.post("/users", admin, misspelled);
        isRefused(refused, 400, "INVALID_INPUT");
        assertThat(refused.json().path("errors").path(0).path("field").asText())
                .isEqualTo("fristName");
        isRefused(
                API.send(
                        API.json("/users")
                                .header("Authorization", "Bearer " + admin)
                                .POST(HttpRequest.BodyPublishers.noBody())),
                400,
                "MISSING_BODY");
        isRefused(
                API.send(
                        API.json("/users")
                                .header("Authorization", "Bearer " + admin)
                                .POST(Api.text("{\"email\":"))),
                400,
                "MALFORMED_JSON");
    }

    @Test
    void nobody_comes_in_without_a_good_token() {
        for (var method : List.of("GET", "PUT", "DELETE")) {
            isRefused(
                    API.send(API.json("/users/1").method(method, Api.text("{}"))),
                    401,
                    "ACCESS_TOKEN_MISSING");
            isRefused(
                    API.send(
                            API.json("/users/1")
                                    .header("Authorization", "Bearer x.y.z")
                                    .method(method, Api.text("{}"))),
                    401,
                    "ACCESS_TOKEN_INVALID");
        }
        isRefused(API.get("/users/me"), 401, "ACCESS_TOKEN_MISSING");
        isRefused(API.get("/notifications/settings"), 401, "ACCESS_TOKEN_MISSING");
        isRefused(API.post("/users", Map.of()), 401, "ACCESS_TOKEN_MISSING");
        isRefused(
                API.post("/users", person("Nobody"), ann("n@example.org")), 403, "ADMIN_REQUIRED");
        isRefused(
                API.send(API.request("/users/1/none").header("Accept", "text/html")),
                404,
                "NO_SUCH_PATH");
    }

    @Test
    void a_stranger_sees_what_somebody_is_called_and_changes_nothing() {
        var fox = person("Stranded");
        var owl = person("Stranger");
        var id = idOf(fox);

        var seen = API.get("/users/" + id, owl);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().properties()).hasSize(3);
        assertThat(seen.text("displayName")).isEqualTo("Stranded");
        assertThat(seen.text("status")).isEqualTo("active");
        isRefused(API.put("/users/" + id, owl, Map.of("firstName", "X")), 403, "ADMIN_REQUIRED");
        isRefused(delete("/users/" + id, owl, Map.of()), 403, "ADMIN_REQUIRED");
        for (var nobody : List.of("0", "-1", "01", "x", "999999999", "9".repeat(19))) {
            isRefused(API.get("/users/" + nobody, owl), 404, "USER_NOT_FOUND");
        }

        API.put("/users/" + id, admin(), Map.of("status", "disabled"));
        assertThat(API.get("/users/" + id, owl).text("status")).isEqualTo("active");
        assertThat(API.get("/users/" + id, admin()).text("status")).isEqualTo("disabled");
        assertThat(API.get("/users/me", fox).status()).as("disabled").isEqualTo(401);
    }

    @Test
    void nobody_is_shown_or_found_by_a_user_name_that_is_an_address() {
        var owl = person("Curious");
        var shy = API.newcomer("shy@example.org", "shy.person@example.org");
        var id = idOf(shy);

        assertThat(API.get("/users/" + id, owl).text("displayName")).isEqualTo("User " + id);
        assertThat(names(API.get("/users?q=shy", owl))).isEmpty();
        assertThat(me(shy).text("username")).isEqualTo("shy@example.org");
    }

    @Test
    void people_are_listed_by_the_start_of_a_name_part_by_part() {
        var admin = admin();
        for (var first : List.of("Quinn", "Quentin", "Queenie")) {
            API.post(
                    "/users",
                    admin,
                    Map.of(
                            "email",
                            first.toLowerCase(Locale.ROOT) + "@example.org",
                            "firstName",
                            first,
                            "lastName",
                            "Berg"));
        }
        var owl = person("Lister");

        var first = API.get("/users?q=QU&limit=2", owl);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(names(first)).containsExactly("Queenie Berg", "Quentin Berg");
        assertThat(first.json().path("items").path(0).properties()).hasSize(3);
        var cursor = first.text("nextCursor");
        var rest = API.get("/users?q=QU&limit=2&cursor=" + cursor, owl);
        assertThat(names(rest)).containsExactly("Quinn Berg");
        assertThat(rest.json().path("nextCursor").isNull()).isTrue();
        isRefused(API.get("/users?q=q&cursor=" + cursor, owl), 400, "INVALID_CURSOR");
        isRefused(API.get("/users?q=QU&cursor=" + cursor, admin), 400, "INVALID_CURSOR");
        isRefused(API.get("/users?limit=101", owl), 400, "INVALID_INPUT");
        isRefused(API.get("/users?status=disabled", owl), 403, "ADMIN_REQUIRED");
        assertThat(API.get("/users?q=quinn", admin).json().path("items").path(0).has("settings"))
                .isTrue();
    }

    private List<String> names(Api.Answer list) {
        return list.json()
                .path("items")
                .valueStream()
                .map(user -> user.path("displayName").asText())
                .toList();
    }

    @Test
    void a_block_is_set_and_ended_and_nobody_blocks_themselves() {
        var fox = person("Blocker");
        var owl = person("Blocked");
        var path = "/users/me/blocks/" + idOf(owl);

        for (int twice = 0; twice < 2; twice++) {
            var blocked = API.put(path, fox, Map.of());
            assertThat(blocked.status()).as(blocked.body()).isEqualTo(200);
        }
        assertThat(names(API.get("/users/me/blocks", fox))).containsExactly("Blocked");
        assertThat(names(API.get("/users/me/blocks", owl))).isEmpty();
        isRefused(API.put("/users/me/blocks/" + idOf(fox), fox, Map.of()), 400, "INVALID_INPUT");
        isRefused(API.put("/users/me/blocks/999999", fox, Map.of()), 404, "USER_NOT_FOUND");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(API.delete(path, fox).status()).isEqualTo(200);
        }
        assertThat(names(API.get("/users/me/blocks", fox))).isEmpty();
    }

    @Test
    void a_person_who_leaves_proves_it_and_their_address_is_free_again() {
        var fox = person("Leaver");
        var path = "/users/" + idOf(fox);

        isRefused(delete(path, fox, Map.of("password", "wrong")), 403, "WRONG_PASSWORD");
        var left = delete(path, fox, Map.of("password", TestApplication.PASSWORD));
        assertThat(left.status()).as(left.body()).isEqualTo(200);
        assertThat(left.text("message")).isNotBlank();
        assertThat(API.get("/users/me", fox).status()).isEqualTo(401);
        var gone = API.get(path, admin());
        assertThat(gone.status()).as(gone.body()).isEqualTo(200);
        assertThat(gone.text("status")).isEqualTo("deleted");
        assertThat(gone.text("displayName")).isEqualTo("Deleted user");
        isRefused(delete(path, admin(), Map.of()), 404, "USER_NOT_FOUND");
        assertThat(idOf(person("Leaver"))).isNotEqualTo(path.substring("/users/".length()));

        var owl = person("Removed");
        var removed = delete("/users/" + idOf(owl), admin(), Map.of());
        assertThat(removed.status()).as(removed.body()).isEqualTo(200);
        assertThat(API.get("/users/me", owl).status()).isEqualTo(401);
    }
}
