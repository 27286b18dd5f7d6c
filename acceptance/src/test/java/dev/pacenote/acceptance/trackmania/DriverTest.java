package dev.pacenote.acceptance.trackmania;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Concurrently;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.records.RealRecords;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A driver guards places, is passed, falls out and comes back (contract 2.13, 2.20, 3.4). */
class DriverTest {

    private static final Instant START = Instant.parse("2026-11-19T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final Player NOVA =
            new Player(
                    UUID.fromString("0b0c0d0e-1111-4222-8333-444455556666"), "Nightjar", "Latvia");
    private static final Player VEGA =
            new Player(
                    UUID.fromString("0b0c0d0e-2222-4222-8333-444455556666"), "Goshawk", "France");

    private final TestApplication app = new TestApplication(START);
    private Api api;
    private String token;
    private Track track;
    private int day;

    @AfterEach
    void close() {
        app.close();
    }

    /** A driver who holds the second place of a map with 110 records. */
    private void begin() {
        app.inventor.author(
                app.world,
                new TmxUser(1, "fox"),
                2,
                110,
                Inventor.Pace.STILL,
                LocalDate.ofInstant(START, ZoneOffset.UTC));
        app.world.add(NOVA);
        app.world.add(VEGA);
        track = app.world.tracks().getFirst();
        api = app.open();
        app.drive(track, NOVA, score(1) + 10);
        app.clock.pass(Duration.ofMinutes(1));
        token = api.newcomer("driver", "driver@example.org");
    }

    private int score(int place) {
        return track.board(app.clock.instant()).get(place - 1).score();
    }

    private Api.Answer name(String name) {
        return api.post("/api/v1/users/tm-username", token, Map.of("tmUsername", name));
    }

    private Api.Answer guard() {
        return guard(track.uid());
    }

    private Api.Answer guard(String uid) {
        return api.post(
                "/api/v1/driver/notifications",
                token,
                Map.of("mapUid", uid, "mapName", "typed <name>"));
    }

    private void log() {
        token = api.logIn("driver@example.org").text("access_token");
    }

    private JsonNode only() {
        var list = api.get("/api/v1/driver/notifications", token).json().path("notifications");
        assertThat(list).hasSize(1);
        return list.path(0);
    }

    private JsonNode newest() {
        return api.get("/api/v1/driver/notifications", token).json().path("notifications").path(0);
    }

    private JsonNode history() {
        return api.get(
                        "/api/v1/driver/notifications/" + only().path("id").asText() + "/history",
                        token)
                .json()
                .path("history");
    }

    /** The next morning's run. */
    private void nextMorning() {
        app.clock.set(MORNING.plus(Duration.ofDays(day++)));
        assertThat(api.cron().status()).isEqualTo(200);
        log();
    }

    @Test
    void a_driver_is_named_as_the_game_spells_them() {
        begin();
        var before = api.get("/api/v1/users/tm-username", token);
        assertThat(before.json().path("hasTmUsername").asBoolean()).isFalse();
        assertThat(before.json().path("tmUsername").isNull()).isTrue();
        for (var unknown : List.of("Nobody At All", "constructor", "__proto__")) {
            Problems.assertProblem(name(unknown), 404, "tm_player_not_found");
        }
        Problems.assertProblem(name("  "), 400, "validation_failed");
        Problems.assertProblem(name("x".repeat(101)), 400, "validation_failed");

        var named = name(" nIghtJar ");

        assertThat(named.text("tmUsername")).isEqualTo("Nightjar");
        assertThat(named.text("accountId")).isEqualTo(NOVA.id().toString());
        assertThat(named.json().path("success").asBoolean()).isTrue();
        var after = api.get("/api/v1/users/tm-username", token);
        assertThat(after.json().path("hasTmUsername").asBoolean()).isTrue();
        assertThat(after.text("tmAccountId")).isEqualTo(NOVA.id().toString());
        assertThat(after.text("tmUsername")).isEqualTo("Nightjar");
    }

    @Test
    void with_the_names_away_nobody_is_called_unknown() {
        begin();
        app.sandbox.faults().namesDown(true);

        assertThat(name("Nightjar").status()).isEqualTo(503);
        assertThat(name("Nightjar").text("code")).isEqualTo("upstream_unavailable");
    }

    @Test
    void a_place_is_guarded_once_and_every_refusal_says_why() {
        begin();
        var nameless = guard();
        Problems.assertProblem(nameless, 400, "tm_username_required");
        assertThat(nameless.json().path("requiresTmUsername").asBoolean()).isTrue();
        name("Nightjar");
        Problems.assertProblem(guard("../../x"), 400, "validation_failed");
        Problems.assertProblem(guard("unknown_map"), 400, "not_in_top5");
        Problems.assertProblem(guard(app.world.tracks().get(1).uid()), 400, "not_in_top5");

        var created = guard();

        assertThat(created.status()).as(created.body()).isEqualTo(200);
        assertThat(created.json().path("position").asInt()).isEqualTo(2);
        assertThat(created.json().path("personalBest").asInt()).isEqualTo(score(2));
        assertThat(created.text("personalBestFormatted")).isEqualTo(RealRecords.time(score(2)));
        Problems.assertProblem(guard(), 409, "already_tracked");
        await().until(() -> only().path("mapName").asText().equals(track.name()));
        var row = only();
        assertThat(row.path("id").isTextual()).isTrue();
        assertThat(row.path("status").asText()).isEqualTo("active");
        assertThat(row.path("lastChange").isNull()).isTrue();
        assertThat(row.path("isActive").asBoolean()).isTrue();
        var path = "/api/v1/driver/notifications/" + row.path("id").asText();
        var stranger = api.newcomer("stranger", "stranger@example.org");
        Problems.assertProblem(api.delete(path, stranger), 404, "not_found");
        Problems.assertProblem(api.get(path + "/history", stranger), 404, "not_found");
        assertThat(api.delete(path, token).status()).isEqualTo(200);
        Problems.assertProblem(api.delete(path, token), 404, "not_found");
    }

    @Test
    void of_32_who_guard_one_map_at_once_one_wins() throws Exception {
        begin();
        name("Nightjar");
        var statuses = new ArrayList<Integer>();
        for (var answer : Concurrently.atOnce(32, this::guard)) {
            statuses.add(answer.status());
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).allMatch(status -> List.of(200, 409, 429).contains(status));
        assertThat(only().path("currentPosition").asInt()).isEqualTo(2);
    }

    @Test
    void an_admins_limit_on_guarded_maps_holds() {
        app.with("ADMIN_EMAIL", "boss@example.org")
                .with("ADMIN_USERNAME", "Boss")
                .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
        begin();
        name("Nightjar");
        var other = app.world.tracks().get(1);
        app.drive(other, NOVA, 1_000);
        var admin = api.logIn("boss@example.org").text("access_token");
        api.put(
                "/api/v1/admin/config",
                admin,
                Map.of("config_key", "max_driver_notifications_per_user", "config_value", 1));
        assertThat(guard().status()).isEqualTo(200);

        Problems.assertProblem(guard(other.uid()), 409, "limit_reached");
    }

    @Test
    void the_story_of_the_contract_from_the_second_place_and_back() {
        begin();
        name("Nightjar");
        guard();
        nextMorning();
        assertThat(app.mailbox().all()).as("nothing happened").isEmpty();

        app.drive(track, NOVA, score(2) - 1);
        nextMorning();
        assertThat(app.mailbox().all()).as("an own best is no reason for a mail").isEmpty();
        assertThat(history().path(0).path("type").asText()).isEqualTo("personal_best");
        nextMorning();
        assertThat(history()).hasSize(1);

        app.drive(track, VEGA, score(1) - 40);
        nextMorning();
        var beaten = app.mailbox().all().getLast();
        assertThat(beaten.subject()).endsWith(": you were passed on 1 map");
        assertThat(beaten.text())
                .contains("You were passed: #2 → #3 with " + RealRecords.time(score(3)))
                .contains("Goshawk")
                .contains("ahead, France");
        assertThat(history().path(0).path("type").asText()).isEqualTo("beaten");
        var passer = history().path(0).path("passedBy").path(0);
        assertThat(passer.path("playerName").asText()).isEqualTo("Goshawk");
        assertThat(passer.path("deltaMs").asInt()).isEqualTo(score(3) - score(1));
        assertThat(history().path(0).path("mailedOn").asText()).isNotBlank();

        passBy(4);
        nextMorning();
        assertThat(app.mailbox().all().getLast().text())
                .contains("You fell out of the top 5: #3 → #7");
        assertThat(only().path("status").asText()).isEqualTo("inactive");
        passBy(1);
        nextMorning();
        assertThat(app.mailbox().all()).as("shifts below are silent").hasSize(2);
        assertThat(only().path("currentPosition").asInt()).isEqualTo(8);

        app.drive(track, NOVA, score(1) + 1);
        nextMorning();
        assertThat(app.mailbox().all().getLast().text())
                .contains("You are back in the top 5: #8 → #2");
        assertThat(only().path("status").asText()).isEqualTo("active");

        passBy(110);
        nextMorning();
        assertThat(app.mailbox().all().getLast().text()).contains("You fell out of the top 100");
        assertThat(only().path("currentPosition").asInt()).isEqualTo(101);
        nextMorning();
        assertThat(app.mailbox().all()).as("no repeats").hasSize(4);
        assertThat(history())
                .extracting(change -> change.path("type").asText())
                .containsExactly("fell_out", "regained", "fell_out", "beaten", "personal_best");
        var days = api.get("/api/v1/notification-history", token).json().path("history");
        assertThat(days.path(0).path("driver_notification").path("status").asText())
                .isEqualTo("no_new_times");
        assertThat(days.path(1).path("driver_notification").path("status").asText())
                .isEqualTo("sent");
        assertThat(days.path(1).path("driver_notification").path("records_found").asInt())
                .isEqualTo(1);
    }

    /** So many newcomers beat everybody. */
    private void passBy(int drivers) {
        for (int i = 0; i < drivers; i++) {
            var driver = new Player(UUID.randomUUID(), "Rival" + i, "Japan");
            app.drive(track, driver, score(1) - 2);
        }
    }

    @Test
    void a_note_goes_along_with_a_mail_that_leaves_anyway() {
        begin();
        name("Nightjar");
        guard();
        var other = app.world.tracks().get(1);
        app.drive(other, NOVA, 1_000);
        assertThat(guard(other.uid()).status()).isEqualTo(200);
        nextMorning();
        app.drive(other, NOVA, 900);
        app.drive(track, VEGA, score(1) - 40);

        nextMorning();

        var mail = app.mailbox().all().getLast();
        assertThat(mail.subject()).endsWith(": you were passed on 1 map");
        assertThat(mail.text()).contains("You improved your own score at #1 with 0.900.");
    }

    @Test
    void an_unread_board_changes_nothing_and_says_so() {
        begin();
        name("Nightjar");
        var other = app.world.tracks().get(1);
        app.drive(other, NOVA, 1_000);
        guard(other.uid());
        guard();
        var checked = newest().path("lastChecked").asText();
        app.drive(track, VEGA, score(1) - 40);
        app.sandbox.faults().dead(track.uid());

        nextMorning();

        assertThat(app.mailbox().all()).isEmpty();
        assertThat(newest().path("lastChecked").asText()).isEqualTo(checked);
        assertThat(newest().path("currentPosition").asInt()).isEqualTo(2);
        var today = api.get("/api/v1/notification-history", token).json().path("history").path(0);
        assertThat(today.path("driver_notification").path("status").asText())
                .isEqualTo("no_new_times");
        assertThat(today.path("driver_notification").path("message").asText())
                .contains("1 map could not be checked");

        app.sandbox.faults().clear();
        nextMorning();
        assertThat(app.mailbox().all()).hasSize(1);
        assertThat(newest().path("currentPosition").asInt()).isEqualTo(3);
    }

    @Test
    void another_driver_is_taken_anew_without_a_mail() {
        begin();
        name("Nightjar");
        guard();
        app.drive(track, VEGA, score(5) + 10_000);
        var named = name("Goshawk");
        assertThat(named.json().path("notificationsRevalidated").asInt()).isEqualTo(1);

        nextMorning();

        assertThat(app.mailbox().all()).isEmpty();
        assertThat(only().path("status").asText()).isEqualTo("inactive");
        assertThat(history().path(0).path("type").asText()).isEqualTo("rebased");
    }

    @Test
    void mapper_and_driver_share_one_mail_and_one_look_at_the_board() {
        begin();
        name("Nightjar");
        guard();
        var fox = api.newcomer("fox", "fox@example.org");
        api.post("/api/v1/users/alerts", fox, Map.of());
        api.post("/api/v1/users/tm-username", fox, Map.of("tmUsername", "Nightjar"));
        api.post(
                "/api/v1/driver/notifications", fox, Map.of("mapUid", track.uid(), "mapName", "x"));
        nextMorning();
        app.drive(track, VEGA, score(1) - 40);
        long before = boardsAsked();

        nextMorning();

        assertThat(boardsAsked() - before).as("two maps, each asked once").isEqualTo(2);
        var mails = app.mailbox().to("fox@example.org");
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().subject()).endsWith(": 1 new record, 1 position change");
        assertThat(app.mailbox().to("driver@example.org")).hasSize(1);
        var export = api.get("/api/v1/users/me/export", api.logIn("fox").text("access_token"));
        assertThat(export.json().path("mapperAlerts").path(0).path("maps")).hasSize(2);
        assertThat(export.json().path("driver").path(0).path("tmUsername").asText())
                .isEqualTo("Nightjar");
        assertThat(export.json().path("driverNotifications")).hasSize(1);
        assertThat(export.json().path("notices")).hasSize(2);
        assertThat(export.json().path("notificationHistory")).hasSize(4);
    }

    private long boardsAsked() {
        return app.sandbox.manners().requests().getOrDefault("live top", 0L);
    }

    @Test
    void a_driver_who_is_renamed_in_the_game_is_called_so_after_the_next_run() {
        begin();
        name("Nightjar");
        assertThat(guard().status()).isEqualTo(200);
        app.world.rename(NOVA.id(), "Nighthawk");
        app.sandbox.faults().namesDown(true);
        nextMorning();
        assertThat(api.get("/api/v1/users/tm-username", token).text("tmUsername"))
                .isEqualTo("Nightjar");
        app.sandbox.faults().clear();
        app.clock.pass(Duration.ofMinutes(1));

        nextMorning();

        var after = api.get("/api/v1/users/tm-username", token);
        assertThat(after.text("tmUsername")).isEqualTo("Nighthawk");
        assertThat(after.text("tmAccountId")).isEqualTo(NOVA.id().toString());
    }

    @Test
    void a_guarded_map_that_only_answers_with_errors_is_never_said_to_be_gone() {
        begin();
        name("Nightjar");
        assertThat(guard().status()).isEqualTo(200);
        // The other map shows that the upstream answers.
        var other = app.world.tracks().get(1);
        app.drive(other, NOVA, other.board(app.clock.instant()).getFirst().score() - 10);
        app.clock.pass(Duration.ofMinutes(1));
        assertThat(guard(other.uid()).status()).isEqualTo(200);
        nextMorning();
        app.sandbox.faults().dead(track.uid());

        for (int run = 0; run < 8; run++) {
            app.drive(track, VEGA, score(1) - 10);
            app.clock.pass(Duration.ofMinutes(1));
            nextMorning();
        }
        app.sandbox.faults().clear();
        nextMorning();

        var mails = app.mailbox().to("driver@example.org");
        assertThat(mails).filteredOn(mail -> mail.text().contains("gone from the game")).isEmpty();
        assertThat(mails.getLast().text()).contains("You were passed");
        assertThat(api.get("/api/v1/driver/notifications", token).body())
                .doesNotContain("record_removed");
    }

    @Test
    void a_guarded_map_that_is_deleted_ends_after_seven_runs_and_is_told_once() {
        begin();
        name("Nightjar");
        assertThat(guard().status()).isEqualTo(200);
        var other = app.world.tracks().get(1);
        app.drive(other, NOVA, other.board(app.clock.instant()).getFirst().score() - 10);
        app.clock.pass(Duration.ofMinutes(1));
        assertThat(guard(other.uid()).status()).isEqualTo(200);
        nextMorning();
        app.sandbox.faults().deleted(track.uid());

        for (int run = 0; run < 9; run++) {
            nextMorning();
        }

        var mails = app.mailbox().to("driver@example.org");
        assertThat(mails)
                .filteredOn(mail -> mail.text().contains("The map is gone from the game"))
                .hasSize(1);
        assertThat(mails.getLast().html()).contains("The map is gone from the game");
        assertThat(api.get("/api/v1/driver/notifications", token).body())
                .contains("record_removed");
        var summary = api.get("/api/v1/notification-history", token).body();
        assertThat(summary).contains("No change on 1 guarded map.");
    }
}
