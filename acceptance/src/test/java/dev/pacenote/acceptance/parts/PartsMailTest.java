package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.mail.MailServer;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.lambda.local.standin.S3StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail about parts while mail servers fail: tasks are made, and each workshop hears once. */
class PartsMailTest {

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,parts");

    /** Where the functions have their files. */
    private final Optional<S3StandIn> bucket =
            Assembly.current() == Assembly.LAMBDA ? Optional.of(new S3StandIn()) : Optional.empty();

    private Api api = new Api(0);

    @BeforeEach
    void open() {
        bucket.ifPresent(s3 -> app.with("AWS_ENDPOINT_URL_S3", s3.url().toString()));
        api = app.open();
        app.service().startScheduledJobs();
    }

    @AfterEach
    void close() {
        app.close();
        bucket.ifPresent(S3StandIn::close);
    }

    private static List<TestMailbox.Mail> mails(TestMailbox mailbox, Workshop workshop) {
        return mailbox.to(workshop.email()).stream()
                .filter(mail -> mail.messageId().startsWith("<delivery."))
                .toList();
    }

    /** Time goes on until something is so. */
    private void passUntil(Runnable holds) {
        await().untilAsserted(
                        () -> {
                            letPass(Duration.ofMinutes(1));
                            holds.run();
                        });
    }

    private void letPass(Duration time) {
        app.clock.pass(time);
        app.lookAround();
    }

    /** What becomes of the mail about the only thing a workshop was told. */
    private static String mail(Workshop workshop) {
        workshop.logsInAgain();
        var alert = workshop.get("/reorder/alerts").json().path(0).path("notificationId").asText();
        return workshop.get("/notifications/" + alert + "/deliveries")
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("channel").asText().equals("mail"))
                .map(it -> it.path("state").asText())
                .findFirst()
                .orElse("");
    }

    /** A mail server that takes nothing for some people for the time being. */
    private AtomicInteger refuses(Set<String> addresses) {
        var refused = new AtomicInteger();
        var users = app.mail.getUserManager();
        var usual = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler(
                (message, address) -> {
                    if (addresses.contains(address.getEmail())) {
                        refused.incrementAndGet();
                        throw new IllegalStateException("the mailbox is away");
                    }
                    return usual.handle(message, address);
                });
        return refused;
    }

    @Test
    void each_of_three_workshops_reads_of_its_own_parts_though_the_mail_to_one_fails_at_first() {
        var workshops = List.of("oak", "elm", "fir");
        var opened = workshops.stream().map(_ -> Workshop.opened(api)).toList();
        var away = ConcurrentHashMap.<String>newKeySet();
        away.add(opened.get(1).email());
        var refused = refuses(away);
        for (int i = 0; i < opened.size(); i++) {
            opened.get(i).add(workshops.get(i), 5, 5);
        }
        var tasks = opened.stream().map(it -> it.get("/reorder/tasks").body()).toList();

        passUntil(
                () -> {
                    assertThat(mails(app.mailbox(), opened.get(0))).hasSize(1);
                    assertThat(mails(app.mailbox(), opened.get(2))).hasSize(1);
                    assertThat(refused).hasPositiveValue();
                });
        assertThat(mails(app.mailbox(), opened.get(1))).isEmpty();
        away.clear();
        passUntil(() -> assertThat(mails(app.mailbox(), opened.get(1))).hasSize(1));
        passUntil(() -> assertThat(mail(opened.get(1))).isEqualTo("sent"));

        for (int i = 0; i < opened.size(); i++) {
            var workshop = opened.get(i);
            workshop.logsInAgain();
            assertThat(workshop.get("/reorder/tasks").body()).isEqualTo(tasks.get(i));
            assertThat(workshop.told()).containsExactly("parts.low");
            var others = workshops.stream().filter(it -> !mine(workshop, it)).toList();
            assertThat(others).hasSize(2);
            assertThat(mails(app.mailbox(), workshop))
                    .hasSize(1)
                    .allSatisfy(
                            mail ->
                                    assertThat(mail.subject() + mail.text() + mail.html())
                                            .contains("Brake pad", "Take a look")
                                            .doesNotContain(others));
        }
    }

    private static boolean mine(Workshop workshop, String part) {
        return workshop.get("/parts/" + part).status() == 200;
    }

    private void hourlyCheck() {
        // The schedule's own check may be at work.
        var started =
                await().until(() -> Workshop.startCheck(api), answer -> answer.status() == 202);
        await().until(
                        () ->
                                api.get(started.header("Location"), TestApplication.CRON_SECRET)
                                        .json()
                                        .hasNonNull("finishedAt"));
    }

    @Test
    void while_mail_is_down_stock_checks_and_tasks_go_on_and_one_mail_leaves_afterwards() {
        var workshop = Workshop.opened(api);
        workshop.add("pads", 6, 0);
        int port = app.mail.getSmtp().getPort();
        app.mail.stop();

        assertThat(workshop.stock("pads", "subtract", 1).status()).isEqualTo(200);
        assertThat(workshop.put("/parts/settings", Map.of("defaultReorderThreshold", 5)).status())
                .isEqualTo(200);
        hourlyCheck();
        assertThat(workshop.needed()).containsExactly("pads");
        letPass(Duration.ofMinutes(10));
        assertThat(mail(workshop)).isNotEqualTo("sent");
        for (int i = 0; i < 3; i++) {
            app.clock.pass(Duration.ofHours(1));
            hourlyCheck();
        }
        workshop.logsInAgain();
        assertThat(workshop.told()).containsExactly("parts.low");
        assertThat(workshop.get("/reorder/tasks?status=all").json()).hasSize(1);

        try (var again = new MailServer(port)) {
            passUntil(() -> assertThat(mails(again.mailbox(), workshop)).hasSize(1));
            passUntil(() -> assertThat(mail(workshop)).isEqualTo("sent"));
            app.clock.pass(Duration.ofHours(2));
            hourlyCheck();
            app.lookAround();
            workshop.logsInAgain();
            assertThat(workshop.told()).containsExactly("parts.low");
            assertThat(mails(again.mailbox(), workshop)).hasSize(1);
        }
    }

    @Test
    void while_files_have_no_store_stock_and_tasks_go_on() throws IOException {
        var workshop = Workshop.opened(api);
        workshop.add("pads", 6, 5);
        var note = SentFile.text("a note");
        var announced = note.announce(workshop, "pads", "note.txt");
        if (bucket.isPresent()) {
            bucket.orElseThrow().close();
            assertThat(announced.complete().status()).isEqualTo(503);
        } else {
            var folder = Path.of(app.environment().get("PACENOTE_DATA"), "attachments");
            Files.move(folder, folder.resolveSibling("gone"));
            Files.writeString(folder, "no folder");
            assertThat(note.put(api, announced).statusCode()).isEqualTo(503);
        }
        assertThat(workshop.stock("pads", "subtract", 1).status()).isEqualTo(200);

        assertThat(workshop.needed()).containsExactly("pads");
        assertThat(workshop.told()).containsExactly("parts.low");
        assertThat(workshop.get("/parts/pads/attachments").status()).isEqualTo(200);
    }
}
