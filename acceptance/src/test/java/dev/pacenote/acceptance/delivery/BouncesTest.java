package dev.pacenote.acceptance.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.lambda.local.FedQueue;
import dev.pacenote.lambda.local.standin.SesStandIn;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mail that a mail server took and gave back later (contract 2.7, 3.6). */
class BouncesTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final Player NOVA =
            new Player(UUID.fromString("00000000-0000-4000-8000-000000000009"), "Nova", "Riga");
    private static final String FOX = "fox@example.org";

    private final GreenMail mailbox =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final TestApplication app =
            new TestApplication(EVENING)
                    .visibilityTimeout(Duration.ofSeconds(2))
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
    private GreenMailUser news;
    private Api api;
    private int score = 60;

    @BeforeEach
    void open() {
        mailbox.start();
        news = mailbox.setUser("news@pacenote.example", "news", "right");
        app.with("BOUNCE_IMAP_HOST", "127.0.0.1")
                .with("BOUNCE_IMAP_PORT", Integer.toString(mailbox.getImap().getPort()))
                .with("BOUNCE_IMAP_TLS", "off")
                .with("BOUNCE_IMAP_USER", "news")
                .with("BOUNCE_IMAP_PASS", "right");
        app.inventor.author(
                app.world,
                new TmxUser(1, "fox"),
                1,
                20,
                Inventor.Pace.STILL,
                LocalDate.ofInstant(EVENING, ZoneOffset.UTC));
        api = app.open();
        var token = api.newcomer("fox", FOX);
        api.post("/api/v1/users/alerts", token, Map.of("record_filter", "wr"));
        api.cron();
    }

    @AfterEach
    void close() {
        app.close();
        mailbox.stop();
    }

    private String fox() {
        return api.logIn(FOX).text("access_token");
    }

    private JsonNode profile() {
        return api.get("/api/v1/users/profile", fox()).json();
    }

    /** A record is driven, and the morning's run tells whoever wants to know. */
    private void morning(int day) {
        app.clock.set(MORNING.plus(Duration.ofDays(day)).minusSeconds(600));
        score--;
        app.world.tracks().forEach(track -> app.drive(track, NOVA, score));
        app.clock.set(MORNING.plus(Duration.ofDays(day)));
        assertThat(api.cron().status()).isEqualTo(200);
    }

    private static String written(TestMailbox.Mail mail) {
        var out = new ByteArrayOutputStream();
        try {
            mail.message().writeTo(out);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private FedQueue queue() {
        return ((LambdaAssembly) app.service()).lambda().bounces();
    }

    /** Some mail server gives the mail up, and the service hears of it. */
    private void comesBack(TestMailbox.Mail mail) {
        comesBack(written(mail), "5.1.1", "Permanent");
    }

    private void comesBack(String mail, String status, String type) {
        switch (Assembly.current()) {
            case SERVER, MIXED -> {
                arrives(report(mail, status));
                app.insides().readBounces();
            }
            case LAMBDA ->
                    queue().work(SesStandIn.bounce(mail.getBytes(StandardCharsets.UTF_8), type));
        }
    }

    private void arrives(String message) {
        try {
            news.deliver(
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String report(String mail, String status) {
        return """
                From: Mail Delivery Subsystem <mailer-daemon@mx.example>
                To: news@pacenote.example
                Subject: Delivery Status Notification (Failure)
                Content-Type: multipart/report; boundary="b1"; report-type=delivery-status

                --b1
                Content-Type: text/plain

                We gave up.
                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; fox@example.org
                Action: failed
                Status: %s

                --b1
                Content-Type: message/rfc822

                """
                        .formatted(status)
                        .replace("\n", "\r\n")
                + mail
                + "\r\n--b1--\r\n";
    }

    @Test
    void mail_to_an_address_that_died_stops_says_why_and_goes_on_when_the_person_wants_it() {
        morning(0);
        var first = app.mailbox().to(FOX).getFirst();

        comesBack(first);

        var profile = profile();
        assertThat(profile.path("mailEnabled").asBoolean()).isFalse();
        assertThat(profile.path("mailStoppedReason").asText()).isEqualTo("bounced");
        assertThat(profile.path("mailStoppedAt").asText()).isEqualTo("2026-11-20T05:00:00.000Z");
        var row =
                api.get(
                                "/api/v1/admin/users?q=fox",
                                api.logIn("boss@example.org").text("access_token"))
                        .json()
                        .path("users")
                        .path(0);
        assertThat(row.path("mail_enabled").asBoolean()).isFalse();
        assertThat(row.path("mail_stopped_reason").asText()).isEqualTo("bounced");

        morning(1);
        assertThat(app.mailbox().to(FOX)).hasSize(1);

        var again = api.put("/api/v1/users/me", fox(), Map.of("mailEnabled", true));
        assertThat(again.json().path("mailEnabled").asBoolean()).isTrue();
        assertThat(again.json().path("mailStoppedReason").isNull()).isTrue();
        assertThat(again.json().path("mailStoppedAt").isNull()).isTrue();

        comesBack(first);
        assertThat(profile().path("mailEnabled").asBoolean())
                .as("the same report again says nothing new")
                .isTrue();
        morning(2);
        assertThat(app.mailbox().to(FOX)).hasSize(2);

        comesBack(app.mailbox().to(FOX).getLast());
        assertThat(profile().path("mailStoppedReason").asText()).isEqualTo("bounced");
    }

    @Test
    void a_bounce_that_passes_and_a_forged_one_change_nothing() {
        morning(0);
        var mail = written(app.mailbox().to(FOX).getFirst());
        assertThat(mail).contains("X-Pacenote-Token: ");

        comesBack(mail, "4.4.7", "Transient");
        comesBack(
                mail.replaceFirst("X-Pacenote-Token: ...", "X-Pacenote-Token: AAA"),
                "5.1.1",
                "Permanent");
        comesBack(mail.replaceFirst("X-Pacenote-Token: .*\r\n", ""), "5.1.1", "Permanent");

        assertThat(profile().path("mailEnabled").asBoolean()).isTrue();
    }

    @Test
    void a_person_who_unsubscribed_reads_that_they_did() {
        api.put("/api/v1/users/me", fox(), Map.of("mailEnabled", false));

        assertThat(profile().path("mailStoppedReason").asText()).isEqualTo("unsubscribed");
    }

    @Test
    @ServerOnly("the functions hear of bounces by a queue")
    void the_servers_clock_reads_the_mailbox() {
        morning(0);
        arrives(report(written(app.mailbox().to(FOX).getFirst()), "5.1.1"));

        app.service().startScheduledJobs();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !profile().path("mailEnabled").asBoolean());
    }

    @Test
    @Tag("lambda")
    void what_ses_says_comes_by_a_queue_and_what_nobody_understands_is_laid_aside() {
        morning(0);
        var mail = written(app.mailbox().to(FOX).getFirst()).getBytes(StandardCharsets.UTF_8);

        queue().send("{\"eventType\":\"Party\"}");
        queue().send(SesStandIn.complaint(mail));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !profile().path("mailEnabled").asBoolean());
        assertThat(profile().path("mailStoppedReason").asText()).isEqualTo("complained");
        await().atMost(Duration.ofSeconds(90)).until(() -> queue().laidAside() == 1);
    }
}
