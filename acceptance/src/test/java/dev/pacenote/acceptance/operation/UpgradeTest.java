package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.configuration.Variables;
import dev.pacenote.server.OperatorCommands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A backup that an earlier version made, with rows in every table that keeps anything, is restored
 * by this version: everybody sees what they saw before. {@code golden/schema-16.zip} is the backup
 * of a version whose last migration was V16, {@code golden/schema-16.json} what that version
 * answered from it; the same for V22.
 */
@ServerOnly("AWS restores its own: docs/deploy-aws.md")
class UpgradeTest {

    /**
     * A backup of an earlier version.
     *
     * @param schema number of that version's last migration
     * @param restored shortly after it was made, so that nothing in it is too old to be shown
     */
    record Golden(int schema, Instant restored) {

        InputStream file(String suffix) {
            var name = "/golden/schema-" + schema + suffix;
            return Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(name), name);
        }

        JsonNode answers() throws IOException {
            try (var answers = file(".json")) {
                return Api.JSON.readTree(answers);
            }
        }

        @Override
        public String toString() {
            return "schema " + schema;
        }
    }

    static List<Golden> earlierVersions() {
        return List.of(
                new Golden(16, Instant.parse("2026-11-26T02:10:00Z")),
                new Golden(22, Instant.parse("2026-11-28T05:25:00Z")));
    }

    private @Nullable TestApplication app;
    @TempDir Path folder;

    private Api restore(Golden golden) throws IOException {
        var database = TestApplication.newDatabase();
        app =
                new TestApplication(golden.restored())
                        .with("PORT", "0")
                        .with("DATABASE_URL", database);
        var backup = folder.resolve("backup.zip");
        try (var file = golden.file(".zip")) {
            Files.copy(file, backup);
        }
        app.with("PACENOTE_DATA", folder.resolve("data").toString());
        var said = new ByteArrayOutputStream();
        var variables = new HashMap<>(app.environment());
        var commands =
                new OperatorCommands(
                        Variables.of(variables),
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(commands.run(List.of("restore", backup.toString())))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        markAsReal(database);
        return app.open();
    }

    /** These backups were made of sandboxes, and stand for a real service's. */
    private static void markAsReal(String database) {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute("insert into data_marks (origin) values ('real')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        if (app != null) {
            app.close();
        }
    }

    private static String token(Api api, String email) {
        return api.post("/api/v1/users/login", Map.of("email", email, "password", "sandbox-demo"))
                .text("access_token");
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void a_restored_backup_of_an_earlier_version_shows_everybody_what_they_saw(Golden golden)
            throws Exception {
        var api = restore(golden);
        int compared = 0;
        for (var person : golden.answers().path("people").properties()) {
            var token = token(api, person.getKey());
            for (var answer : person.getValue().properties()) {
                var now = api.get(answer.getKey(), token);
                assertThat(now.status()).as(answer.getKey()).isEqualTo(200);
                assertKept(person.getKey() + " " + answer.getKey(), answer.getValue(), now.json());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    /** Everything that was there is there; more may have come. */
    private static void assertKept(String where, JsonNode before, JsonNode now) {
        if (before.isObject()) {
            for (var field : before.properties()) {
                assertThat(now.has(field.getKey())).as(where + "." + field.getKey()).isTrue();
                assertKept(where + "." + field.getKey(), field.getValue(), now.get(field.getKey()));
            }
        } else if (before.isArray()) {
            assertThat(now.size()).as(where).isEqualTo(before.size());
            for (int i = 0; i < before.size(); i++) {
                assertKept(where + "[" + i + "]", before.get(i), now.get(i));
            }
        } else {
            assertThat(now).as(where).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void a_session_of_an_earlier_version_goes_on(Golden golden) throws Exception {
        var api = restore(golden);
        var refreshToken = golden.answers().path("refreshToken").asText();
        var refreshed = api.post("/api/v1/users/refresh", Map.of("refresh_token", refreshToken));
        assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
        assertThat(
                        api.get("/api/v1/users/profile", refreshed.text("access_token"))
                                .text("username"))
                .isEqualTo("Mad Fox");
    }
}
