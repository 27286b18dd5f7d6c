package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.configuration.Variables;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.server.doctor.Doctor;
import dev.pacenote.server.doctor.Finding;
import dev.pacenote.server.doctor.Finding.Verdict;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator reads who asks whether everything is in order. */
@ServerOnly("functions have alarms instead; the doctor sits on the server")
class DoctorTest {

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private boolean well;

    @AfterEach
    void close() {
        app.close();
    }

    private List<Finding> examine(String... changes) {
        return examine(Optional.empty(), changes);
    }

    private List<Finding> examine(Optional<EmailAddress> testMail, String... changes) {
        Map<String, String> variables = new HashMap<>(app.environment());
        variables.put("UPSTREAM_REQUESTS_PER_SECOND", "2");
        for (int i = 0; i < changes.length; i += 2) {
            variables.put(changes[i], changes[i + 1]);
        }
        var findings = new ArrayList<Finding>();
        well =
                new Doctor(app.clock, findings::add, Configuration::database)
                        .examine(Variables.of(variables), testMail);
        return findings;
    }

    private static Finding about(List<Finding> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(findings));
    }

    @Test
    void an_installation_in_order_is_told_so_and_nothing_was_changed_or_sent() {
        app.open();
        app.clock.set(Instant.now());
        app.service();
        app.stop();

        var findings = examine();

        assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.FINE);
        assertThat(findings)
                .extracting(Finding::subject)
                .containsExactly(
                        "configuration",
                        "disk",
                        "database",
                        "clock",
                        "data",
                        "daily run",
                        "mail",
                        "manners",
                        "nadeo",
                        "names",
                        "exchange");
        assertThat(well).isTrue();
        assertThat(about(findings, "database").what()).contains("Postgres 17");
        assertThat(about(findings, "data").what()).isEqualTo("a real service's");
        assertThat(about(findings, "daily run").what()).contains("next run 20");
        assertThat(about(examine("PACENOTE_SANDBOX", "on"), "data"))
                .extracting(Finding::verdict)
                .as("the next start would be refused")
                .isEqualTo(Verdict.BROKEN);
        assertThat(app.mailbox().all()).isEmpty();
    }

    @Test
    void a_database_that_takes_no_changes_or_has_those_of_a_newer_version_is_broken()
            throws SQLException {
        app.open();
        app.stop();
        execute("alter database %s set default_transaction_read_only = on");
        assertThat(about(examine(), "database").what()).contains("it takes no changes");
        assertThat(well).isFalse();

        execute("alter database %s reset default_transaction_read_only");
        execute(
                "insert into flyway_schema_history select installed_rank + 1, '9999',"
                        + " 'moods', type, 'V9999__moods.sql', 1, installed_by, now(), 1, true"
                        + " from flyway_schema_history order by installed_rank desc limit 1");
        assertThat(about(examine(), "database").what()).contains("9999, moods");
        assertThat(well).isFalse();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(app.databaseUrl);
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute(sql.replace("%s", connection.getCatalog()));
        }
    }

    @Test
    void a_database_that_nobody_has_started_with_is_only_looked_at() {
        var empty = TestApplication.newDatabase();
        for (int i = 0; i < 2; i++) {
            var found = about(examine("DATABASE_URL", empty), "database");
            assertThat(found.what()).contains("the next start applies");
        }
    }

    @Test
    void what_is_configured_wrong_is_named_with_what_to_do() {
        var findings = examine("PORT", "many", "AUTHORIZATION", "nonsense");

        assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.BROKEN);
        assertThat(findings)
                .extracting(Finding::what)
                .anyMatch(what -> what.startsWith("PORT "))
                .anyMatch(what -> what.startsWith("AUTHORIZATION "));
        assertThat(well).isFalse();
    }

    @Test
    void a_bounce_mailbox_that_is_set_is_tried_and_left_as_it_is() {
        var mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mailbox.start();
        try {
            mailbox.setUser("news@pacenote.example", "news", "right");
            var port = Integer.toString(mailbox.getImap().getPort());

            assertThat(about(examine(mailbox(port, "right")), "bounces").verdict())
                    .isEqualTo(Verdict.FINE);
            var locked = about(examine(mailbox(port, "wrong")), "bounces");
            assertThat(locked.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(locked.what()).endsWith("mail_login_refused").doesNotContain("wrong");
            assertThat(about(examine(mailbox("1", "right")), "bounces").what())
                    .endsWith("mailbox_unreachable");
        } finally {
            mailbox.stop();
        }
    }

    private static String[] mailbox(String port, String password) {
        return new String[] {
            "BOUNCE_IMAP_HOST", "127.0.0.1",
            "BOUNCE_IMAP_PORT", port,
            "BOUNCE_IMAP_TLS", "off",
            "BOUNCE_IMAP_USER", "news",
            "BOUNCE_IMAP_PASS", password
        };
    }

    @Test
    void a_database_or_mail_server_that_is_away_is_broken() {
        var findings =
                examine(
                        "DATABASE_URL", "postgres://fox:hunter2@127.0.0.1:1/none",
                        "SMTP_PORT", "1");

        assertThat(about(findings, "database").verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(about(findings, "mail").what()).contains("mail_server_unreachable");
        assertThat(about(findings, "mail").remedy()).contains("SMTP_PORT");
        assertThat(well).isFalse();
        assertThat(findings.toString()).doesNotContain("hunter2");
    }

    @Test
    void services_that_refuse_us_are_broken_and_those_that_are_away_are_waited_for() {
        var refused = examine("AUTHORIZATION", "Zm94Ondyb25n", "OCLIENT_SECRET", "wrong");
        assertThat(about(refused, "nadeo").verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(about(refused, "nadeo").remedy()).contains("AUTHORIZATION");
        assertThat(about(refused, "names").verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(about(refused, "exchange").verdict()).isEqualTo(Verdict.FINE);
        assertThat(well).isFalse();

        app.sandbox.faults().exchangeDown(true);
        var away = examine();
        assertThat(about(away, "exchange").verdict()).isEqualTo(Verdict.DOUBTFUL);
    }

    @Test
    void bad_manners_and_passwords_in_the_open_are_doubted() {
        var findings =
                examine(
                        "USER_AGENT", "curl",
                        "UPSTREAM_REQUESTS_PER_SECOND", "50",
                        "PUBLIC_URL", "http://pacenote.example");

        assertThat(findings)
                .filteredOn(finding -> finding.verdict() == Verdict.DOUBTFUL)
                .extracting(Finding::subject)
                .contains("configuration", "manners", "manners");
        assertThat(about(findings, "configuration").remedy()).contains("TLS");
    }

    @Test
    void a_clock_that_is_wrong_is_noticed() {
        app.clock.set(Instant.now().plus(Duration.ofHours(1)));

        assertThat(about(examine(), "clock").what())
                .matches("is (359|360)\\d s away from the database's");
    }

    @Test
    void a_mail_is_sent_to_whoever_asks_for_one() {
        var findings = examine(Optional.of(new EmailAddress("fox@example.org")));

        assertThat(about(findings, "mail").what()).contains("took a mail to fox@example.org");
        assertThat(app.mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_run_that_should_have_ended_is_broken() {
        var api = app.open();
        app.sandbox.faults().everythingDown(true);
        api.cron("?wait=false");
        app.stop();
        app.sandbox.faults().everythingDown(false);
        app.clock.pass(Duration.ofDays(2));

        assertThat(about(examine(), "daily run").what()).contains("overdue");
        assertThat(well).isFalse();
    }
}
