package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.net.http.HttpRequest;
import java.time.Duration;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of the site: added, shown to each other, changed and deleted (messages contract 2.1). */
class UsersTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,messages")
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
    private static final Api API = APP.open();

    @BeforeAll
    static void startScheduledJobs() {
        APP.service().startScheduledJobs();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @BeforeEach
    void letLimitsPass() {
        APP.clock.pass(Duration.ofHours(2));
    }

    private static String admin() {
        return API.logIn("boss@example.org").text("access_token");
    }

    private static String person(String name) {
        return API.newcomer(name, name.toLowerCase(Locale.ROOT) + "@example.org");
    }

    private static Api.Answer me(String token) {
        var me = API.get("/users/me", token);
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        return me;
    }

    private static String idOf(String token) {
        return me(token).text("userId");
    }

    private static Map<String, Object> ann(String email) {
        return Map.of("email", email, "firstName", "Ann", "lastName", "Berg");
    }

    private static Api.Answer put(String path, String token, String ifMatch, Map<String, ?> body) {
        return API.send(
                API.json(path)
                        .header("Authorization", "Bearer " + token)
                        .header("If-Match", ifMatch)
                        .PUT(Api.body(body)));
    }

    private static Api.Answer add(String token, String key, Map<String, ?> body) {
        return API.send(
                API.json("/users")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key)
                        .POST(Api.body(body)));
    }

    private static Api.Answer delete(String path, String token, Map<String, ?> body) {
        return API.send(
                API.json(path)
                        .header("Authorization", "Bearer " + token)
                        .method("DELETE", Api.body(body)));
    }

    private static void isRefused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("type"))
                .isEqualTo("urn:pacenote:problem:" + code.toLowerCase(Locale.ROOT));
        assertThat(answer.text("message")).isNotBlank();
        assertThat(answer.text("requestId")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.json().has("msg")).isFalse();
    }

    private static String link(String address, String subject) {
        await().until(
                        () ->
                                APP.mailbox().to(address).stream()
                                        .anyMatch(mail -> mail.subject().equals(subject)));
        return APP.mailbox().to(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .reduce((_, last) -> last)
                .orElseThrow()
                .text()
                .lines()
                .filter(line -> line.startsWith("https://pacenote.example"))
                .findFirst()
                .orElseThrow();
    }

    private static String token(String link) {
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
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
        assertThat(added.json().path("emailVerified").asBoolean()).isFalse();

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
    void a_change_is_merged_and_an_old_version_is_refused() {
        var fox = person("Merged");
        var path = "/users/" + idOf(fox);
        var tag = me(fox).header("ETag");

        var named = put(path, fox, tag, Map.of("firstName", "Ann"));
        assertThat(named.status()).as(named.body()).isEqualTo(200);
        assertThat(named.text("displayName")).isEqualTo("Ann");
        assertThat(named.text("username")).isEqualTo("Merged");
        isRefused(put(path, fox, tag, Map.of("firstName", "Bea")), 412, "VERSION_MISMATCH");
        var again = put(path, fox, named.header("ETag"), Map.of("firstName", "Ann"));
        assertThat(again.header("ETag")).as("equal values").isEqualTo(named.header("ETag"));

        isRefused(API.put(path, fox, Map.of()), 400, "INVALID_UPDATE");
        isRefused(API.put(path, fox, Map.of("role", "admin")), 400, "INVALID_UPDATE");
        isRefused(API.put(path, fox, Map.of("userId", "1")), 400, "INVALID_UPDATE");
        isRefused(API.put(path, fox, Map.of("userId", idOf(fox))), 400, "INVALID_UPDATE");
        var whole = new HashMap<String, Object>();
        me(fox).json()
                .properties()
                .forEach(member -> whole.put(member.getKey(), member.getValue()));
        whole.put("lastName", "Berg");
        var sentBack = API.put(path, fox, whole);
        assertThat(sentBack.status()).as(sentBack.body()).isEqualTo(200);
        assertThat(sentBack.text("displayName")).isEqualTo("Ann Berg");
    }

    @Test
    void one_setting_changes_alone_null_brings_its_default_back_and_a_wrong_one_is_refused() {
        var fox = person("Chooser");
        var path = "/users/" + idOf(fox);
        assertThat(me(fox).json().path("settings").path("previews").asBoolean()).isTrue();

        var dark = API.put("/notifications/settings", fox, Map.of("theme", "dark"));
        assertThat(dark.status()).as(dark.body()).isEqualTo(200);
        var quiet =
                API.put(
                        path,
                        fox,
                        Map.of(
                                "settings",
                                Map.of(
                                        "quietHours",
                                        Map.of("enabled", true, "start", "21:30"),
                                        "messagesFrom",
                                        "known",
                                        "timezone",
                                        "Europe/Riga")));
        var settings = quiet.json().path("settings");
        assertThat(settings.path("theme").asText()).isEqualTo("dark");
        assertThat(settings.path("quietHours").path("start").asText()).isEqualTo("21:30");
        assertThat(settings.path("quietHours").path("end").asText()).isEqualTo("07:00");
        assertThat(settings.path("messagesFrom").asText()).isEqualTo("known");
        assertThat(API.get("/api/v1/users/profile", fox).text("timezone")).isEqualTo("Europe/Riga");

        var restored = new HashMap<String, Object>();
        restored.put("theme", null);
        assertThat(API.put("/notifications/settings", fox, restored).text("theme"))
                .isEqualTo("light");
        assertThat(
                        API.get("/notifications/settings", fox)
                                .json()
                                .path("quietHours")
                                .path("enabled")
                                .asBoolean())
                .isTrue();
        isRefused(API.put("/notifications/settings", fox, Map.of()), 400, "INVALID_UPDATE");
        isRefused(
                API.put(
                        "/notifications/settings",
                        fox,
                        Map.of("topics", Map.of("none", Map.of("push", true)))),
                400,
                "INVALID_INPUT");
        var wrong = API.put(path, fox, Map.of("settings", Map.of("them", "dark")));
        isRefused(wrong, 400, "INVALID_INPUT");
        assertThat(wrong.json().path("errors").path(0).path("field").asText())
                .isEqualTo("settings.them");
    }

    @Test
    void the_switch_for_mail_is_one_in_both_interfaces() {
        var fox = person("Switch");

        API.put("/notifications/settings", fox, Map.of("notifications", Map.of("email", false)));
        assertThat(API.get("/api/v1/users/profile", fox).json().path("mailEnabled").asBoolean())
                .isFalse();
        API.put("/api/v1/users/me", fox, Map.of("mailEnabled", true));
        assertThat(
                        API.get("/notifications/settings", fox)
                                .json()
                                .path("notifications")
                                .path("email")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void a_new_address_waits_for_its_confirmation_and_needs_the_password() {
        var fox = person("Mover");
        var path = "/users/" + idOf(fox);
        var next = "moved@example.org";

        isRefused(API.put(path, fox, Map.of("email", next)), 403, "WRONG_PASSWORD");
        isRefused(
                API.put(
                        path,
                        fox,
                        Map.of(
                                "email",
                                "BOSS@example.org",
                                "currentPassword",
                                TestApplication.PASSWORD)),
                409,
                "USER_EXISTS");
        var asked =
                API.put(
                        path,
                        fox,
                        Map.of("email", next, "currentPassword", TestApplication.PASSWORD));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        assertThat(asked.text("email")).isEqualTo("mover@example.org");
        assertThat(asked.text("pendingEmail")).isEqualTo(next);
        link("mover@example.org", "Your Pacenote account is to have another address");

        var link = link(next, "Confirm your new address for Pacenote");
        var confirmed = API.post("/api/v1/users/verify-email", Map.of("token", token(link)));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);

        assertThat(me(fox).text("email")).isEqualTo(next);
        assertThat(me(fox).json().path("pendingEmail").isNull()).isTrue();
        assertThat(API.logIn(next).status()).isEqualTo(200);
        assertThat(API.logIn("mover@example.org").status()).isEqualTo(401);
    }

    @Test
    void
            an_address_that_waits_is_mailed_again_and_is_not_wanted_any_more_when_its_person_says_so() {
        var fox = person("Waverer");
        var path = "/users/" + idOf(fox);
        var next = "wavered@example.org";
        API.put(path, fox, Map.of("email", next, "currentPassword", TestApplication.PASSWORD));
        link(next, "Confirm your new address for Pacenote");

        var again = API.post("/api/v1/users/verify-email/resend", fox, Map.of());
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        await().until(() -> APP.mailbox().to(next).size() == 2);
        var nothing = new HashMap<String, Object>();
        nothing.put("pendingEmail", null);
        var cancelled = API.put(path, fox, nothing);
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(cancelled.json().path("pendingEmail").isNull()).isTrue();
        isRefused(API.put(path, fox, nothing), 400, "INVALID_UPDATE");
        var late =
                API.post(
                        "/api/v1/users/verify-email",
                        Map.of(
                                "token",
                                token(link(next, "Confirm your new address for Pacenote"))));
        assertThat(late.status()).isEqualTo(400);
        assertThat(me(fox).text("email")).isEqualTo("waverer@example.org");
    }

    @Test
    void a_log_in_changes_no_entity_tag() {
        var tag = me(person("Tagged")).header("ETag");
        APP.clock.pass(Duration.ofMinutes(1));

        var later = API.logIn("tagged@example.org").text("access_token");

        assertThat(me(later).header("ETag")).isEqualTo(tag);
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
    void an_admin_writes_role_and_address_and_the_last_one_stays() {
        var fox = person("Raised");
        var path = "/users/" + idOf(fox);
        var admin = admin();
        var boss = "/users/" + idOf(admin);

        isRefused(API.put(boss, admin, Map.of("role", "user")), 409, "LAST_ADMIN");
        isRefused(
                delete(boss, admin, Map.of("password", TestApplication.PASSWORD)),
                409,
                "LAST_ADMIN");
        var moved = API.put(path, admin, Map.of("email", "raised.by@example.org", "role", "admin"));
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(moved.text("role")).isEqualTo("admin");
        assertThat(moved.text("email")).isEqualTo("raised.by@example.org");
        link("raised@example.org", "Your Pacenote account has another address");
        assertThat(moved.json().path("emailVerified").asBoolean()).isFalse();
        assertThat(API.put(path, admin, Map.of("role", "user")).status()).isEqualTo(200);
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

    private static List<String> names(Api.Answer list) {
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
    void whoever_leaves_proves_it_and_their_address_is_free_again() {
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
