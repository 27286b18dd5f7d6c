package dev.pacenote.acceptance.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Programs;
import dev.pacenote.acceptance.support.assembly.ServerProcess;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever starts the server, and in which language: what it says and stores is the same. */
@ServerOnly("AWS chooses the locale of functions")
class LocaleTest {

    private static final Pattern OTHER_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");
    private static final Pattern TIME = Pattern.compile("\\d+\\.\\d{3}\\b");

    @TempDir Path data;

    private static List<String> options(String locale) {
        var parts = locale.split("-", -1);
        return List.of("-Duser.language=" + parts[0], "-Duser.country=" + parts[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa-IR", "tr-TR"})
    void answers_mails_and_log_ins_are_the_same_in_every_locale(String locale) {
        try (var app = new TestApplication(Instant.parse("2026-11-19T12:00:00Z"))) {
            app.inventor.author(
                    app.world,
                    new TmxUser(1, "TITI Info"),
                    6,
                    20,
                    new Inventor.Pace(1, 1),
                    LocalDate.of(2026, 11, 19));
            var server = ServerProcess.start(app, options(locale));
            try {
                var api = server.api;
                var token = api.newcomer("TITI Info", "TITI@Info.example.org");
                assertThat(api.logIn("titi info").status()).isEqualTo(200);
                assertThat(api.logIn("TITI INFO").status()).isEqualTo(200);
                assertThat(api.logIn("titi@info.example.org").status()).isEqualTo(200);
                assertThat(api.logIn("TITI@INFO.EXAMPLE.ORG").status()).isEqualTo(200);
                api.post("/api/v1/users/alerts", token, Map.of("record_filter", "all"));
                assertThat(api.cron().status()).isEqualTo(200);
                app.clock.set(Instant.parse("2026-11-21T05:00:00Z"));

                var run = api.cron();

                assertThat(run.status()).as(run.body()).isEqualTo(200);
                var mail = app.mailbox().to("titi@info.example.org").getFirst();
                assertThat(mail.subject()).startsWith("Pacenote 21 Nov 2026: ");
                assertThat(mail.text() + mail.html())
                        .containsPattern(TIME)
                        .doesNotContainPattern(OTHER_DIGIT);
                token = api.logIn("titi info").text("access_token");
                for (var path :
                        List.of(
                                "/health",
                                "/health/ready",
                                "/api/v1/users/profile",
                                "/api/v1/users/sessions",
                                "/api/v1/users/alerts",
                                "/api/v1/users/records?pageSize=50",
                                "/api/v1/notification-history",
                                "/openapi.yml")) {
                    var answer = api.get(path, token);
                    assertThat(answer.status()).as(path).isEqualTo(200);
                    assertThat(answer.body()).as(path).doesNotContainPattern(OTHER_DIGIT);
                }
            } finally {
                server.kill();
            }
        }
    }

    @Test
    void a_day_of_the_sandbox_is_told_in_plain_digits() throws Exception {
        var process =
                Programs.start(
                        ServerProcess.java(
                                        options("fa-IR"),
                                        Map.of("PORT", "0", "PACENOTE_DATA", data.toString()),
                                        Main.class.getName(),
                                        List.of())
                                .redirectErrorStream(true));
        try {
            var said = readUntilStop(process.inputReader(UTF_8));
            assertThat(said).contains("looked at 20 maps").doesNotContainPattern(OTHER_DIGIT);
            var port = said.replaceFirst("(?s).*http://localhost:(\\d+).*", "$1");
            var api = new Api(Integer.parseInt(port));
            assertThat(api.post("/sandbox/next-day", Map.of()).text("runCompleted"))
                    .isEqualTo("true");
            var mails = api.get("/sandbox/api/mails").json();
            assertThat(mails).hasSizeGreaterThan(3);
            int withTimes = 0;
            for (var mail : mails) {
                var html = api.get("/sandbox/mails/" + mail.path("id").asText() + "/html").body();
                assertThat(html).doesNotContainPattern(OTHER_DIGIT);
                assertThat(mail.toString()).doesNotContainPattern(OTHER_DIGIT);
                // What friends wrote has no times in it.
                withTimes += TIME.matcher(html).find() ? 1 : 0;
            }
            assertThat(withTimes).isGreaterThan(3);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String readUntilStop(BufferedReader out) throws IOException {
        var said = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Stop ")) {
                return said.toString();
            }
        }
        throw new AssertionError("the program ended: " + said);
    }
}
