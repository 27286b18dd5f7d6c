package dev.pacenote.acceptance.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What people look back at: boards, days, mails to read again, the timetable; each only their own.
 */
class LookingBackTest {

    private static final Instant START = Instant.parse("2026-11-19T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final Player NOVA = new Player(UUID.randomUUID(), "Nightjar", "Latvia");

    private final TestApplication app =
            new TestApplication(START)
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
    private Api api;
    private String fox;
    private String stranger;
    private Track track;

    @BeforeEach
    void open() {
        app.inventor.author(
                app.world,
                new TmxUser(1, "Mad Fox"),
                2,
                20,
                Inventor.Pace.STILL,
                LocalDate.of(2026, 11, 19));
        app.world.add(NOVA);
        api = app.open();
        track = app.world.tracks().getFirst();
        fox = api.newcomer("Mad Fox", "fox@example.org");
        stranger = api.newcomer("stranger", "stranger@example.org");
        api.post("/api/v1/users/alerts", fox, Map.of("record_filter", "wr"));
        assertThat(api.cron().status()).isEqualTo(200);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private int best() {
        return track.board(app.clock.instant()).getFirst().score();
    }

    private void aNewDayWithARecord() {
        app.clock.set(MORNING.minusSeconds(3600));
        app.drive(track, NOVA, best() - 10);
        app.clock.set(MORNING);
        assertThat(api.cron().status()).isEqualTo(200);
        logIn();
    }

    /** Again after every leap of the clock: tokens last a quarter of an hour. */
    private void logIn() {
        fox = api.logIn("fox@example.org").text("access_token");
        stranger = api.logIn("stranger@example.org").text("access_token");
    }

    private JsonNode board() {
        var answer = api.get("/api/v1/users/boards/" + track.uid(), fox);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void a_map_shows_its_board_and_who_led_when() {
        assertThat(board().path("leads")).hasSize(1);
        int before = best();
        aNewDayWithARecord();

        var board = board();

        assertThat(board.path("top").path(0).path("playerName").asText()).isEqualTo("Nightjar");
        assertThat(board.path("top")).hasSize(10);
        assertThat(board.path("lookedAt").asText()).isEqualTo("2026-11-20T05:00:00.000Z");
        assertThat(board.path("leads")).hasSize(2);
        assertThat(board.path("leads").path(1).path("score").asInt()).isEqualTo(before - 10);
        assertThat(board.path("leads").path(1).path("at").asText())
                .isEqualTo("2026-11-20T04:00:00.000Z");
        var alert = api.get("/api/v1/users/alerts", fox).json().path("alerts").path(0).path("id");
        var maps = api.get("/api/v1/users/alerts/" + alert.asText() + "/maps", fox).json();
        var row =
                StreamSupport.stream(maps.path("maps").spliterator(), false)
                        .filter(map -> map.path("mapUid").asText().equals(track.uid()))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.path("worldRecord").path("leads").asInt()).isEqualTo(2);
        assertThat(row.path("worldRecord").path("drivenAt").asText())
                .isEqualTo("2026-11-20T04:00:00.000Z");
    }

    @Test
    void a_past_mail_says_again_what_it_said_also_after_more_has_happened() {
        aNewDayWithARecord();
        var sent = app.mailbox().to("fox@example.org").getLast();
        app.clock.set(MORNING.plusSeconds(86_400));
        app.drive(track, NOVA, best() - 10);
        app.clock.pass(Duration.ofHours(1));
        assertThat(api.cron().status()).isEqualTo(200);
        logIn();

        var mails = api.get("/api/v1/users/mails", fox).json();

        assertThat(mails.path("pagination").path("totalResults").asInt()).isEqualTo(2);
        var earlier = mails.path("mails").path(1);
        assertThat(earlier.path("subject").asText()).isEqualTo(sent.subject());
        assertThat(earlier.path("state").asText()).isEqualTo("sent");
        var text = api.get("/api/v1/users/mails/" + earlier.path("id").asText(), fox).json();
        var rows = text.path("sections").path(0).path("blocks").path(0).path("rows");
        assertThat(rows).hasSize(1);
        assertThat(rows.path(0).path("who").asText()).isEqualTo("Nightjar");
        assertThat(sent.text()).contains(rows.path(0).path("figure").asText());
        assertThat(text.path("asOf").asText()).isEqualTo("2026-11-20T05:00:00.000Z");
    }

    @Test
    void reading_old_mails_asks_nobody_however_old_the_names_are() {
        aNewDayWithARecord();
        app.clock.pass(Duration.ofDays(20));
        logIn();
        long before = app.sandbox.manners().total();

        var mail = api.get("/api/v1/users/mails", fox).json().path("mails").path(0);
        var text = api.get("/api/v1/users/mails/" + mail.path("id").asText(), fox);

        assertThat(text.body()).contains("Nightjar");
        assertThat(app.sandbox.manners().total()).isEqualTo(before);
    }

    @Test
    void records_are_counted_per_day_without_a_gap_and_the_timetable_is_told() {
        aNewDayWithARecord();

        var days = api.get("/api/v1/users/records/days", fox).json().path("days");

        assertThat(days).hasSize(30);
        assertThat(days.path(29).path("date").asText()).isEqualTo("2026-11-20");
        assertThat(days.path(29).path("records").asInt()).isEqualTo(1);
        assertThat(days.path(28).path("records").asInt()).isZero();
        var timetable = api.get("/api/v1/schedule", fox).json();
        assertThat(timetable.path("now").asText()).isEqualTo("2026-11-20T05:00:00.000Z");
        assertThat(timetable.path("nextRunAt").asText()).isEqualTo("2026-11-21T05:00:00.000Z");
        assertThat(timetable.path("lastRun").path("state").asText()).isEqualTo("completed");
        assertThat(timetable.path("lastRun").path("mapsChecked").asInt()).isEqualTo(2);
    }

    @Test
    void nobody_sees_what_is_not_theirs() {
        aNewDayWithARecord();
        var mail = api.get("/api/v1/users/mails", fox).json().path("mails").path(0).path("id");

        assertThat(api.get("/api/v1/users/mails/" + mail.asText(), stranger).status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/users/boards/" + track.uid(), stranger).status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/users/mails", stranger).json().path("mails")).isEmpty();
        assertThat(api.get("/api/v1/users/boards/..%2Fx", fox).status()).isEqualTo(400);
        assertThat(api.get("/api/v1/users/mails/7", fox).status()).isEqualTo(400);
        assertThat(api.get("/api/v1/admin/emails", fox).status()).isEqualTo(403);
        assertThat(api.get("/api/v1/schedule").status()).isEqualTo(401);
    }

    @Test
    void an_admin_sees_the_mails_that_did_not_leave() {
        app.mail.stop();
        aNewDayWithARecord();
        var boss = api.logIn("boss@example.org").text("access_token");

        var unsent = api.get("/api/v1/admin/emails", boss).json();

        assertThat(unsent.path("emails")).hasSize(1);
        var mail = unsent.path("emails").path(0);
        assertThat(mail.path("username").asText()).isEqualTo("Mad Fox");
        assertThat(mail.path("state").asText()).isEqualTo("failed");
        assertThat(mail.path("attempts").asInt()).isEqualTo(1);
        assertThat(mail.path("next_try_at").asText()).isEqualTo("2026-11-20T05:01:00.000Z");
        assertThat(mail.path("last_error").asText()).isNotBlank();
    }

    @Test
    void a_stopped_search_is_over_and_a_strangers_is_not_theirs_to_stop() {
        // So slow that the search cannot end before it is stopped.
        app.sandbox.faults().latency(Duration.ofSeconds(3));
        var started = api.get("/api/v1/users/maps?username=Mad%20Fox", fox);
        var job = "/api/v1/users/maps/status/" + started.text("jobId");

        assertThat(api.delete(job, stranger).status()).isEqualTo(404);
        assertThat(api.delete(job, fox).status()).isEqualTo(200);

        assertThat(api.get(job, fox).text("status")).isEqualTo("failed");
        assertThat(api.get(job, fox).text("error")).isEqualTo("You stopped this search.");
        assertThat(api.delete(job, fox).status()).as("again").isEqualTo(200);
        assertThat(api.get("/api/v1/users/maps?username=Mad%20Fox", fox).text("joined"))
                .isEqualTo("false");
    }
}
