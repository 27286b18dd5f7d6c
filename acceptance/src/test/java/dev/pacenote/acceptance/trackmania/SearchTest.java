package dev.pacenote.acceptance.trackmania;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Concurrently;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.records.RealRecords;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Searching for records, names and maps (contract 2.6, 2.12, 2.14, 2.15, 2.18, 2.19, 3.3). */
class SearchTest {

    private static final Instant START = Instant.parse("2026-11-19T12:00:00Z");
    private static final Player NOVA = new Player(UUID.randomUUID(), "Nightjar", "Latvia");

    private final TestApplication app = new TestApplication(START);
    private Api api;
    private String token;

    @AfterEach
    void close() {
        app.close();
    }

    private void begin(int maps) {
        app.inventor.author(
                app.world, new TmxUser(1, "Mad Fox"), maps, 30, Inventor.Pace.STILL, day());
        app.inventor.author(
                app.world, new TmxUser(2, "Mad Foxglove"), 2, 30, Inventor.Pace.STILL, day());
        app.inventor.author(app.world, new TmxUser(3, "A+B"), 1, 30, Inventor.Pace.STILL, day());
        app.world.add(NOVA);
        api = app.open();
        token = api.newcomer("searcher", "searcher@example.org");
    }

    private static LocalDate day() {
        return LocalDate.ofInstant(START, ZoneOffset.UTC);
    }

    private Api.Answer search(String who) {
        return search(who, "&period=1d");
    }

    private Api.Answer search(String who, String rest) {
        return api.get("/api/v1/users/maps?username=" + who + rest, token);
    }

    private Api.Answer status(Api.Answer started) {
        return api.get("/api/v1/users/maps/status/" + started.text("jobId"), token);
    }

    private Api.Answer finished(Api.Answer started) {
        await().until(
                        () ->
                                List.of("completed", "failed")
                                        .contains(status(started).text("status")));
        return status(started);
    }

    private void drive(int map) {
        var track = app.world.tracks().get(map);
        app.drive(track, NOVA, track.board(app.clock.instant()).getFirst().score() - 10);
    }

    @Tag("mixed")
    @Test
    void a_search_shows_the_recent_records_of_all_maps_and_changes_nothing() {
        begin(12);
        drive(4);
        app.clock.pass(Duration.ofMinutes(5));
        app.service().startScheduledJobs();

        var started = search("mad%20FOX");

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.json().path("joined").asBoolean()).isFalse();
        var done = finished(started);
        assertThat(done.text("status")).as(done.body()).isEqualTo("completed");
        assertThat(done.json().has("error")).isFalse();
        assertThat(done.json().path("mapsTotal").asInt()).isEqualTo(12);
        assertThat(done.json().path("mapsChecked").asInt()).isEqualTo(12);
        assertThat(done.json().path("partial").asBoolean()).isFalse();
        assertThat(done.json().path("created_at").isNumber()).isTrue();
        assertThat(done.json().path("result")).hasSize(1);
        var map = done.json().path("result").path(0);
        var track = app.world.tracks().get(4);
        assertThat(map.path("mapUid").asText()).isEqualTo(track.uid());
        assertThat(map.path("mapName").asText()).isEqualTo(track.name());
        var row = map.path("leaderboard").path(0);
        assertThat(row.path("playerName").asText()).isEqualTo("Nightjar");
        assertThat(row.path("position").asInt()).isEqualTo(1);
        assertThat(row.path("timestamp").asLong()).isEqualTo(START.getEpochSecond());
        assertThat(row.path("zoneId").asText()).matches("[0-9a-f-]{36}");
        assertThat(row.path("scoreFormatted").asText())
                .isEqualTo(RealRecords.time(row.path("score").asInt()));
        assertThat(api.get("/api/v1/stats").json().path("maps_being_watched").asInt()).isZero();
    }

    @Tag("mixed")
    @Test
    void the_same_search_is_one_job_a_strangers_is_nobodys_business_and_three_are_too_many() {
        begin(2);
        var one = search("Mad%20Fox");
        var same = search("MAD%20fox");
        assertThat(same.text("jobId")).isEqualTo(one.text("jobId"));
        assertThat(same.json().path("joined").asBoolean()).isTrue();
        assertThat(status(one).text("status")).isEqualTo("pending");
        assertThat(status(one).json().has("result")).isFalse();
        var stranger = api.newcomer("stranger", "stranger@example.org");
        var path = "/api/v1/users/maps/status/" + one.text("jobId");
        Problems.assertProblem(api.get(path, stranger), 404, "not_found");
        Problems.assertProblem(
                api.get("/api/v1/users/maps/status/7", token), 400, "validation_failed");
        assertThat(search("Mad%20Foxglove").status()).isEqualTo(202);
        app.clock.pass(Duration.ofSeconds(61));
        var third = search("A%2BB");
        Problems.assertProblem(third, 429, "rate_limited");
        assertThat(third.header("Retry-After")).isEqualTo("109");
        for (var wrong : List.of("&period=2d", "&period=1d&period=1w", "&username=x")) {
            Problems.assertProblem(search("x", wrong), 400, "validation_failed");
        }
        Problems.assertProblem(api.get("/api/v1/users/maps", token), 400, "validation_failed");
    }

    @Test
    void of_32_equal_searches_at_once_there_is_one_job() throws Exception {
        begin(2);
        var answers = Concurrently.atOnce(32, () -> search("Mad%20Fox"));

        assertThat(answers).filteredOn(a -> a.status() == 202).isNotEmpty();
        assertThat(answers).allMatch(a -> a.status() == 202 || a.status() == 429);
        assertThat(
                        answers.stream()
                                .filter(a -> a.status() == 202)
                                .map(a -> a.text("jobId"))
                                .distinct())
                .hasSize(1);
    }

    @Test
    void a_search_ends_in_time_whatever_happens() {
        begin(2);
        var started = search("Mad%20Fox");
        app.clock.pass(Duration.ofSeconds(170));

        var status = status(started);

        assertThat(status.text("status")).isEqualTo("failed");
        assertThat(status.text("error")).isNotBlank();
        app.clock.pass(Duration.ofHours(24));
        token = api.logIn("searcher").text("access_token");
        Problems.assertProblem(status(started), 404, "not_found");
    }

    @Test
    void a_dead_map_is_counted_and_only_a_search_without_any_board_fails() {
        begin(3);
        drive(0);
        drive(1);
        app.sandbox.faults().dead(app.world.tracks().get(1).uid());
        app.service().startScheduledJobs();

        var done = finished(search("Mad%20Fox"));
        assertThat(done.text("status")).isEqualTo("completed");
        assertThat(done.json().path("mapsFailed").asInt()).isEqualTo(1);
        assertThat(done.json().path("result")).hasSize(1);

        var plus = finished(search("a+b"));
        assertThat(plus.json().path("mapsTotal").asInt()).as("a plus for itself").isEqualTo(1);

        app.sandbox.faults().everythingDown(true);
        app.clock.pass(Duration.ofMinutes(11));
        var failed = finished(search("Mad%20Foxglove"));
        assertThat(failed.text("status")).isEqualTo("failed");
        assertThat(failed.text("error")).contains("try again");
    }

    @Tag("mixed")
    @Test
    void a_search_survives_a_restart() {
        begin(3);
        drive(0);
        var started = search("Mad%20Fox");
        app.stop();
        api = app.open();
        app.service().startScheduledJobs();

        assertThat(finished(started).text("status")).isEqualTo("completed");
    }

    @Test
    void authors_are_found_by_anybody_the_exact_name_first() {
        begin(1);
        var found = api.get("/api/v1/users/search?username=mad%20fox");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().isArray()).isTrue();
        assertThat(found.json().findValuesAsText("Name"))
                .containsExactly("Mad Fox", "Mad Foxglove");
        assertThat(found.json().path(0).path("UserId").asInt()).isEqualTo(1);
        assertThat(api.get("/api/v1/users/search?username=mad+fox").json()).hasSize(2);
        assertThat(api.get("/api/v1/users/search?username=a+b").json().findValuesAsText("Name"))
                .as("a plus that stands for itself")
                .containsExactly("A+B");
        assertThat(api.get("/api/v1/users/search?username=nobody").body()).isEqualTo("[]");
        assertThat(api.get("/api/v1/users/search?username=x", "garbage").status()).isEqualTo(200);
        Problems.assertProblem(
                api.get("/api/v1/users/search?username=%20"), 400, "validation_failed");
        Problems.assertProblem(api.get("/api/v1/users/search"), 400, "validation_failed");
        for (int i = 0; i < 15; i++) {
            api.get("/api/v1/users/search?username=x");
        }
        Problems.assertProblem(api.get("/api/v1/users/search?username=x"), 429, "rate_limited");
        app.clock.pass(Duration.ofMinutes(1));
        app.sandbox.faults().exchangeDown(true);
        assertThat(api.get("/api/v1/users/search?username=x").status()).isEqualTo(503);
    }

    @Test
    void account_names_are_told_as_far_as_they_are_known() {
        begin(1);
        var known = app.world.players().iterator().next();
        var path = "/api/v1/users/accountNames";
        var ids = List.of(known.id().toString(), UUID.randomUUID().toString());
        var names = api.post(path, token, Map.of("accountIds", ids));
        assertThat(names.json()).hasSize(1);
        assertThat(names.text(known.id().toString())).isEqualTo(known.name());
        assertThat(api.post(path, token, Map.of("accountIds", List.of())).body()).isEqualTo("{}");
        for (var wrong :
                List.<Map<String, ?>>of(
                        Map.of(),
                        Map.of("accountIds", "x"),
                        Map.of("accountIds", List.of("x")),
                        Map.of("accountIds", List.of(7)),
                        Map.of("accountIds", Collections.nCopies(201, ids.getFirst())))) {
            Problems.assertProblem(api.post(path, token, wrong), 400, "validation_failed");
        }
        app.sandbox.faults().namesDown(true);
        var nobody = Map.of("accountIds", List.of(UUID.randomUUID().toString()));
        assertThat(api.post(path, token, nobody).status()).isEqualTo(503);
    }

    @Test
    void what_the_daily_run_has_just_read_is_not_asked_for_again() {
        begin(3);
        var follower = api.newcomer("Mad Fox", "fox@example.org");
        api.post("/api/v1/users/alerts", follower, Map.of());
        assertThat(api.cron().status()).isEqualTo(200);
        app.sandbox.manners().clear();
        var path = "/api/v1/records/latest?period=1d&mapUid=" + app.world.tracks().get(1).uid();

        assertThat(api.get(path, token).status()).isEqualTo(200);
        assertThat(app.sandbox.manners().requests()).doesNotContainKey("live top");

        app.clock.pass(Duration.ofMinutes(11));
        assertThat(api.get(path, token).status()).isEqualTo(200);
        assertThat(api.get(path, token).status()).isEqualTo(200);
        assertThat(app.sandbox.manners().requests()).containsEntry("live top", 1L);
    }

    @Test
    void the_latest_records_of_one_map_are_those_of_the_period() {
        begin(1);
        drive(0);
        var track = app.world.tracks().getFirst();
        var path = "/api/v1/records/latest?period=1d&mapUid=";

        var latest = api.get(path + track.uid(), token);

        assertThat(latest.status()).isEqualTo(200);
        assertThat(latest.json().has("error")).isFalse();
        assertThat(latest.text("groupUid")).isEqualTo("Personal_Best");
        assertThat(latest.json().path("depth").asInt()).isEqualTo(100);
        var top = latest.json().path("tops").path(0).path("top");
        assertThat(top.findValuesAsText("playerName")).containsExactly("Nightjar");
        assertThat(api.get(path + "unknown", token).json().path("tops").path(0).path("top"))
                .isEmpty();
        for (var wrong : List.of("?mapUid=x", "?period=1d", "?period=1d&mapUid=..%2F..%2Fx")) {
            Problems.assertProblem(
                    api.get("/api/v1/records/latest" + wrong, token), 400, "validation_failed");
        }
        assertThat(app.sandbox.manners().breaches()).isEmpty();
    }

    @Test
    void maps_are_found_page_by_page_up_to_a_hundred() {
        begin(220);
        var path = "/api/v1/driver/maps/search?type=name&query=";
        // A style code that many invented names share.
        var one = api.get(path + "%24fff", token);
        assertThat(one.status()).as(one.body()).isEqualTo(200);
        assertThat(one.json().path("results")).hasSize(20);
        assertThat(one.json().path("pagination").path("currentPage").isNumber()).isTrue();
        var two = api.get(path + "%24fff&page=2", token);
        assertThat(two.json().path("results").findValuesAsText("mapUid"))
                .doesNotContainAnyElementsOf(one.json().path("results").findValuesAsText("mapUid"));
        var row = one.json().path("results").path(0);
        assertThat(row.path("authors").path(0).asText()).isNotBlank();
        assertThat(row.path("medals").path("author").isNumber()).isTrue();
        assertThat(row.path("uploadedAt").asText()).endsWith("Z");
        var beyond = api.get(path + "%24fff&page=6", token);
        assertThat(beyond.status()).isEqualTo(200);
        assertThat(beyond.text("error")).isNotBlank();
        assertThat(beyond.json().path("results")).isEmpty();
        assertThat(beyond.json().path("pagination").path("hasMore").asBoolean()).isFalse();
        var uid = app.world.tracks().getFirst().uid();
        var byUid = api.get("/api/v1/driver/maps/search?type=uid&query=" + uid, token);
        assertThat(byUid.json().path("results").findValuesAsText("mapUid")).containsExactly(uid);
        assertThat(api.get(path + "no%20such%20map", token).json().path("results")).isEmpty();
        assertThat(api.get(path + "no%20such%20map", token).json().has("error")).isFalse();
        Problems.assertProblem(api.get(path + "abc", token), 429, "rate_limited");
        app.clock.pass(Duration.ofMinutes(1));
        assertThat(api.get("/api/v1/driver/maps/search?type=uid&query=a", token).status())
                .as("a uid may be short")
                .isEqualTo(200);
        for (var wrong :
                List.of(
                        "?type=name&query=ab",
                        "?type=other&query=abc",
                        "?query=abc",
                        "?type=name&query=abc&page=0",
                        "?type=name&query=abc&page=1.0",
                        "?type=uid&query=..%2Fx")) {
            Problems.assertProblem(
                    api.get("/api/v1/driver/maps/search" + wrong, token), 400, "validation_failed");
        }
    }
}
