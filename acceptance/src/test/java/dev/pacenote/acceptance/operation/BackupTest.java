package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.configuration.Variables;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.server.OperatorCommands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore, as somebody does it after their disk died. */
@ServerOnly("AWS restores its own: docs/deploy-aws.md")
class BackupTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");

    private final TestApplication app = new TestApplication(EVENING).with("PORT", "0");
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Api api;
    @TempDir Path folder;

    @BeforeEach
    void aDayOfLife() {
        app.inventor.author(
                app.world,
                new TmxUser(1, "fox"),
                6,
                20,
                Inventor.Pace.STILL,
                LocalDate.of(2026, 11, 19));
        api = app.open();
        var token = api.newcomer("fox", "fox@example.org");
        api.post("/api/v1/users/alerts", token, Map.of("record_filter", "all"));
        api.post(
                "/api/v1/feedback",
                token,
                Map.of("message", "a, \"b\"\n\\N\t\u00e9 \u5c71 \ud83d\ude00"));
        api.cron();
        app.drive(app.world.tracks().getFirst(), app.world.players().iterator().next(), 40);
        app.clock.pass(Duration.ofHours(9));
        api.cron();
        assertThat(app.mailbox().all()).hasSize(1);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private int command(Map<String, String> variables, String... words) {
        said.reset();
        return new OperatorCommands(
                        Variables.of(variables),
                        new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(Arrays.asList(words));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Another machine: nothing in its database, nothing in its folder. */
    private Map<String, String> elsewhere(String database) {
        var variables = new HashMap<>(app.environment());
        variables.put("DATABASE_URL", database);
        variables.put("PACENOTE_DATA", folder.resolve("data").toString());
        return variables;
    }

    /** Every table, as a number of rows and a fingerprint of them. */
    private static Map<String, String> content(String database) throws SQLException {
        var content = new TreeMap<String, String>();
        try (var connection = DriverManager.getConnection(database)) {
            for (var table :
                    texts(
                            connection,
                            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'")) {
                content.put(
                        table,
                        texts(
                                        connection,
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') from "
                                                + table
                                                + " t")
                                .getFirst());
            }
        }
        return content;
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        var texts = new java.util.ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Test
    void everything_is_back_in_an_empty_data_folder_and_life_goes_on() throws Exception {
        var file = folder.resolve("pacenote.zip");
        var sent = Path.of(app.environment().get("PACENOTE_DATA"), "attachments", "1", "a-file");
        Files.createDirectories(sent.getParent());
        Files.writeString(sent, "a bill");
        Files.writeString(sent.resolveSibling("upload.part"), "half a b");
        assertThat(command(app.environment(), "backup", file.toString())).as(said()).isZero();
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        var before = content(app.databaseUrl);
        assertThat(before.get("users")).startsWith("1 ");
        assertThat(before.get("record_events")).doesNotStartWith("0 ");
        app.stop();
        var database = TestApplication.newDatabase();
        // Where files would go, something is in the way: what failed half-way can be repeated.
        var inTheWay = folder.resolve("data").resolve("attachments");
        Files.createDirectories(inTheWay.getParent());
        Files.writeString(inTheWay, "no folder");
        assertThat(command(elsewhere(database), "restore", file.toString())).isEqualTo(1);
        assertThat(said()).contains("cannot be read or written");
        Files.delete(inTheWay);

        assertThat(command(elsewhere(database), "restore", file.toString())).as(said()).isZero();

        var after = content(database);
        assertThat(before.remove("stream_heads")).startsWith("1 ");
        assertThat(after.remove("stream_heads")).as("with another epoch").startsWith("1 ");
        assertThat(after).isEqualTo(before);
        var files = folder.resolve("data").resolve("attachments").resolve("1");
        assertThat(files.resolve("a-file")).hasContent("a bill");
        assertThat(files).isDirectoryNotContaining("glob:**.part");
        app.with("DATABASE_URL", database).with("PACENOTE_DATA", folder.resolve("data").toString());
        var restored = app.open();
        var token = restored.logIn("fox@example.org").text("access_token");
        assertThat(restored.get("/api/v1/users/alerts", token).json().path("alerts")).hasSize(1);
        assertThat(restored.get("/api/v1/notification-history", token).body())
                .contains("2026-11-20");
        restored.newcomer("hare", "hare@example.org");
        restored.cron();
        assertThat(app.mailbox().all()).as("what was told is not told again").hasSize(1);
    }

    private static Map<String, String> positions(String database) throws SQLException {
        try (var connection = DriverManager.getConnection(database)) {
            return Map.of(
                    "epochs",
                    String.join(",", texts(connection, "select epoch from stream_heads")),
                    "seq",
                    String.join(",", texts(connection, "select seq from stream_heads")));
        }
    }

    @Test
    void clients_read_anew_after_a_backup_or_a_database_was_brought_back() throws Exception {
        var token = api.logIn("fox@example.org").text("access_token");
        var before = api.get("/ws/events", token).json();
        long seq = before.path("seq").asLong();
        assertThat(seq).as("a record in the inbox").isPositive();
        var position = "/ws/events?after=" + seq + "&epoch=" + before.path("epoch").asText();
        assertThat(api.get(position, token).status()).isEqualTo(200);
        assertThat(command(elsewhere(app.databaseUrl), "new-epochs")).isEqualTo(1);
        assertThat(said()).contains("A server works with this database");
        var file = folder.resolve("pacenote.zip");
        command(app.environment(), "backup", file.toString());
        var old = positions(app.databaseUrl);
        app.stop();
        var database = TestApplication.newDatabase();
        command(elsewhere(database), "restore", file.toString());
        var restored = positions(database);
        assertThat(restored.get("seq")).isEqualTo(old.get("seq"));
        assertThat(restored.get("epochs")).isNotEqualTo(old.get("epochs"));

        assertThat(command(elsewhere(database), "new-epochs")).as(said()).isZero();

        assertThat(said()).startsWith("1 live stream");
        var renewed = positions(database);
        assertThat(renewed.get("seq")).isEqualTo(old.get("seq"));
        assertThat(renewed.get("epochs"))
                .isNotEqualTo(old.get("epochs"))
                .isNotEqualTo(restored.get("epochs"));
        app.with("DATABASE_URL", database).with("PACENOTE_DATA", folder.resolve("data").toString());
        var again = app.open();
        var resync = again.get(position, again.logIn("fox@example.org").text("access_token"));
        assertThat(resync.status()).isEqualTo(409);
        assertThat(resync.text("code")).isEqualToIgnoringCase("resync_required");
    }

    @Test
    void the_secret_that_old_sessions_and_links_hang_on_comes_along() {
        var token = api.logIn("fox@example.org").text("access_token");
        var file = folder.resolve("pacenote.zip");
        command(app.environment(), "backup", file.toString());
        app.stop();
        var database = TestApplication.newDatabase();
        command(elsewhere(database), "restore", file.toString());

        app.with("DATABASE_URL", database).with("PACENOTE_DATA", folder.resolve("data").toString());

        assertThat(app.open().get("/api/v1/users/profile", token).status()).isEqualTo(200);
    }

    @Test
    void nothing_is_overwritten_and_no_piece_of_a_backup_is_taken_for_one() throws Exception {
        var file = folder.resolve("pacenote.zip");
        assertThat(command(app.environment(), "backup", file.toString())).isZero();
        assertThat(command(app.environment(), "backup", file.toString())).isEqualTo(1);
        assertThat(said()).contains("there already");

        assertThat(command(elsewhere(app.databaseUrl), "restore", file.toString())).isEqualTo(1);
        assertThat(said()).contains("A server works with this database");
        app.stop();
        assertThat(command(elsewhere(app.databaseUrl), "restore", file.toString())).isEqualTo(1);
        assertThat(said()).contains("not empty");

        var piece = folder.resolve("piece.zip");
        var bytes = Files.readAllBytes(file);
        Files.write(piece, Arrays.copyOf(bytes, bytes.length / 2));
        var database = TestApplication.newDatabase();
        assertThat(command(elsewhere(database), "restore", piece.toString())).isEqualTo(1);
        assertThat(said()).contains("only a part");
        assertThat(content(database)).isEmpty();
        assertThat(command(elsewhere(database), "restore", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(command(elsewhere(database), "restore", file.toString())).as(said()).isZero();
    }

    @Test
    void who_asks_wrongly_is_told_how() {
        assertThat(command(app.environment(), "backup")).isEqualTo(64);
        assertThat(said()).contains("backup FILE").contains("restore FILE").contains("doctor");
        assertThat(
                        command(
                                elsewhere("postgres://127.0.0.1:1/none"),
                                "backup",
                                folder.resolve("b").toString()))
                .isEqualTo(69);
        assertThat(folder).isEmptyDirectory();
    }
}
