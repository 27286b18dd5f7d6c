package dev.pacenote.acceptance.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Records in the inbox that all areas share, and on its live stream (contract of messages, 2.3).
 */
class LiveInboxTest {

    private static final Instant START = Instant.parse("2026-11-19T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final Player NOVA = new Player(UUID.randomUUID(), "Nightjar", "Latvia");

    /** Of all areas only this one is on. */
    private final TestApplication app = new TestApplication(START).with("FEATURES", "trackmania");

    private Api api = new Api(0);
    private String token = "";

    @BeforeEach
    void begin() {
        app.inventor.author(
                app.world,
                new TmxUser(1, "fox"),
                3,
                20,
                Inventor.Pace.STILL,
                LocalDate.ofInstant(START, ZoneOffset.UTC));
        app.world.add(NOVA);
        api = app.open();
        token = api.newcomer("fox", "fox@example.org");
        assertThat(api.post("/api/v1/users/alerts", token, Map.of()).status()).isEqualTo(200);
        app.clock.set(MORNING);
        api.cron();
        logIn();
    }

    @AfterEach
    void close() {
        app.close();
    }

    /** A token lasts a quarter of an hour. */
    private void logIn() {
        token = api.logIn("fox@example.org").text("access_token");
    }

    private void tomorrow() {
        app.clock.pass(Duration.ofDays(1));
        logIn();
    }

    private void newRecord(int map) {
        var track = app.world.tracks().get(map);
        app.drive(track, NOVA, track.board(app.clock.instant()).getFirst().score() - 10);
    }

    private JsonNode items() {
        var answer = api.get("/notifications", token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("items");
    }

    private Api.Answer counts() {
        return api.get("/notifications/counts", token);
    }

    private void post(String path, Map<String, ?> body) {
        var answer = api.post(path, token, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void records_are_items_and_one_event_where_no_other_area_is_on() {
        assertThat(api.get("/messages", token).status()).isEqualTo(404);
        assertThat(items()).as("a first look tells nothing").isEmpty();
        tomorrow();
        try (var socket = RawWebSocket.open(app.service().socketPort(), token)) {
            var epoch = socket.greet().path("epoch").asText();
            newRecord(0);
            newRecord(1);

            api.cron();

            // A run's commits are offered by the next ping at the latest.
            socket.text("{'action':'ping'}");
            var event = read(socket);
            while (!event.path("type").asText().equals("notification")) {
                event = read(socket);
            }
            assertThat(event.path("counts").path("notifications").path("unread").asInt())
                    .isEqualTo(2);
            var events = api.get("/ws/events?after=0&epoch=" + epoch, token).json().path("events");
            assertThat(events).hasSize(1);
        }
        assertThat(items()).hasSize(2);
        var item = items().path(0);
        assertThat(item.path("type").asText()).isEqualTo("alert");
        assertThat(item.path("topic").asText()).isEqualTo("trackmania.record");
        assertThat(item.path("title").asText()).startsWith("New record on ");
        assertThat(item.path("content").asText()).contains("#1");
        assertThat(item.path("source").path("kind").asText()).isEqualTo("map");
        assertThat(item.path("actionUrl").asText()).isEqualTo("/MapperNews");
        assertThat(app.mailbox().to("fox@example.org")).as("the daily mail").hasSize(1);
    }

    private static JsonNode read(RawWebSocket socket) {
        try {
            return Api.JSON.readTree(socket.next().text());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_day_that_is_run_again_tells_nothing_a_second_time() {
        tomorrow();
        newRecord(0);
        api.cron();
        var before = counts().json();
        assertThat(before.path("notifications").path("unread").asInt()).isOne();

        api.cron();
        app.clock.pass(Duration.ofMinutes(5));
        api.cron();

        assertThat(counts().json()).isEqualTo(before);
        assertThat(items()).hasSize(1);
        assertThat(items().path(0).path("count").asInt()).isOne();
    }

    @Test
    void records_on_one_map_gather_until_they_are_read() {
        tomorrow();
        newRecord(0);
        api.cron();
        tomorrow();
        newRecord(0);
        api.cron();

        assertThat(items()).hasSize(1);
        assertThat(items().path(0).path("count").asInt()).isEqualTo(2);
        assertThat(items().path(0).path("title").asText()).startsWith("2 new records on ");
        var id = items().path(0).path("notificationId").asText();
        assertThat(api.get("/notifications/" + id, token).json().path("notices")).hasSize(2);

        post("/notifications/" + id + "/read", Map.of());
        tomorrow();
        newRecord(0);
        api.cron();

        assertThat(items()).hasSize(2);
        assertThat(items().path(0).path("count").asInt()).isOne();
        assertThat(counts().json().path("notifications").path("unread").asInt()).isOne();
    }

    @Test
    void whoever_wants_no_records_in_the_inbox_has_none_and_still_gets_the_mail() {
        var answer =
                api.put(
                        "/notifications/settings",
                        token,
                        Map.of("topics", Map.of("trackmania", Map.of("inbox", false))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        tomorrow();
        newRecord(0);

        api.cron();

        assertThat(items()).isEmpty();
        assertThat(counts().json().path("seq").asLong()).as("only the choice itself").isOne();
        assertThat(app.mailbox().to("fox@example.org")).hasSize(1);
    }
}
