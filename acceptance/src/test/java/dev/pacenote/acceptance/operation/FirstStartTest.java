package dev.pacenote.acceptance.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Programs;
import dev.pacenote.acceptance.support.assembly.ServerProcess;
import dev.pacenote.configuration.Variables;
import dev.pacenote.server.Main;
import dev.pacenote.server.OperatorCommands;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a person starts it. */
@ServerOnly("the first start of a server with nothing configured")
class FirstStartTest {

    private static final Pattern URL = Pattern.compile("http://localhost:(\\d+)");

    /** What makes a start a real one, as far as it comes. */
    private static final Map<String, String> REAL =
            Map.of(
                    "PORT", "0",
                    "FEATURES", "none",
                    "EMAIL_USER", "me@example.org",
                    "EMAIL_PASS", "a password",
                    "PUBLIC_URL", "https://pacenote.example");

    @TempDir Path data;

    private record Started(Process process, List<String> lines, Api api) {}

    private ProcessBuilder program(Map<String, String> variables) {
        var environment = new HashMap<>(variables);
        environment.put("PACENOTE_DATA", data.resolve("data").toString());
        return ServerProcess.java(environment, Main.class.getName(), List.of())
                .redirectError(complaints());
    }

    /** What a program has to say about itself, which is nothing when it starts well. */
    private File complaints() {
        return data.resolve("complaints").toFile();
    }

    private Started start() throws IOException {
        return started(program(Map.of("PORT", "0")));
    }

    private static Started started(ProcessBuilder program) throws IOException {
        var process = Programs.start(program);
        var lines = readUntilStop(process.inputReader());
        var port =
                lines.stream()
                        .map(URL::matcher)
                        .filter(Matcher::find)
                        .map(url -> Integer.parseInt(url.group(1)))
                        .findFirst()
                        .orElseThrow();
        return new Started(process, lines, new Api(port));
    }

    private static List<String> readUntilStop(BufferedReader out) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.contains("Stop ")) {
                return lines;
            }
        }
        throw new AssertionError("the program ended: " + lines);
    }

    /** What an operator is told who types this. */
    private String command(String folder, String... words) {
        var said = new ByteArrayOutputStream();
        var variables = Map.of("PACENOTE_DATA", data.resolve(folder).toString());
        new OperatorCommands(Variables.of(variables), new PrintStream(said, true, UTF_8))
                .run(List.of(words));
        return said.toString(UTF_8);
    }

    private static Api.Answer demoLogIn(Api api) {
        return api.post(
                "/api/v1/users/login",
                Map.of("email", "fox@example.org", "password", "sandbox-demo"));
    }

    @Test
    void nothing_configured_shows_the_main_job_and_survives_kill_and_restart() throws Exception {
        var first = start();
        var said = String.join("\n", first.lines());
        assertThat(said)
                .contains("running in the sandbox", "Nothing leaves this machine")
                .contains("looked at 20 maps", "Newest mail to Mad Fox")
                .contains("fox@example.org", "sandbox-demo", "Ctrl-C");
        assertThat(first.lines()).hasSizeLessThan(15);
        assertThat(Files.readString(complaints().toPath())).doesNotContain("Exception");
        var mails = first.api().get("/sandbox/api/mails").json();
        assertThat(mails).hasSizeGreaterThan(3);
        var state = first.api().get("/sandbox/api/state");
        assertThat(state.text("password")).isEqualTo("sandbox-demo");
        var page = first.api().send(first.api().request("/").header("Accept", "text/html"));
        assertThat(page.body()).contains("<div id=\"root\">");
        assertThat(mails.findValuesAsText("id"))
                .as("beside the mails about what friends and the workshop wrote")
                .anyMatch(
                        mail ->
                                first.api()
                                        .get("/sandbox/mails/" + mail + "/html")
                                        .body()
                                        .contains("New records on your maps"));
        var token = demoLogIn(first.api()).text("access_token");
        assertThat(
                        first.api()
                                .get("/api/v1/driver/notifications", token)
                                .json()
                                .path("notifications"))
                .as("the mapper guards places as well")
                .hasSizeGreaterThan(3);
        assertThat(first.api().post("/sandbox/next-day", Map.of()).text("runCompleted"))
                .isEqualTo("true");
        int count = first.api().get("/sandbox/api/mails").json().size();
        assertThat(count).isGreaterThan(mails.size());

        first.process().destroyForcibly().waitFor();
        var second = start();

        assertThat(second.lines()).noneMatch(line -> line.contains("First start"));
        assertThat(second.api().get("/sandbox/api/mails").json())
                .as("and what somebody wrote, who was not read for a day")
                .hasSizeGreaterThanOrEqualTo(count);
        assertThat(demoLogIn(second.api()).status()).isEqualTo(200);
        var other = Programs.start(program(Map.of("PORT", "0")));
        assertThat(new String(other.getInputStream().readAllBytes(), UTF_8))
                .contains("another Pacenote");
        assertThat(other.waitFor()).isEqualTo(75);
        assertThat(command("data", "doctor"))
                .contains("ok      database       Postgres 17")
                .contains("completed");
        var backup = data.resolve("backup.zip");
        assertThat(command("data", "backup", backup.toString())).contains("Everything is in");
        assertThat(command("data", "restore", backup.toString())).contains("stop it first");
        assertThat(command("elsewhere", "restore", backup.toString())).contains("is back");
        second.process().destroy();
        assertThat(second.process().waitFor(3, TimeUnit.MINUTES)).isTrue();

        assertThat(refused(program(REAL), 78))
                .as("its accounts have a password that everybody knows")
                .contains("this data was made by the sandbox", "PACENOTE_DATA");
    }

    /** As when the file with its variables was not read. */
    @Test
    void the_sandbox_does_not_start_on_the_data_of_a_real_service() throws Exception {
        try (var app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))) {
            app.open();
            app.stop();

            assertThat(refused(program(Map.of("DATABASE_URL", app.databaseUrl)), 78))
                    .contains("this data is a real service's", "Set the service's variables");
        }
    }

    @Test
    void half_a_configuration_is_refused_and_named() throws Exception {
        var process =
                Programs.start(
                        program(
                                Map.of(
                                        "EMAIL_USER", "me@example.org",
                                        "AUTHORIZATION", "bG9naW46cGFzcw==")));
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(78);
        assertThat(said)
                .contains("EMAIL_PASS", "USER_AGENT", "OCLIENT_ID", "OCLIENT_SECRET")
                .doesNotContain("bG9naW46cGFzcw==");
    }

    @Test
    void a_misspelt_name_is_refused_and_the_one_that_was_meant_is_named() throws Exception {
        var file = data.resolve("names");
        Files.writeString(file, "PROT=0\nEMAIL_PAS=hunter2\nTEAM=red\n");
        var process =
                Programs.start(
                        program(
                                Map.of(
                                        "PACENOTE_ENV_FILE",
                                        file.toString(),
                                        "PACENOTE_SANBOX",
                                        "on")));
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(78);
        assertThat(said)
                .contains(
                        "PROT is not a variable of Pacenote; is PORT meant?",
                        "EMAIL_PAS is not a variable of Pacenote; is EMAIL_PASS meant?",
                        "PACENOTE_SANBOX is not a variable of Pacenote; is PACENOTE_SANDBOX meant?")
                .doesNotContain("hunter2", "TEAM");
    }

    @Test
    void a_database_that_is_away_is_one_clear_line_and_an_exit_code() throws Exception {
        var process =
                Programs.start(
                        program(Map.of("DATABASE_URL", "postgres://u:secret@127.0.0.1:1/none")));
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(69);
        assertThat(said).contains("database cannot be reached").doesNotContain("secret");
    }

    @Test
    void a_database_that_is_killed_takes_the_server_along_and_comes_back_with_it()
            throws Exception {
        var first = start();
        var token = demoLogIn(first.api()).text("access_token");
        var alert = "/api/v1/users/alerts/" + alert(first.api(), token).path("id").asText();
        assertThat(first.api().put(alert, token, Map.of("record_filter", "all")).status())
                .isEqualTo(200);

        kill(data.resolve("data").resolve("postgres").resolve("postmaster.pid"));

        assertThat(first.process().waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
        assertThat(first.process().exitValue()).isEqualTo(69);
        var second = start();
        var kept = alert(second.api(), demoLogIn(second.api()).text("access_token"));
        assertThat(kept.path("recordFilter").asText())
                .as("what was answered is there")
                .isEqualTo("all");
        second.process().destroy();
        assertThat(second.process().waitFor(3, TimeUnit.MINUTES)).isTrue();
    }

    private static JsonNode alert(Api api, String token) {
        return api.get("/api/v1/users/alerts", token).json().path("alerts").path(0);
    }

    private static void kill(Path pidFile) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    /** A shell's words before the program. */
    private static ProcessBuilder after(String words, ProcessBuilder program, String... arguments) {
        var command = new ArrayList<>(List.of("bash", "-c", words, "bash"));
        command.addAll(List.of(arguments));
        command.addAll(program.command());
        program.command(command);
        return program;
    }

    /** What a person sees who starts in vain: one sentence, and no stack of calls. */
    private String refused(ProcessBuilder program, int exitCode)
            throws IOException, InterruptedException {
        var output = data.resolve("output").toFile();
        var process = program.redirectErrorStream(true).redirectOutput(output).start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        var said = Files.readString(output.toPath());
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exitCode);
        assertThat(said).doesNotContain("\tat ");
        assertThat(said.lines().filter(line -> line.startsWith("Pacenote cannot start: ")))
                .as(said)
                .hasSize(1);
        return said;
    }

    @ParameterizedTest
    @CsvSource({"LC_CTYPE, UTF-8", "LC_ALL, garbage"})
    void a_locale_that_this_machine_does_not_know_changes_nothing(String variable, String value)
            throws Exception {
        var program = program(Map.of("PORT", "0", "LANG", "xx_YY.UTF-8", variable, value));
        if (!variable.equals("LC_ALL")) {
            program.environment().remove("LC_ALL");
        }
        var server = started(program);
        try {
            assertThat(demoLogIn(server.api()).status()).isEqualTo(200);
            assertThat(inItsDatabase("select lower('ÄPFEL')")).isEqualTo("äpfel");
            assertThat(
                            inItsDatabase(
                                    "select string_agg(x, '' order by x) from"
                                            + " unnest('{b,A,a,ä,B}'::text[]) x"))
                    .isEqualTo("ABabä");
        } finally {
            server.process().destroy();
            server.process().waitFor();
        }
    }

    private String inItsDatabase(String sql) throws IOException, SQLException {
        var port = Files.readAllLines(data.resolve("data/postgres/postmaster.pid")).get(3).strip();
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The framework would read every variable; ours are the only ones that count. */
    @Test
    void a_data_folder_may_have_any_name_and_a_variable_of_the_framework_switches_nothing_off()
            throws Exception {
        var server =
                started(
                        after(
                                "export LC_ALL=C.UTF-8 PACENOTE_DATA=\"$1/\"$'d\\303\\244ta mit"
                                        + " Platz'; shift; exec \"$@\"",
                                program(Map.of("PORT", "0", "MICRONAUT_SECURITY_ENABLED", "false")),
                                data.toString()));

        assertThat(demoLogIn(server.api()).status()).isEqualTo(200);
        assertThat(server.api().get("/api/v1/admin/emails").status()).isEqualTo(401);
        server.process().destroy();
        assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_port_in_use_is_named() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var port = Integer.toString(taken.getLocalPort());

            assertThat(
                            refused(
                                    program(
                                            Map.of(
                                                    "PORT",
                                                    port,
                                                    "DATABASE_URL",
                                                    TestApplication.newDatabase())),
                                    75))
                    .contains("cannot listen on port " + port + " (PORT)");
        }
    }

    @Test
    void a_data_folder_that_cannot_be_made_or_written_is_named() throws Exception {
        Files.writeString(data.resolve("data"), "a file, where the folder would be");
        assertThat(refused(program(Map.of()), 73))
                .contains("data folder", data.resolve("data").toString(), "PACENOTE_DATA");
        var nowhere = program(Map.of());
        // Nobody can make anything there, not even root.
        nowhere.environment().put("PACENOTE_DATA", "/proc/pacenote");
        assertThat(refused(nowhere, 73)).contains("data folder /proc/pacenote (PACENOTE_DATA)");
    }

    /** The server is there by then; nobody must wait for what never comes. */
    @Test
    void what_fails_before_the_sandbox_is_shown_ends_the_program() throws Exception {
        var sandbox = Files.createDirectories(data.resolve("data").resolve("sandbox"));
        Files.writeString(sandbox.resolve("mailbox"), "a file, where the folder would be");
        var output = data.resolve("output").toFile();
        var process = program(Map.of()).redirectErrorStream(true).redirectOutput(output).start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isEqualTo(70);
        assertThat(Files.readString(output.toPath())).contains("Pacenote cannot start: ");
    }

    /** In a namespace of its own the folder is a small disk; else a file can be this long only. */
    @Test
    void a_full_disk_is_one_sentence() throws Exception {
        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start().close();
        Files.createDirectories(data.resolve("data"));
        boolean mounts =
                new ProcessBuilder("unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt")
                                .start()
                                .waitFor()
                        == 0;
        var program =
                mounts
                        ? after(
                                "exec unshare --mount bash -c 'mount -t tmpfs -o size=24m none"
                                        + " \"$1\" && shift && exec \"$@\"' \"$@\"",
                                program(Map.of()),
                                "bash",
                                data.resolve("data").toString())
                        : after("ulimit -f 2048; exec \"$@\"", program(Map.of()));

        assertThat(refused(program, 74))
                .containsAnyOf("No space left on device", "File too large", "disk is full");
    }

    @Test
    void a_data_folder_of_a_newer_postgres_is_left_alone() throws Exception {
        var folder = Files.createDirectories(data.resolve("data")).resolve("postgres");
        EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                .start()
                .close();
        Files.writeString(folder.resolve("PG_VERSION"), "99\n");

        assertThat(refused(program(Map.of()), 65)).contains("version 99", folder.toString());
    }

    @Test
    void a_database_that_a_newer_version_has_changed_is_left_alone() throws Exception {
        try (var app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))) {
            app.open();
            app.stop();
            try (var connection = DriverManager.getConnection(app.databaseUrl);
                    var statement = connection.createStatement()) {
                statement.execute(
                        "insert into flyway_schema_history select installed_rank + 1, '9999',"
                                + " 'moods', type, 'V9999__moods.sql', 1, installed_by, now(), 1, true"
                                + " from flyway_schema_history order by installed_rank desc limit 1");
            }

            assertThat(refused(program(Map.of("DATABASE_URL", app.databaseUrl)), 65))
                    .contains("a newer version of Pacenote", "9999, moods");
        }
    }
}
