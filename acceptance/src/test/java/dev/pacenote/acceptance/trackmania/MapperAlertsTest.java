package dev.pacenote.acceptance.trackmania;

import static dev.pacenote.acceptance.support.Concurrently.atOnce;
import static dev.pacenote.acceptance.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.Track;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A mapper's alert from outside: made, changed, paused, muted, looked into (contract 2.16, 2.17).
 */
class MapperAlertsTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-19T12:00:00Z"));
    private static final Player NOVA = new Player(UUID.randomUUID(), "Nova", "Latvia");
    private static Api API;

    @BeforeAll
    static void open() {
        APP.inventor.author(
                APP.world,
                new TmxUser(1, "Fox"),
                3,
                20,
                Inventor.Pace.STILL,
                LocalDate.of(2026, 11, 19));
        APP.world.add(NOVA);
        API = APP.open();
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
    void an_alert_is_made_changed_and_deleted_by_its_owner_only() {
        var mine = API.newcomer("Owner", "owner@example.org");
        var theirs = API.newcomer("Stranger", "stranger@example.org");
        assertThat(API.get("/api/v1/users/alerts", mine).json().path("alerts")).isEmpty();
        var created = API.post("/api/v1/users/alerts", mine, Map.of("record_filter", "WR"));
        assertThat(created.text("record_filter")).isEqualTo("wr");
        var path = "/api/v1/users/alerts/" + created.json().path("alert_id").asInt();

        assertThat(API.post("/api/v1/users/alerts", mine, Map.of("record_filter", "wr")).status())
                .isEqualTo(200);
        assertProblem(
                API.post("/api/v1/users/alerts", mine, Map.of("record_filter", "all")),
                409,
                "alert_exists");
        assertProblem(
                API.post("/api/v1/users/alerts", mine, Map.of("record_filter", "best")),
                400,
                "validation_failed");
        assertProblem(API.put(path, theirs, Map.of("record_filter", "all")), 404, "not_found");
        assertProblem(API.delete(path, theirs), 404, "not_found");
        assertProblem(API.put(path, mine, Map.of()), 400, "validation_failed");
        assertProblem(
                API.put("/api/v1/users/alerts/0x1", mine, Map.of()), 400, "validation_failed");
        assertThat(API.put(path, mine, Map.of("record_filter", "all")).text("record_filter"))
                .isEqualTo("all");

        var alert = API.get("/api/v1/users/alerts", mine).json().path("alerts").path(0);
        assertThat(alert.path("id").isTextual()).isTrue();
        assertThat(alert.path("mapName").asText()).isEqualTo("Owner's map alerts");
        assertThat(alert.path("recordFilter").asText()).isEqualTo("all");
        assertThat(alert.path("isActive").asBoolean()).isTrue();
        assertThat(alert.has("lastTriggered")).isTrue();
        assertThat(alert.path("lastTriggered").isNull()).isTrue();
        assertThat(alert.path("createdAt").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(API.delete(path, mine).status()).isEqualTo(200);
        assertThat(API.get("/api/v1/users/alerts", mine).json().path("alerts")).isEmpty();
        assertProblem(API.delete(path, mine), 404, "not_found");
    }

    @Test
    void of_many_alerts_at_once_there_is_one() throws Exception {
        var token = API.newcomer("Thirtytwo", "thirtytwo@example.org");
        var answers =
                atOnce(
                        9,
                        () ->
                                API.post(
                                        "/api/v1/users/alerts",
                                        token,
                                        Map.of("record_filter", "wr")));

        assertThat(answers).allSatisfy(a -> assertThat(a.status()).isEqualTo(200));
        assertThat(answers.stream().map(a -> a.json().path("alert_id").asInt()).distinct())
                .hasSize(1);
    }

    private static void nextMorning() {
        var today = LocalDate.ofInstant(APP.clock.instant(), ZoneOffset.UTC);
        APP.clock.set(today.plusDays(1).atTime(5, 0).toInstant(ZoneOffset.UTC));
        assertThat(API.cron().status()).isEqualTo(200);
    }

    private static void record(Track track) {
        int best = track.board(APP.clock.instant()).getFirst().score();
        APP.drive(track, NOVA, best - 10);
    }

    private static JsonNode inbox(String token, String query) {
        return API.get("/api/v1/users/records" + query, token).json();
    }

    @Test
    void what_is_muted_paused_or_unsubscribed_is_in_the_inbox_and_never_mailed() {
        var token = API.newcomer("Fox", "fox@example.org");
        var created = API.post("/api/v1/users/alerts", token, Map.of());
        assertThat(created.json().path("map_count").asInt()).isEqualTo(3);
        var path = "/api/v1/users/alerts/" + created.json().path("alert_id").asLong();
        var tracks = APP.world.tracks();
        var loud = tracks.get(0);
        var muted = tracks.get(1);
        nextMorning();
        token = API.logIn("Fox").text("access_token");
        var change = Map.of("mute_maps", List.of(muted.uid()), "record_filter", "all");
        var changed = API.put(path, token, change);
        assertThat(changed.json().path("muted_count").asInt()).isEqualTo(1);
        assertThat(changed.text("record_filter")).isEqualTo("all");
        for (var wrong :
                List.<Map<String, ?>>of(
                        Map.of("mute_maps", List.of("unknown")),
                        Map.of("mute_maps", "x"),
                        Map.of("mute_maps", List.of(7)),
                        Map.of("unmute_maps", List.of("../x")),
                        Map.of("is_active", "no"),
                        Map.of("unknown", true))) {
            assertProblem(API.put(path, token, wrong), 400, "validation_failed");
        }
        record(loud);
        record(muted);
        nextMorning();
        token = API.logIn("Fox").text("access_token");
        assertThat(APP.mailbox().all()).hasSize(1);
        assertThat(APP.mailbox().all().getFirst().records()).hasSize(1);
        assertThat(APP.mailbox().all().getFirst().text()).contains(loud.uid());

        assertThat(API.put(path, token, Map.of("is_active", false)).json().path("is_active"))
                .hasToString("false");
        APP.clock.pass(Duration.ofHours(1));
        record(loud);
        nextMorning();
        token = API.logIn("Fox").text("access_token");
        assertThat(inbox(token, "").path("records")).as("nobody watches").hasSize(2);
        API.put(path, token, Map.of("is_active", true));
        nextMorning();
        token = API.logIn("Fox").text("access_token");
        assertThat(APP.mailbox().all()).as("driven during the pause").hasSize(1);

        var records = inbox(token, "").path("records");
        assertThat(records).hasSize(3);
        assertThat(records.path(0).path("mapUid").asText()).isEqualTo(loud.uid());
        assertThat(records.path(0).path("mailedOn").isNull()).isTrue();
        assertThat(records.path(0).path("playerName").asText()).isEqualTo("Nova");
        assertThat(records.findValuesAsText("mailedOn"))
                .filteredOn(on -> !on.equals("null"))
                .hasSize(1);
        var page = inbox(token, "?page=2&pageSize=2");
        assertThat(page.path("records")).hasSize(1);
        assertThat(page.path("pagination").path("currentPage").isNumber()).isTrue();
        assertThat(page.path("pagination").path("totalResults").asInt()).isEqualTo(3);
        assertThat(page.path("pagination").path("hasMore").asBoolean()).isFalse();
        assertThat(inbox(token, "?mapUid=" + muted.uid()).path("records")).hasSize(1);
        var since = records.path(0).path("detectedAt").asText();
        assertThat(inbox(token, "?since=" + since).path("records")).hasSize(1);
        for (var wrong :
                List.of(
                        "?since=yesterday",
                        "?mapUid=../x",
                        "?page=0",
                        "?page=1.5",
                        "?pageSize=201",
                        "?page=1&page=2")) {
            assertProblem(
                    API.get("/api/v1/users/records" + wrong, token), 400, "validation_failed");
        }

        API.put("/api/v1/users/me", token, Map.of("mailEnabled", false));
        record(loud);
        nextMorning();
        token = API.logIn("Fox").text("access_token");
        assertThat(APP.mailbox().all()).hasSize(1);
        assertThat(inbox(token, "").path("records")).hasSize(4);
        API.put("/api/v1/users/me", token, Map.of("mailEnabled", true));
        API.put(path, token, Map.of("unmute_maps", List.of(muted.uid())));
        record(muted);
        nextMorning();
        assertThat(APP.mailbox().all()).hasSize(2);
        assertThat(APP.mailbox().all().getLast().records()).hasSize(1);
        token = API.logIn("Fox").text("access_token");
        assertMaps(path, token, loud, muted);
    }

    private static void assertMaps(String path, String token, Track loud, Track muted) {
        API.put(path, token, Map.of("mute_maps", List.of(muted.uid())));
        var maps = API.get(path + "/maps?pageSize=2", token).json();
        assertThat(maps.path("maps")).hasSize(2);
        assertThat(maps.path("pagination").path("totalResults").asInt()).isEqualTo(3);
        assertThat(maps.path("pagination").path("hasMore").asBoolean()).isTrue();
        var all = API.get(path + "/maps", token).json().path("maps");
        assertThat(all).hasSize(3);
        for (var map : all) {
            assertThat(map.path("muted").asBoolean())
                    .isEqualTo(map.path("mapUid").asText().equals(muted.uid()));
            assertThat(map.path("lastSurveyedAt").asText()).isNotBlank();
            assertThat(map.path("mapUrl").asText()).contains("mapshow/");
            if (map.path("mapUid").asText().equals(loud.uid())) {
                assertThat(map.path("worldRecord").path("playerName").asText()).isEqualTo("Nova");
                assertThat(map.path("lastRecordAt").asText()).isNotBlank();
            }
        }
        var one = all.path(0).path("mapNamePlain").asText();
        var found =
                API.get(
                                path
                                        + "/maps?q="
                                        + URLEncoder.encode(
                                                one.toUpperCase(Locale.ROOT),
                                                StandardCharsets.UTF_8),
                                token)
                        .json();
        assertThat(found.path("maps").findValuesAsText("mapNamePlain")).contains(one);
        assertProblem(API.get("/api/v1/users/alerts/999999/maps", token), 404, "not_found");
    }
}
