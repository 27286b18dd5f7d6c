package dev.pacenote.acceptance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What people do with their own account, and admins with the settings (contract 2.7 to 2.11, 2.21,
 * 2.26).
 */
class AccountCareTest implements PasswordCases, FeedbackCases {

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

    @Override
    public TestApplication app() {
        return APP;
    }

    @Override
    public Api api() {
        return API;
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @BeforeEach
    void letLimitsPass() {
        APP.clock.pass(Duration.ofHours(2));
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
