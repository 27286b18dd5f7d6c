package dev.pacenote.acceptance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.TestMailbox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with their own account (contract 2.7 to 2.11, 2.26 to 2.28). */
class AccountCareTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
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

    /** The link in the newest mail with this subject to that address. */
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

    private static Api.Answer logIn(String email, String password) {
        return API.post("/api/v1/users/login", Map.of("email", email, "password", password));
    }

    @Test
    void a_profile_shows_the_account_and_takes_a_zone_and_the_wish_for_mail() {
        var token = API.newcomer("Zoë.x", "zoe@example.org");

        var profile = API.get("/api/v1/users/profile", token);
        assertThat(profile.json().path("id").isNumber()).isTrue();
        assertThat(profile.text("username")).isEqualTo("Zoë.x");
        assertThat(profile.text("email")).isEqualTo("zoe@example.org");
        assertThat(profile.text("role")).isEqualTo("user");
        assertThat(profile.text("timezone")).isEqualTo("UTC");
        assertThat(profile.json().path("emailVerified").asBoolean()).isTrue();
        assertThat(profile.json().path("tmxUserId").isNull()).isTrue();
        var changed =
                API.put(
                        "/api/v1/users/me",
                        token,
                        Map.of("timezone", "Europe/Riga", "mailEnabled", false));
        assertThat(changed.text("timezone")).isEqualTo("Europe/Riga");
        assertThat(changed.json().path("mailEnabled").asBoolean()).isFalse();
        for (var wrong :
                List.<Map<String, ?>>of(
                        Map.of(),
                        Map.of("timezone", "Mars/Olympus"),
                        Map.of("timezone", "+02:00"),
                        Map.of("mailEnabled", "yes"),
                        Map.of("username", "other"))) {
            Problems.assertProblem(
                    API.put("/api/v1/users/me", token, wrong), 400, "validation_failed");
        }
        assertThat(API.get("/api/v1/users/profile", token).text("timezone"))
                .isEqualTo("Europe/Riga");
    }

    @Test
    void a_forgotten_password_is_reset_by_a_link_that_works_once() {
        var token = API.newcomer("Forgetful", "forgetful@example.org");
        var ask = Map.of("email", "Forgetful@example.org");
        assertThat(API.post("/api/v1/users/password/forgot", ask).status()).isEqualTo(202);
        var first = link("forgetful@example.org", "Set a new password for Pacenote");
        assertThat(API.post("/api/v1/users/password/forgot", ask).status()).isEqualTo(202);
        await().until(() -> APP.mailbox().to("forgetful@example.org").size() == 2);
        var second =
                APP.mailbox().to("forgetful@example.org").stream()
                        .flatMap(mail -> mail.text().lines())
                        .filter(line -> line.startsWith("https://pacenote.example/reset-password"))
                        .filter(line -> !line.equals(first))
                        .findFirst()
                        .orElseThrow();

        var old = Map.of("token", token(first), "password", "another horse");
        var good = Map.of("token", token(second), "password", "another horse");
        var path = "/api/v1/users/password/reset";
        Problems.assertProblem(API.post(path, old), 400, "link_invalid");
        Problems.assertProblem(
                API.post(path, Map.of("token", token(second), "password", "short")),
                400,
                "validation_failed");
        assertThat(API.post(path, good).status()).isEqualTo(200);
        Problems.assertProblem(API.post(path, good), 400, "link_invalid");

        assertThat(API.get("/api/v1/users/profile", token).status()).isEqualTo(401);
        assertThat(API.logIn("forgetful@example.org").status()).isEqualTo(401);
        assertThat(logIn("forgetful@example.org", "another horse").status()).isEqualTo(200);
        link("forgetful@example.org", "Your Pacenote password was changed");
    }

    private static String token(String link) {
        return link.substring(link.indexOf('=') + 1);
    }

    @Test
    void a_request_for_a_new_password_that_is_heard_twice_is_one_link_and_one_mail() {
        API.register("Hasty", "hasty@example.org");
        var request = UUID.randomUUID();

        answered(request, "hasty@example.org", Duration.ZERO);
        var link = link("hasty@example.org", "Set a new password for Pacenote");
        answered(request, "hasty@example.org", Duration.ZERO);
        await().until(() -> APP.mailbox().to("hasty@example.org").size() == 2);

        assertThat(APP.mailbox().to("hasty@example.org"))
                .extracting(TestMailbox.Mail::messageId)
                .containsOnly(APP.mailbox().to("hasty@example.org").getFirst().messageId());
        var good = Map.of("token", token(link), "password", "another horse");
        assertThat(API.post("/api/v1/users/password/reset", good).status()).isEqualTo(200);
        answered(request, "hasty@example.org", Duration.ZERO);
        Problems.assertProblem(API.post("/api/v1/users/password/reset", good), 400, "link_invalid");
    }

    /** The queue has a request answered that somebody made so long ago. */
    private static void answered(UUID request, String email, Duration ago) {
        APP.insides().answerResetRequest(request, email, APP.clock.instant().minus(ago));
    }

    @Test
    void a_request_for_a_new_password_that_waited_long_leads_to_no_mail_and_voids_no_link() {
        API.register("Patient", "patient@example.org");
        answered(UUID.randomUUID(), "patient@example.org", Duration.ofMinutes(61));
        answered(UUID.randomUUID(), "patient@example.org", Duration.ofMinutes(1));
        var link = link("patient@example.org", "Set a new password for Pacenote");
        answered(UUID.randomUUID(), "patient@example.org", Duration.ofMinutes(2));
        answered(UUID.randomUUID(), "patient@example.org", Duration.ofHours(41));

        var good = Map.of("token", token(link), "password", "another horse");
        assertThat(API.post("/api/v1/users/password/reset", good).status()).isEqualTo(200);
        link("patient@example.org", "Your Pacenote password was changed");
        assertThat(APP.mailbox().to("patient@example.org")).hasSize(2);
    }

    @Test
    void a_reset_link_ends_after_half_an_hour() {
        API.register("Slow", "slow@example.org");
        API.post("/api/v1/users/password/forgot", Map.of("email", "slow@example.org"));
        var link = link("slow@example.org", "Set a new password for Pacenote");
        APP.clock.pass(Duration.ofMinutes(31));

        Problems.assertProblem(
                API.post(
                        "/api/v1/users/password/reset",
                        Map.of("token", token(link), "password", "another horse")),
                400,
                "link_invalid");
    }

    @Test
    void asking_for_a_link_says_nothing_about_who_has_an_account() {
        API.register("Known", "known@example.org");
        for (var email : List.of("known@example.org", "unknown@example.org")) {
            for (int i = 0; i < 3; i++) {
                var answer = API.post("/api/v1/users/password/forgot", Map.of("email", email));
                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.text("message")).startsWith("If this address has an account");
            }
            Problems.assertProblem(
                    API.post("/api/v1/users/password/forgot", Map.of("email", email)),
                    429,
                    "rate_limited");
        }
    }

    @Test
    void a_changed_password_ends_the_other_sessions_only() {
        var here = API.newcomer("Changer", "changer@example.org");
        var there = API.logIn("changer@example.org").text("access_token");
        var path = "/api/v1/users/password";
        Problems.assertProblem(
                API.put(path, here, Map.of("currentPassword", "no", "newPassword", "new horse!")),
                403,
                "wrong_password");

        var changed =
                API.put(
                        path,
                        here,
                        Map.of(
                                "currentPassword",
                                TestApplication.PASSWORD,
                                "newPassword",
                                "new horse!"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(API.get("/api/v1/users/profile", here).status()).isEqualTo(200);
        assertThat(API.get("/api/v1/users/profile", there).status()).isEqualTo(401);
        assertThat(logIn("changer@example.org", "new horse!").status()).isEqualTo(200);
        link("changer@example.org", "Your Pacenote password was changed");
    }

    @Test
    void sessions_are_listed_and_ended_by_their_owner_only() {
        var here = API.newcomer("Everywhere", "everywhere@example.org");
        var stranger = API.newcomer("Nosy", "nosy@example.org");
        var there = API.logIn("everywhere@example.org").text("access_token");
        var sessions = API.get("/api/v1/users/sessions", here).json().path("sessions");
        assertThat(sessions).hasSize(2);
        assertThat(sessions.findValuesAsText("current")).containsOnlyOnce("true");
        assertThat(sessions.path(0).path("address").asText()).isEqualTo("127.0.0.0");
        var other =
                sessions.path(0).path("current").asBoolean() ? sessions.path(1) : sessions.path(0);
        var path = "/api/v1/users/sessions/" + other.path("id").asText();

        Problems.assertProblem(API.delete(path, stranger), 404, "not_found");
        Problems.assertProblem(
                API.delete("/api/v1/users/sessions/..", stranger), 400, "validation_failed");
        Problems.assertProblem(
                API.delete("/api/v1/users/sessions/7", stranger), 400, "validation_failed");
        assertThat(API.delete(path, here).status()).isEqualTo(200);
        assertThat(API.get("/api/v1/users/profile", there).status()).isEqualTo(401);
        API.logIn("everywhere@example.org");
        assertThat(API.delete("/api/v1/users/sessions", here).status()).isEqualTo(200);
        assertThat(API.get("/api/v1/users/sessions", here).json().path("sessions")).hasSize(1);
    }

    @Test
    void who_leaves_takes_everything_along_and_frees_the_name() {
        var token = API.newcomer("Leaving", "leaving@example.org");
        API.post("/api/v1/users/alerts", token, Map.of());
        API.post("/api/v1/feedback", token, Map.of("message", "I am leaving now"));
        var export = API.get("/api/v1/users/me/export", token);
        assertThat(export.header("Content-Disposition")).contains("pacenote-export.json");
        assertThat(export.json().path("account").path("email").asText())
                .isEqualTo("leaving@example.org");
        assertThat(export.json().path("feedback").path(0).path("message").asText())
                .isEqualTo("I am leaving now");
        assertThat(export.body()).doesNotContain("argon2");
        API.get("/api/v1/users/me/export", token);
        Problems.assertProblem(API.get("/api/v1/users/me/export", token), 429, "rate_limited");

        Problems.assertProblem(delete(token, Map.of("password", "wrong")), 403, "wrong_password");
        Problems.assertProblem(delete(token, Map.of()), 400, "validation_failed");
        assertThat(delete(token, Map.of("password", TestApplication.PASSWORD)).status())
                .isEqualTo(200);

        Problems.assertProblem(
                API.get("/api/v1/users/profile", token), 401, "access_token_invalid");
        assertThat(API.logIn("leaving@example.org").status()).isEqualTo(401);
        assertThat(API.register("Leaving", "leaving@example.org").status()).isEqualTo(201);
        link("leaving@example.org", "Your Pacenote account is deleted");
        Problems.assertProblem(
                delete(admin(), Map.of("password", TestApplication.PASSWORD)), 409, "last_admin");
    }

    private static Api.Answer delete(String token, Map<String, ?> body) {
        return API.send(
                API.json("/api/v1/users/me")
                        .header("Authorization", "Bearer " + token)
                        .method("DELETE", Api.body(body)));
    }

    @Test
    void the_history_starts_today_and_has_no_gap() {
        var token = API.newcomer("Historian", "historian@example.org");

        var history = API.get("/api/v1/notification-history", token).json().path("history");

        var today = LocalDate.ofInstant(APP.clock.instant(), ZoneOffset.UTC);
        assertThat(history.findValuesAsText("date"))
                .containsExactly(
                        today.toString(),
                        today.minusDays(1).toString(),
                        today.minusDays(2).toString(),
                        today.minusDays(3).toString(),
                        today.minusDays(4).toString());
        assertThat(history)
                .allSatisfy(
                        day -> {
                            assertThat(day.path("mapper_alert").isNull()).isTrue();
                            assertThat(day.path("driver_notification").isNull()).isTrue();
                        });
    }

    @Test
    void feedback_is_read_as_it_was_typed() {
        var token = API.newcomer("Talker", "talker@example.org");
        var admin = admin();
        var text = "please update; it's broken -- <b>drop</b> table 山 \u202e 🏁";
        var given = API.post("/api/v1/feedback", token, Map.of("message", text, "type", "bug"));
        assertThat(given.status()).isEqualTo(201);
        var id = given.json().path("feedback_id").asLong();

        var row = API.get("/api/v1/feedback", admin).json().path("feedback").path(0);
        assertThat(row.path("id").isNumber()).isTrue();
        assertThat(row.path("message").asText()).isEqualTo(text);
        assertThat(row.path("username").asText()).isEqualTo("Talker");
        assertThat(row.path("read_at").isNull()).isTrue();
        var path = "/api/v1/feedback/" + id;
        assertThat(API.put(path + "/read", admin, Map.of()).status()).isEqualTo(200);
        var readAt =
                API.get("/api/v1/feedback", admin).json().path("feedback").path(0).path("read_at");
        APP.clock.pass(Duration.ofMinutes(1));
        assertThat(API.put(path + "/read", admin, Map.of()).status()).isEqualTo(200);
        var again = API.get("/api/v1/feedback", admin).json().path("feedback").path(0);
        assertThat(again.path("read_at").asText()).isEqualTo(readAt.asText());
        Problems.assertProblem(API.get("/api/v1/feedback", token), 403, "admin_required");
        Problems.assertProblem(API.delete(path, token), 403, "admin_required");
        assertThat(API.delete(path, admin).status()).isEqualTo(200);
        Problems.assertProblem(API.delete(path, admin), 404, "not_found");
        for (var wrong :
                List.<Map<String, ?>>of(
                        Map.of("message", "short"),
                        Map.of("message", "x".repeat(2001)),
                        Map.of("message", "long enough to be read", "type", "praise"),
                        Map.of("message", 7),
                        Map.of())) {
            Problems.assertProblem(
                    API.post("/api/v1/feedback", token, wrong), 400, "validation_failed");
        }
    }

    @Test
    void ten_unread_messages_close_the_box_for_their_author_only() {
        var token = API.newcomer("Chatty", "chatty@example.org");
        API.register("Quiet", "quiet@example.org");
        var message = Map.of("message", "this is long enough");
        for (int i = 0; i < 10; i++) {
            assertThat(API.post("/api/v1/feedback", token, message).status()).isEqualTo(201);
            APP.clock.pass(Duration.ofMinutes(1));
        }
        Problems.assertProblem(API.post("/api/v1/feedback", token, message), 429, "feedback_quota");
        var quiet = API.logIn("quiet@example.org").text("access_token");
        assertThat(API.post("/api/v1/feedback", quiet, message).status()).isEqualTo(201);
    }

    @Test
    void settings_take_whole_numbers_within_their_limits_only() {
        var admin = admin();
        var path = "/api/v1/admin/config";
        var configs = API.get(path, admin).json().path("configs");
        assertThat(configs.findValuesAsText("config_key"))
                .containsExactly(
                        "max_users_registration",
                        "many_maps_threshold",
                        "max_driver_notifications_per_user");
        assertThat(configs.path(0).path("config_value").isTextual()).isTrue();
        for (var wrong : List.of("abc", "5abc", "5.0", "0", "10001", "-1", 5.5, true, "")) {
            Problems.assertProblem(
                    API.put(
                            path,
                            admin,
                            Map.of("config_key", "many_maps_threshold", "config_value", wrong)),
                    400,
                    "validation_failed");
        }
        Problems.assertProblem(
                API.put(path, admin, Map.of("config_key", "nothing", "config_value", 5)),
                400,
                "validation_failed");
        assertThat(API.get(path, admin).json().path("configs")).isEqualTo(configs);

        for (var right : List.<Object>of(99, "98")) {
            var changed =
                    API.put(
                            path,
                            admin,
                            Map.of("config_key", "many_maps_threshold", "config_value", right));
            assertThat(changed.json().path("config").path("config_value").asText())
                    .isEqualTo(right.toString());
        }
        var user = API.newcomer("Meddler", "meddler@example.org");
        Problems.assertProblem(API.get(path, user), 403, "admin_required");
    }

    @Test
    void registration_closes_at_the_number_of_accounts_that_an_admin_chose() {
        var admin = admin();
        var path = "/api/v1/admin/config";
        var close = Map.of("config_key", "max_users_registration", "config_value", "1");
        var open = Map.of("config_key", "max_users_registration", "config_value", "200");
        assertThat(API.put(path, admin, close).status()).isEqualTo(200);
        try {
            Problems.assertProblem(
                    API.register("Late", "late@example.org"), 403, "registration_closed");
        } finally {
            API.put(path, admin, open);
        }
        assertThat(API.register("Late", "late@example.org").status()).isEqualTo(201);
    }
}
