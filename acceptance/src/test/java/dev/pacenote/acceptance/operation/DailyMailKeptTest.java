package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.MailServer;
import dev.pacenote.acceptance.support.mail.TestMailbox.Mail;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The daily mail is the same, whichever areas are on and whatever was read in the inbox before. */
class DailyMailKeptTest {

    private static final Instant START = Instant.parse("2026-11-19T12:00:00Z");
    private static final Player NOVA =
            new Player(
                    UUID.fromString("00000000-0000-4000-8000-000000000009"), "Nightjar", "Latvia");

    @Test
    void the_mail_is_the_same_with_messages_on_and_off_and_when_all_was_read_before_it_left() {
        var alone = mailOfTheDay("trackmania", false);
        assertThat(alone.records()).hasSize(2);

        for (var other :
                List.of(
                        mailOfTheDay("trackmania", true),
                        mailOfTheDay("trackmania,messages", false),
                        mailOfTheDay("trackmania,messages", true))) {
            assertThat(other.subject()).isEqualTo(alone.subject());
            assertThat(withoutKeys(other.text())).isEqualTo(withoutKeys(alone.text()));
            assertThat(withoutKeys(other.html())).isEqualTo(withoutKeys(alone.html()));
        }
    }

    /** What opens a link is another each time. */
    private static String withoutKeys(String body) {
        return body.replaceAll("token=[^\"&\\s]+", "token=");
    }

    /** The mail server is away when the day is run, so that there is time to read before it. */
    private static Mail mailOfTheDay(String features, boolean readBefore) {
        try (var app = new TestApplication(START).with("FEATURES", features)) {
            app.inventor.author(
                    app.world,
                    new TmxUser(1, "fox"),
                    3,
                    20,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(START, ZoneOffset.UTC));
            app.world.add(NOVA);
            var api = app.open();
            var token = api.newcomer("fox", "fox@example.org");
            assertThat(api.post("/api/v1/users/alerts", token, Map.of()).status()).isEqualTo(200);
            app.clock.set(Instant.parse("2026-11-20T05:00:00Z"));
            api.cron();
            for (int map = 0; map < 2; map++) {
                var track = app.world.tracks().get(map);
                app.drive(track, NOVA, track.board(app.clock.instant()).getFirst().score() - 10);
            }
            app.clock.pass(Duration.ofDays(1));
            int port = app.mail.getSmtp().getPort();
            app.mail.stop();
            assertThat(api.cron().json().path("emailsFailed").asInt()).isOne();
            if (readBefore) {
                readAll(api);
            }
            try (var again = new MailServer(port)) {
                await().untilAsserted(
                                () -> {
                                    app.clock.pass(Duration.ofMinutes(1));
                                    app.lookAround();
                                    assertThat(again.mailbox().to("fox@example.org")).hasSize(1);
                                });
                return again.mailbox().to("fox@example.org").getFirst();
            }
        }
    }

    private static void readAll(Api api) {
        var token = api.logIn("fox@example.org").text("access_token");
        var counts = api.get("/notifications/counts", token).json();
        assertThat(counts.at("/notifications/unread").asInt()).isEqualTo(2);
        var read =
                api.post(
                        "/notifications/read-all",
                        token,
                        Map.of("upToSeq", counts.path("seq").asLong()));
        assertThat(read.json().path("marked").asInt()).isEqualTo(2);
    }
}
