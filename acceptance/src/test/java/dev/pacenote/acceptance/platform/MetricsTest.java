package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The numbers that an operator's dashboard and alerts live on (infra/observability). */
@ServerOnly("functions are measured by their cloud")
class MetricsTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final Player NOVA =
            new Player(UUID.fromString("00000000-0000-4000-8000-000000000009"), "Nova", "Riga");
    private static final Path FILES = Path.of("..", "infra", "observability");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:pacenote|hikaricp|jvm|process|system|disk)_[a-z_]+");
    private static final Pattern LINE =
            Pattern.compile("([a-z_]+)(?:\\{([^}]*)})? ([-0-9.E+NaInf]+)");

    private final GreenMail mailbox = mailbox();
    private final TestApplication app =
            new TestApplication(EVENING)
                    .with("FEATURES", "trackmania,parts,streams")
                    .with("DISCORD_CLIENT_ID", "1")
                    .with("DISCORD_CLIENT_SECRET", "secret")
                    .with("DISCORD_BOT_TOKEN", "token")
                    .with("DISCORD_API_URL", "http://127.0.0.1:9")
                    .with("TWITCH_CLIENT_ID", "2")
                    .with("TWITCH_CLIENT_SECRET", "secret")
                    .with("TWITCH_WEBHOOK_SECRET", "what-twitch-signs-with")
                    .with("TWITCH_API_URL", "http://127.0.0.1:9")
                    .with("TWITCH_ID_URL", "http://127.0.0.1:9")
                    .with("METRICS_TOKEN", "measure")
                    .with("BOUNCE_IMAP_HOST", "127.0.0.1")
                    .with("BOUNCE_IMAP_PORT", Integer.toString(mailbox.getImap().getPort()))
                    .with("BOUNCE_IMAP_TLS", "off")
                    .with("BOUNCE_IMAP_USER", "news")
                    .with("BOUNCE_IMAP_PASS", "right");
    private final Api api = app.open();

    private static GreenMail mailbox() {
        var mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mailbox.start();
        mailbox.setUser("news@pacenote.example", "news", "right");
        return mailbox;
    }

    @AfterEach
    void close() {
        app.close();
        mailbox.stop();
    }

    private String text() {
        var answer = api.get("/metrics", "measure");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** The sum over all series of a name that have these labels. */
    private double figure(String name, String... labels) {
        return text().lines()
                .map(LINE::matcher)
                .filter(line -> line.matches() && line.group(1).equals(name))
                .filter(
                        line ->
                                List.of(labels).stream()
                                        .allMatch(
                                                label ->
                                                        line.group(2) != null
                                                                && line.group(2).contains(label)))
                .mapToDouble(line -> Double.parseDouble(line.group(3)))
                .sum();
    }

    /** Gauges may be a few seconds old. */
    private void soon(double expected, String name, String... labels) {
        await().untilAsserted(() -> assertThat(figure(name, labels)).isEqualTo(expected));
    }

    private String mapper() {
        app.inventor.author(
                app.world,
                new TmxUser(1, "fox"),
                3,
                20,
                Inventor.Pace.STILL,
                LocalDate.of(2026, 11, 19));
        var token = api.newcomer("fox", "fox@example.org");
        api.post("/api/v1/users/alerts", token, Map.of("record_filter", "wr"));
        api.cron();
        return token;
    }

    @Test
    void a_day_is_told_in_numbers() {
        mapper();
        app.world.tracks().forEach(track -> app.drive(track, NOVA, 40));
        app.clock.set(MORNING.plusSeconds(600));
        soon(600, "pacenote_run_late_seconds");
        soon(0, "pacenote_mails_seconds_count", "daily", "accepted");

        api.cron();

        soon(0, "pacenote_run_late_seconds");
        soon(0, "pacenote_run_active_seconds");
        soon(
                (double) MORNING.plusSeconds(600).getEpochSecond(),
                "pacenote_run_completed_timestamp_seconds");
        soon(3, "pacenote_run_maps", "what=\"surveyed\"");
        soon(3, "pacenote_run_maps", "what=\"changed\"");
        soon(1, "pacenote_run_mails", "outcome=\"sent\"");
        soon(1, "pacenote_sessions");
        soon(1, "pacenote_store_up");
        soon(0, "pacenote_mails_unsent");
        assertThat(figure("pacenote_mails_seconds_count", "daily", "accepted")).isEqualTo(1);
        assertThat(figure("pacenote_upstream_requests_seconds_count", "priority=\"run\"", "\"ok\""))
                .isPositive();
        assertThat(figure("pacenote_upstream_waits_seconds_count")).isPositive();
    }

    @Test
    void a_mail_that_is_refused_shows_in_two_ways() {
        mapper();
        app.world.tracks().forEach(track -> app.drive(track, NOVA, 40));
        app.clock.set(MORNING);
        app.mail.stop();

        api.cron();

        soon(1, "pacenote_mails_unsent");
        soon(1, "pacenote_mails_seconds_count", "daily", "refused_for_now");
    }

    @Test
    void the_bounce_mailbox_tells_when_it_was_last_read_and_nothing_before_the_first_time() {
        var read = "pacenote_bounce_mailbox_read_timestamp_seconds";
        assertThat(figure(read)).isNaN();

        app.insides().readBounces();
        soon((double) EVENING.getEpochSecond(), read);

        app.clock.set(MORNING);
        mailbox.stop();
        app.insides().readBounces();
        assertThat(figure(read)).isEqualTo((double) EVENING.getEpochSecond());
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void alerts_and_dashboard_name_only_what_there_is() throws IOException {
        mapper();
        var rules = new YAMLMapper().readTree(FILES.resolve("alerts.yml").toFile());
        var dashboard = new ObjectMapper().readTree(FILES.resolve("dashboard.json").toFile());
        var asked = new ArrayList<String>();
        for (var expression : rules.findValues("expr")) {
            asked.add(expression.asText());
        }
        for (var expression : dashboard.findValues("expr")) {
            asked.add(expression.asText());
        }
        var known = names(text());

        assertThat(asked).hasSizeGreaterThan(40);
        assertThat(asked)
                .allSatisfy(expression -> assertThat(known).containsAll(names(expression)));
        assertThat(rules.findValues("alert")).hasSizeGreaterThan(12);
        assertThat(rules.findValues("annotations"))
                .hasSameSizeAs(rules.findValues("alert"))
                .allSatisfy(
                        said -> {
                            assertThat(said.path("summary").asText()).isNotBlank();
                            assertThat(said.path("action").asText()).isNotBlank();
                        });
        assertThat(scraped()).contains("alerts.yml");
    }

    private static List<String> scraped() throws IOException {
        JsonNode config = new YAMLMapper().readTree(FILES.resolve("prometheus.yml").toFile());
        var files = new ArrayList<String>();
        config.path("rule_files").forEach(file -> files.add(file.asText()));
        return files;
    }
}
