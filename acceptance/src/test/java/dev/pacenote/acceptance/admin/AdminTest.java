package dev.pacenote.acceptance.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.MailServer;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looking after people, runs and mails (contract 2.22 to 2.25, 2.29). */
class AdminTest {

    private static final Instant START = Instant.parse("2026-11-19T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final Player NOVA = new Player(UUID.randomUUID(), "Nightjar", "Latvia");

    private final TestApplication app =
            new TestApplication(START)
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
    private Api api;

    @AfterEach
    void close() {
        app.close();
    }

    private void begin() {
        for (int author = 1; author <= 2; author++) {
            app.inventor.author(
                    app.world,
                    new TmxUser(author, "fox" + author),
                    2,
                    20,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(START, ZoneOffset.UTC));
        }
        app.world.add(NOVA);
        api = app.open();
    }

    private String admin() {
        return api.logIn("boss@example.org").text("access_token");
    }

    private String mapper(int number) {
        var token = api.newcomer("fox" + number, "fox" + number + "@example.org");
        assertThat(api.post("/api/v1/users/alerts", token, Map.of()).status()).isEqualTo(200);
        return token;
    }

    private void newRecord(int map) {
        var track = app.world.tracks().get(map);
        app.drive(track, NOVA, track.board(app.clock.instant()).getFirst().score() - 10);
    }

    private long id(String username) {
        for (var user : users("").path("users")) {
            if (user.path("username").asText().equals(username)) {
                return user.path("id").asLong();
            }
        }
        throw new AssertionError("no " + username);
    }

    private JsonNode users(String query) {
        return api.get("/api/v1/admin/users" + query, admin()).json();
    }

    @Test
    void everybody_is_listed_newest_first_and_found_by_any_name() {
        begin();
        var token = mapper(1);
        api.post("/api/v1/users/tm-username", token, Map.of("tmUsername", "Nightjar"));
        api.newcomer("plain", "plain@example.org");

        var all = users("");

        assertThat(all.path("users").findValuesAsText("username"))
                .containsExactly("plain", "fox1", "Boss");
        assertThat(all.path("total_users").asInt()).isEqualTo(3);
        assertThat(all.has("pagination")).isFalse();
        var fox = all.path("users").path(1);
        assertThat(fox.path("id").isNumber()).isTrue();
        assertThat(fox.path("tm_username").asText()).isEqualTo("Nightjar");
        assertThat(fox.path("alert_type").asText()).isEqualTo("accurate");
        assertThat(fox.path("map_count").asInt()).isEqualTo(2);
        assertThat(fox.path("last_login_at").asText()).endsWith("Z");
        var plain = all.path("users").path(0);
        assertThat(plain.path("tm_username").isNull()).isTrue();
        assertThat(plain.path("alert_type").asText()).isEqualTo("none");
        assertThat(plain.path("alert_id").isNull()).isTrue();
        assertThat(users("?q=NIGHT").path("users").findValuesAsText("username"))
                .containsExactly("fox1");
        var page = users("?page=2&page_size=1");
        assertThat(page.path("users").findValuesAsText("username")).containsExactly("fox1");
        assertThat(page.path("pagination").path("total_results").asInt()).isEqualTo(3);
        assertThat(page.path("pagination").path("has_more").asBoolean()).isTrue();
    }

    @Test
    void a_disabled_account_is_out_at_once_and_hears_nothing() {
        begin();
        var token = mapper(1);
        var path = "/api/v1/admin/users";
        var off = Map.of("user_id", id("fox1"), "disabled", true);
        assertThat(api.put(path, admin(), off).json().path("user").path("disabled").asBoolean())
                .isTrue();

        assertThat(api.get("/api/v1/users/profile", token).status()).isEqualTo(401);
        Problems.assertProblem(api.logIn("fox1"), 403, "account_disabled");
        assertThat(
                        api.post(
                                        "/api/v1/users/login",
                                        Map.of("email", "fox1", "password", "wrong horse"))
                                .status())
                .isEqualTo(401);
        newRecord(0);
        app.clock.set(MORNING);
        api.cron();
        assertThat(app.mailbox().all()).isEmpty();
        var boss = id("Boss");
        for (var change : List.of(Map.of("disabled", true), Map.of("role", "user"))) {
            var body = new HashMap<String, Object>(change);
            body.put("user_id", boss);
            Problems.assertProblem(api.put(path, admin(), body), 409, "last_admin");
        }
        Problems.assertProblem(
                api.put(path, admin(), Map.of("user_id", 999999, "role", "user")),
                404,
                "not_found");
        for (var wrong :
                List.<Map<String, ?>>of(
                        Map.of("user_id", boss),
                        Map.of("user_id", "1", "role", "user"),
                        Map.of("user_id", 1.5, "role", "user"),
                        Map.of("user_id", boss, "role", "king"),
                        Map.of("user_id", boss, "disabled", "yes"),
                        Map.of("role", "user"))) {
            Problems.assertProblem(api.put(path, admin(), wrong), 400, "validation_failed");
        }
    }

    @Test
    void a_role_works_at_once_both_ways() {
        begin();
        var token = mapper(1);
        var path = "/api/v1/admin/users";
        Problems.assertProblem(api.get(path, token), 403, "admin_required");
        api.put(path, admin(), Map.of("user_id", id("fox1"), "role", "admin"));
        assertThat(api.get(path, token).status()).isEqualTo(200);
        api.put(path, admin(), Map.of("user_id", id("fox1"), "role", "user"));
        Problems.assertProblem(api.get(path, token), 403, "admin_required");
        assertThat(app.insides().audited(9))
                .containsExactly("role: admin → user", "role: user → admin");
    }

    @Test
    void an_admins_choice_of_alert_type_stays() {
        begin();
        mapper(1);
        api.newcomer("plain", "plain@example.org");
        var path = "/api/v1/admin/users/alert-type";
        var changed =
                api.put(path, admin(), Map.of("user_id", id("fox1"), "alert_type", "inaccurate"));
        assertThat(changed.text("alert_type")).isEqualTo("inaccurate");
        assertThat(changed.json().path("map_count").asInt()).isEqualTo(2);
        assertThat(users("?q=fox1").path("users").path(0).path("alert_type").asText())
                .isEqualTo("inaccurate");
        app.clock.set(MORNING);
        api.cron();
        assertThat(users("?q=fox1").path("users").path(0).path("alert_type").asText())
                .isEqualTo("inaccurate");
        Problems.assertProblem(
                api.put(path, admin(), Map.of("user_id", id("plain"), "alert_type", "accurate")),
                409,
                "no_alert");
        Problems.assertProblem(
                api.put(path, admin(), Map.of("user_id", 99999, "alert_type", "accurate")),
                404,
                "not_found");
        Problems.assertProblem(
                api.put(path, admin(), Map.of("user_id", id("fox1"), "alert_type", "exact")),
                400,
                "validation_failed");
    }

    @Test
    void a_good_and_a_failing_person_make_a_partial_day() {
        begin();
        mapper(1);
        mapper(2);
        app.clock.set(MORNING);
        newRecord(0);
        app.sandbox.faults().dead(app.world.tracks().get(2).uid());
        app.sandbox.faults().dead(app.world.tracks().get(3).uid());
        assertThat(api.cron().status()).isEqualTo(200);
        assertThat(api.cron().status()).isEqualTo(200);

        var overview = api.get("/api/v1/admin/daily-overview", admin()).json();

        var days = overview.path("daily_summaries");
        assertThat(days).hasSize(1);
        var day = days.path(0);
        assertThat(day.path("relative_date").asText()).isEqualTo("Today");
        assertThat(day.path("display_date").asText()).isEqualTo("Friday, November 20, 2026");
        assertThat(day.path("overall_status").asText()).isEqualTo("partial");
        assertThat(day.path("stats").path("num_users").asInt()).isEqualTo(2);
        assertThat(day.path("stats").path("num_mapper_alerts").asInt()).isEqualTo(2);
        assertThat(day.path("stats").path("num_notifications_sent").asInt()).isEqualTo(1);
        assertThat(day.path("stats").path("num_errors").asInt()).isEqualTo(1);
        var people = day.path("user_breakdown");
        assertThat(people.findValuesAsText("username")).containsExactly("fox2", "fox1");
        assertThat(people.path(0).path("mapper_alert").path("status").asText())
                .isEqualTo("technical_error");
        assertThat(people.path(0).path("driver_notification").isNull()).isTrue();
        assertThat(people.path(1).path("email").path("state").asText()).isEqualTo("sent");
        assertThat(overview.path("overall").path("maps_checked").asInt()).isEqualTo(2);
        assertThat(api.get("/api/v1/stats").json().path("total_alerts_sent").asInt()).isEqualTo(1);
    }

    @Test
    void an_admin_starts_a_run_and_looks_at_it() {
        begin();
        mapper(1);
        newRecord(0);
        app.clock.set(MORNING);
        var started = api.post("/api/v1/admin/runs", admin(), Map.of());
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.header("Location"))
                .isEqualTo("/api/v1/admin/runs/" + started.text("id"));
        assertThat(started.text("trigger")).isEqualTo("admin");
        var path = started.header("Location");

        await().until(() -> api.get(path, admin()).text("state").equals("completed"));

        var run = api.get(path, admin()).json();
        assertThat(run.path("upstream_requests").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(run.path("preview").isNull()).isTrue();
        assertThat(run.path("summary").path("emailsSent").asInt()).isEqualTo(1);
        var list = api.get("/api/v1/admin/runs?page_size=1", admin()).json();
        assertThat(list.path("runs").path(0).path("id")).isEqualTo(run.path("id"));
        assertThat(list.path("pagination").path("total_results").asInt()).isEqualTo(1);
        Problems.assertProblem(
                api.get("/api/v1/admin/runs/" + UUID.randomUUID(), admin()), 404, "not_found");
        Problems.assertProblem(
                api.get("/api/v1/admin/runs/today", admin()), 400, "validation_failed");
        assertThat(api.get("/api/v1/cron/runs/2026-11-20", admin()).status()).isEqualTo(200);
    }

    @Test
    void a_dry_run_shows_what_would_be_sent_and_leaves_nothing_behind() {
        begin();
        mapper(1);
        api.cron();
        newRecord(0);
        app.clock.set(MORNING);
        var started = api.post("/api/v1/admin/runs", admin(), Map.of("dry_run", true));
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        assertThat(started.json().path("dry_run").asBoolean()).isTrue();
        var path = started.header("Location");

        await().until(() -> api.get(path, admin()).text("state").equals("completed"));

        var run = api.get(path, admin()).json();
        assertThat(run.path("preview")).hasSize(1);
        assertThat(run.path("preview").path(0).path("username").asText()).isEqualTo("fox1");
        assertThat(run.path("preview").path(0).path("subject").asText())
                .isEqualTo("Pacenote 20 Nov 2026: 1 new record on 1 map");
        assertThat(run.path("preview").path(0).path("lines").path(0).asText()).contains("Nightjar");
        assertThat(run.path("summary").path("emailsSent").asInt()).isEqualTo(1);
        assertThat(run.path("upstream_requests").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(app.mailbox().all()).isEmpty();
        var token = api.logIn("fox1").text("access_token");
        assertThat(api.get("/api/v1/users/records", token).json().path("records")).isEmpty();
        var today = api.get("/api/v1/notification-history", token).json().path("history").path(0);
        assertThat(today.path("mapper_alert").isNull()).isTrue();
        Problems.assertProblem(api.get("/api/v1/cron/runs/2026-11-20", admin()), 404, "not_found");

        assertThat(api.cron().json().path("emailsSent").asInt()).isEqualTo(1);
        assertThat(app.mailbox().all()).hasSize(1);
        app.clock.pass(Duration.ofHours(25));
        assertThat(api.get(path, admin()).json().path("preview").isNull()).isTrue();
    }

    @Test
    void while_a_run_is_active_nobody_starts_another() {
        begin();
        mapper(1);
        app.clock.set(MORNING);
        app.sandbox.faults().everythingDown(true);
        var running = api.post("/api/v1/admin/runs", admin(), Map.of());
        for (var body :
                List.of(Map.<String, Object>of(), Map.<String, Object>of("dry_run", true))) {
            var refused = api.post("/api/v1/admin/runs", admin(), body);
            Problems.assertProblem(refused, 409, "run_in_progress");
            assertThat(refused.header("Location")).isEqualTo(running.header("Location"));
        }
        assertThat(api.cron().header("Location")).isEqualTo("/api/v1/cron/runs/2026-11-20");
    }

    @Test
    void a_dead_mail_is_tried_again_once_an_admin_wants_it() {
        begin();
        mapper(1);
        newRecord(0);
        app.clock.set(MORNING);
        int port = app.mail.getSmtp().getPort();
        app.mail.stop();
        api.cron();
        var email = email();
        assertThat(email.path("state").asText()).isEqualTo("failed");
        assertThat(email.path("attempts").asInt()).isEqualTo(1);
        assertThat(email.path("next_try_at").asText()).endsWith("Z");
        var path = "/api/v1/admin/emails/" + email.path("id").asText() + "/retry";

        try (var again = new MailServer(port)) {
            var retried = api.post(path, admin(), Map.of());
            assertThat(retried.status()).isEqualTo(202);
            assertThat(retried.json().path("email").path("state").asText()).isEqualTo("pending");
            await().until(() -> again.mailbox().all().size() == 1);
            await().until(() -> email().path("state").asText().equals("sent"));
            Problems.assertProblem(api.post(path, admin(), Map.of()), 409, "already_sent");
        }
        Problems.assertProblem(
                api.post("/api/v1/admin/emails/" + UUID.randomUUID() + "/retry", admin(), Map.of()),
                404,
                "not_found");
        var token = api.logIn("fox1").text("access_token");
        var today = api.get("/api/v1/notification-history", token).json().path("history").path(0);
        assertThat(today.path("mapper_alert").path("status").asText()).isEqualTo("sent");
    }

    private JsonNode email() {
        return api.get("/api/v1/admin/daily-overview", admin())
                .json()
                .path("daily_summaries")
                .path(0)
                .path("user_breakdown")
                .path(0)
                .path("email");
    }

    @Test
    void the_test_endpoints_answer_admins() {
        begin();
        var user = api.newcomer("plain", "plain@example.org");
        for (var path : List.of("/api/v1/test", "/api/v1/test-advanced")) {
            Problems.assertProblem(api.get(path, user), 403, "admin_required");
            assertThat(api.get(path, admin()).text("method")).isEqualTo("GET");
            var posted = api.post(path, admin(), Map.of());
            assertThat(posted.json().path("success").asBoolean()).isTrue();
            assertThat(posted.text("method")).isEqualTo("POST");
            assertThat(posted.json().path("lambda_called").asInt()).isEqualTo(1);
        }
        assertThat(api.get("/api/v1/test-advanced", admin()).json().path("user").path("username"))
                .hasToString("\"Boss\"");
    }
}
